#include "dental.hpp"

#include "lots.hpp"
#include "numeric.hpp"

#include <algorithm>
#include <cmath>

namespace kronoberg {
namespace {

// Places in the lots of a person.
constexpr int of_missing = 0;
constexpr int of_caries = 1;
constexpr int of_teeth = 2;

std::optional<int> examine(const DentalAge& usual, double strain, const Lots& lots) {
  const double missed = usual.missed / (1.0 - usual.missed) * growth(0.25 * strain);
  if (lots.chance(of_missing, probability_of(missed))) return std::nullopt;
  if (!lots.chance(of_caries, probability_of(usual.caries_odds * growth(0.8 * strain)))) return 0;
  // A long tail: a few have many times what is usual.
  const double more = usual.more_teeth * growth(0.85 * lots.bell(of_teeth) + 0.25 * strain);
  return 1 + static_cast<int>(std::floor(std::min(more, 19.0)));
}

}  // namespace

std::vector<DentalRecord> make_dental(const Persons& persons, std::size_t deso_count,
                                      const std::vector<double>& strains) {
  std::vector<DentalRecord> records;
  for (std::size_t i = 0; i < persons.size(); ++i) {
    if (static_cast<std::size_t>(persons.home[i]) >= deso_count) continue;
    const auto usual =
        std::find_if(dental_ages.begin(), dental_ages.end(),
                     [&](const DentalAge& dental) { return dental.age == persons.age[i]; });
    if (usual == dental_ages.end()) continue;
    records.push_back({i, examine(*usual, strains[i], Lots(8801, i))});
  }
  return records;
}

}  // namespace kronoberg
