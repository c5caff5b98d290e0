#include "persons.hpp"

#include "numeric.hpp"
#include "places.hpp"
#include "random.hpp"

#include <algorithm>
#include <array>

namespace kronoberg {
namespace {

constexpr std::size_t profile_count = 7;
constexpr std::size_t phase_count = 7;

/// Persons by five-year age group, 0-4 ... 80-84 and all older, in the county as a whole.
constexpr std::array<double, 18> age_groups{55, 60, 61, 58, 52, 58, 66, 66, 62,
                                            60, 61, 62, 60, 57, 54, 50, 36, 28};

/// How common the phases of life 0-14, 15-19, 20-29, 30-44, 45-64, 65-79 and 80- are by profile.
constexpr std::array<std::array<double, phase_count>, profile_count> phases{{
    {1.00, 1.00, 1.00, 1.00, 1.00, 1.00, 1.00},  // town
    {0.55, 0.70, 1.50, 0.90, 0.90, 1.25, 1.90},  // centre
    {1.30, 1.15, 0.65, 1.20, 1.05, 0.85, 0.55},  // suburb
    {1.40, 1.15, 1.30, 1.20, 0.80, 0.60, 0.50},  // blocks
    {0.22, 0.80, 7.00, 0.80, 0.20, 0.03, 0.01},  // student
    {0.95, 1.00, 0.80, 0.90, 1.00, 1.15, 1.25},  // small_town
    {0.95, 0.95, 0.60, 0.85, 1.15, 1.30, 1.05},  // rural
}};

/// What a profile does to the odds of a need that is not a matter of age alone.
struct Habits {
  double living_alone;
  double single_parent;
  double moving;
  double unemployed;
  double low_education;
};

constexpr std::array<Habits, profile_count> habits{{
    {1.00, 1.00, 1.00, 1.00, 1.00},  // town
    {1.20, 1.00, 1.20, 1.00, 0.90},  // centre
    {0.65, 0.70, 0.80, 0.60, 0.75},  // suburb
    {1.15, 1.25, 1.15, 1.15, 1.10},  // blocks
    {1.00, 0.20, 2.00, 0.35, 0.15},  // student
    {1.00, 1.00, 0.90, 1.05, 1.30},  // small_town
    {0.75, 0.75, 0.75, 0.75, 1.15},  // rural
}};

constexpr std::size_t phase_of(int age) {
  constexpr std::array<int, phase_count - 1> ends{15, 20, 30, 45, 65, 80};
  std::size_t phase = 0;
  while (phase < ends.size() && age >= ends[phase]) ++phase;
  return phase;
}

class AgeTable {
 public:
  explicit AgeTable(const std::array<double, phase_count>& common) {
    double old = 1.0;
    double sum = 0.0;
    for (int age = 0; age <= oldest; ++age) {
      const auto group = std::min<std::size_t>(static_cast<std::size_t>(age / 5), 17);
      if (age >= 85) old *= 0.82;
      sum += age_groups[group] * common[phase_of(age)] * old;
      sums_[static_cast<std::size_t>(age)] = sum;
    }
  }
  [[nodiscard]] int draw(Random& random) const {
    const double lot = random.unit() * sums_.back();
    return static_cast<int>(std::upper_bound(sums_.begin(), sums_.end() - 1, lot) - sums_.begin());
  }

