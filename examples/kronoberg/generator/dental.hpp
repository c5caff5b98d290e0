/// Dental examinations of residents of certain ages: one record for each, examined or not.
#pragma once

#include "persons.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace kronoberg {

struct DentalAge {
  int age;
  double missed;       // share not examined where there is no strain
  double caries_odds;  // of any affected tooth
  double more_teeth;   // besides the first, half of the affected have more than these
};

inline constexpr std::array<DentalAge, 5> dental_ages{{
    {3, 0.08, 0.053, 1.9},
    {6, 0.08, 0.152, 2.0},
    {12, 0.08, 0.45, 1.4},
    {19, 0.15, 1.62, 2.2},
    {23, 0.35, 2.30, 2.9},
}};

struct DentalRecord {
  std::size_t person;
  std::optional<int> affected;  // teeth, nothing where not examined
};

/// In the order of the persons, all residents of the county of these ages.
[[nodiscard]] std::vector<DentalRecord> make_dental(const Persons& persons, std::size_t deso_count,
                                                    const std::vector<double>& strains);

}  // namespace kronoberg
