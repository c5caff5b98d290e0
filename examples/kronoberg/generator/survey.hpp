/// A life-habits survey of residents aged 16 to 84, with weights for who was asked and answered.
#pragma once

#include "answers.hpp"
#include "deso.hpp"
#include "persons.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kronoberg {

struct Respondent {
  std::size_t person;
  std::int64_t weight;  // thousandths: persons of the stratum for each of its respondents
  Answers answers;
};

/// Strata are municipality, sex and age group (16-29, 30-44, 45-64, 65-84).
[[nodiscard]] std::size_t stratum_count();

/// The stratum of each person, or stratum_count() for whoever the survey is not about.
[[nodiscard]] std::vector<std::size_t> strata_of(const Persons& persons,
                                                 const std::vector<Deso>& deso);

/// In the order of the persons. The younger and those under strain answer less often.
[[nodiscard]] std::vector<Respondent> make_survey(const Persons& persons,
                                                  const std::vector<Deso>& deso,
                                                  const std::vector<double>& strains);

}  // namespace kronoberg