 private:
  std::array<double, oldest + 1> sums_{};
};

const AgeTable& ages_of(Profile profile) {
  static const std::vector<AgeTable> tables(phases.begin(), phases.end());
  return tables[static_cast<std::size_t>(profile)];
}

double odds_single_parent(int age, std::uint8_t sex) {
  if (age < 18 || age > 59) return 0.0;
  const double by_age = age < 25 ? 0.010 : age < 35 ? 0.045 : age < 50 ? 0.098 : 0.033;
  return by_age * (sex == woman ? 1.55 : 0.5);
}

double odds_moving(int age) {
  if (age < 18) return age < 7 ? 0.075 : 0.048;
  if (age < 30) return 0.23;
  if (age < 40) return 0.11;
  return age < 65 ? 0.055 : 0.036;
}

double odds_living_alone(int age) {
  if (age <= 65) return 0.0;
  return age < 75 ? 0.42 : age < 85 ? 0.70 : 1.35;
}

/// What is special about an area apart from its deprivation, as factors of odds.
struct Character {
  double single_parent = 1.0;
  double unemployed = 1.0;
  double low_education = 1.0;
};

Character draw_character(Random& random) {
  const auto draw = [&] { return growth(1.2 * (random.unit() + random.unit() - 1.0)); };
  return {draw(), draw(), draw()};
}

/// Draws the needs of one person. `need` is the deprivation of the neighbourhood.
NeedSet draw_needs(int age, std::uint8_t sex, double need, Profile profile,
                   const Character& character, Random& random) {
  const Habits& habit = habits[static_cast<std::size_t>(profile)];
  NeedSet needs = age < 5 ? need_bit(Need::under_5) : NeedSet{0};
  const auto draw = [&](Need kind, double odds) {
    // Every need takes its number, so that one need does not shift the others.
    if (random.unit() < probability_of(odds)) needs = static_cast<NeedSet>(needs | need_bit(kind));
  };
  const double by_age = age < 18 ? 0.75 : age < 25 ? 1.1 : age < 45 ? 1.7 : age < 65 ? 1.1 : 0.4;
  draw(Need::foreign_born, 0.133 * growth(need) * by_age);
  const bool foreign = (needs & need_bit(Need::foreign_born)) != 0;
  draw(Need::old_alone, odds_living_alone(age) * growth(0.16 * need) * habit.living_alone);
  draw(Need::single_parent, odds_single_parent(age, sex) *
                                growth((need < 0.0 ? 0.8 : 0.35) * need) * habit.single_parent *
                                character.single_parent);
  draw(Need::moved_in, odds_moving(age) * growth(0.20 * need) * habit.moving);
  const bool may_work = age >= 16 && age <= 64;
  draw(Need::unemployed, may_work ? 0.053 * growth((need < 0.0 ? 1.0 : 0.45) * need) *
                                        (foreign ? 2.1 : 0.75) * (age < 20 ? 0.5 : 1.0) *
                                        habit.unemployed * character.unemployed
                                  : 0.0);
  const bool has_finished_school = age >= 25 && age <= 64;
  draw(Need::low_education, has_finished_school
                                ? 0.105 * growth(0.4 * need) * (foreign ? 1.9 : 0.8) *
                                      (age >= 55 ? 1.3 : 1.0) * habit.low_education *
                                      character.low_education
                                : 0.0);
  return needs;
}

void add_person(Persons& persons, std::size_t home, int cell, double need, Profile profile,
                const Character& character, Random& random) {
  const int age = ages_of(profile).draw(random);
  const double men = age < 65 ? 0.513 : age < 80 ? 0.49 : 0.39;
  const std::uint8_t sex = random.chance(men) ? man : woman;
  persons.home.push_back(static_cast<std::int16_t>(home));
  persons.cell.push_back(cell);
  persons.age.push_back(static_cast<std::uint8_t>(age));
  persons.sex.push_back(sex);
  persons.needs.push_back(draw_needs(age, sex, need, profile, character, random));
}

}  // namespace

Persons make_persons(const Settlement& settlement, const std::vector<Deso>& deso,
                     const std::vector<int>& deso_of_cells, int outsiders) {
  std::vector<std::vector<int>> cells(deso.size());
  for (std::size_t i = 0; i < deso_of_cells.size(); ++i) {
    cells[static_cast<std::size_t>(deso_of_cells[i])].push_back(static_cast<int>(i));
  }
  const Noise streets(8101, 900.0, 2);
  const Noise regions(8201, 18000.0, 2);
  Persons persons;
  for (std::size_t home = 0; home < deso.size(); ++home) {
    Random random(8301 + home);
    const double luck = 0.24 * (random.unit() + random.unit() - 1.0);
    const Character character = draw_character(random);
    for (const int number : cells[home]) {
      const SettledCell& cell = settlement.cells[static_cast<std::size_t>(number)];
      const Point at = settlement.grid.middle(cell.column, cell.row);
      double need = luck + 0.25 * streets.at(at) + 0.25 * regions.at(at);
      Profile profile = Profile::rural;
      if (cell.place >= 0) {
        const Place& place = places()[static_cast<std::size_t>(cell.place)];
        need += place.need;
        profile = place.profile;
      }
      for (int i = 0; i < cell.people; ++i) {
        add_person(persons, home, number, need, profile, character, random);
      }
    }
  }
  Random random(8401);
  for (int i = 0; i < outsiders; ++i) {
    add_person(persons, deso.size(), -1, 0.1, Profile::town, Character{}, random);
  }
  return persons;
}

}  // namespace kronoberg
