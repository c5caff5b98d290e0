#include "survey.hpp"

#include "numeric.hpp"
#include "places.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace kronoberg {
namespace {

constexpr std::size_t age_group_count = 4;
constexpr std::size_t strata_of_municipality = 2 * age_group_count;

// Places in the lots of a person.
constexpr int of_asking = 0;
constexpr int of_answering = 1;

constexpr std::size_t age_group_of(int age) {
  return age < 30 ? 0 : age < 45 ? 1 : age < 65 ? 2 : 3;
}

/// How often the residents of each municipality are asked: small ones have a number of their own
/// on top, so that they can be told apart.
std::vector<double> chances_of_being_asked(const std::vector<double>& people_of_strata) {
  constexpr double by_people = 14500.0;
  constexpr double each = 550.0;
  std::vector<double> people(municipalities().size(), 0.0);
  double county = 0.0;
  for (std::size_t i = 0; i < people_of_strata.size(); ++i) {
    people[i / strata_of_municipality] += people_of_strata[i];
    county += people_of_strata[i];
  }
  std::vector<double> chances;
  for (const double count : people) chances.push_back(by_people / county + each / count);
  return chances;
}

bool responds(int age, double strain, const Lots& lots) {
  constexpr std::array<double, age_group_count> odds{0.46, 0.65, 1.05, 1.85};
  return lots.chance(of_answering,
                     probability_of(odds[age_group_of(age)] * growth(-0.35 * strain)));
}

}  // namespace

std::size_t stratum_count() {
  return municipalities().size() * strata_of_municipality;
}

std::vector<std::size_t> strata_of(const Persons& persons, const std::vector<Deso>& deso) {
  std::vector<std::size_t> strata;
  strata.reserve(persons.size());
  for (std::size_t i = 0; i < persons.size(); ++i) {
    const auto home = static_cast<std::size_t>(persons.home[i]);
    const int age = persons.age[i];
    if (home >= deso.size() || age < 16 || age > 84) {
      strata.push_back(stratum_count());
      continue;
    }
    const auto municipality = static_cast<std::size_t>(deso[home].municipality);
    strata.push_back((2 * municipality + persons.sex[i]) * age_group_count + age_group_of(age));
  }
  return strata;
}

std::vector<Respondent> make_survey(const Persons& persons, const std::vector<Deso>& deso,
                                    const std::vector<double>& strains) {
  const std::vector<std::size_t> strata = strata_of(persons, deso);
  std::vector<double> people(stratum_count(), 0.0);
  for (const std::size_t stratum : strata) {
    if (stratum < people.size()) people[stratum] += 1.0;
  }
  const std::vector<double> asked = chances_of_being_asked(people);

  std::vector<Respondent> respondents;
  std::vector<double> answered(people.size(), 0.0);
  for (std::size_t i = 0; i < persons.size(); ++i) {
    if (strata[i] >= people.size()) continue;
    const Lots lots(8601, i);
    if (!lots.chance(of_asking, asked[strata[i] / strata_of_municipality]) ||
        !responds(persons.age[i], strains[i], lots)) {
      continue;
    }
    answered[strata[i]] += 1.0;
    respondents.push_back(
        {i, 0, draw_answers(persons.age[i], persons.sex[i], strains[i], Lots(8701, i))});
  }
  for (Respondent& respondent : respondents) {
    const std::size_t stratum = strata[respondent.person];
    respondent.weight = std::llround(1000.0 * people[stratum] / answered[stratum]);
  }
  return respondents;
}

}  // namespace kronoberg
