// On random respondents the plugin agrees with the formulas of the methods, summed the slow way.
#include "fixture.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <vector>

namespace omrade::host {
namespace {

constexpr double kClose = 1e-9;
constexpr double kZ95 = 1.959963984540054;

/// One respondent as the methods see it: how much is here, the weight, and yes, no or nothing.
struct Said {
  double share, weight;
  std::optional<bool> yes;
};

struct Expected {
  double p = 0, yes = 0, all = 0, persons = 0, lower95 = 0, upper95 = 0;
};
Expected by_the_formulas(const std::vector<Said>& rows) {
  Expected out;
  double squares = 0;
  for (const Said& row : rows) {
    if (!row.yes || !(row.weight > 0)) continue;
    out.persons += row.share;
    out.all += row.share * row.weight;
    out.yes += *row.yes ? row.share * row.weight : 0;
    squares += row.share * row.weight * row.weight;
  }
  out.p = out.yes / out.all;
  const double n = out.all * out.all / squares;
  const double z2 = kZ95 * kZ95;
  const double centre = (out.p + z2 / (2 * n)) / (1 + z2 / n);
  const double half = kZ95 / (1 + z2 / n) * std::sqrt(out.p * (1 - out.p) / n + z2 / (4 * n * n));
  out.lower95 = centre - half;
  out.upper95 = centre + half;
  return out;
}

/// One of the values, or in a quarter of the cases none.
double some(std::initializer_list<double> values) {
  if (*rc::gen::inRange(0, 4) == 0) return kNone;
  return *rc::gen::elementOf(std::vector<double>(values));
}

/// Random respondents in two areas: the first third is A0's alone, the second shared, the last
/// A1's.
class World {
 public:
  World() : share_(*rc::gen::inRange(1, 10) / 10.0) {
    const int rows = *rc::gen::inRange(3, 40);
    survey_.runs = {{{0, rows / 3, 1}, {rows / 3, 2 * rows / 3, share_}},
                    {{rows / 3, 2 * rows / 3, 1 - share_}, {2 * rows / 3, rows, 1}}};
    auto& n = survey_.numbers;
    for (int r = 0; r < rows; ++r) {
      n["weight"].push_back(some({0, 0.5, 1, 3.25, 120}));
      n["age"].push_back(some({10, 16, 40, 84, 90}));
      n["training_minutes"].push_back(some({0, 30, 60, 75, 200}));
      n["everyday_minutes"].push_back(some({0, 29, 30, 150, 200}));
      n["audit_c"].push_back(some({0, 4, 5, 6, 12}));
      n["daily_smoking"].push_back(some({0, 1}));
      n["daily_snus"].push_back(some({0, 1}));
      n["fruit_vegetables"].push_back(some({0, 1.3, 1.4, 4.9, 5}));
      n["sitting_hours"].push_back(some({0, 9.9, 10, 24}));
      survey_.texts["sex"].push_back(
          *rc::gen::element<std::string>("Man", "Kvinna", "female", "annat", ""));
    }
    survey_.texts["sex"].front() = "man";  // a column without any sex is an error
  }

  [[nodiscard]] const Survey& survey() const { return survey_; }
  [[nodiscard]] double number(const std::string& field, std::size_t r) const {
    return survey_.numbers.at(field)[r];
  }
  [[nodiscard]] const std::string& sex(std::size_t r) const { return survey_.texts.at("sex")[r]; }

  using Rule = std::function<std::optional<bool>(const World&, std::size_t)>;
  [[nodiscard]] std::vector<Said> said(std::size_t area, const Rule& rule) const {
    std::vector<Said> out;
    for (const Run& run : survey_.runs[area]) {
      for (auto r = static_cast<std::size_t>(run.begin); r < static_cast<std::size_t>(run.end);
           ++r) {
        const double age = number("age", r);
        if (age < 16 || age > 84) continue;
        out.push_back({run.share, number("weight", r), rule(*this, r)});
      }
    }
    return out;
  }

 private:
  double share_;
  Survey survey_;
};

World::Rule of(const std::string& field, const std::function<bool(double)>& rule) {
  return [=](const World& world, std::size_t r) -> std::optional<bool> {
    const double value = world.number(field, r);
    if (std::isnan(value)) return std::nullopt;
    return rule(value);
  };
}

const std::map<std::string, World::Rule>& rules() {
  static const std::map<std::string, World::Rule> all{
      {"physically_active",
       [](const World& world, std::size_t r) -> std::optional<bool> {
         const double minutes =
             2 * world.number("training_minutes", r) + world.number("everyday_minutes", r);
         if (std::isnan(minutes)) return std::nullopt;
         return minutes >= 150;
       }},
      {"risky_alcohol",
       [](const World& world, std::size_t r) -> std::optional<bool> {
         const double points = world.number("audit_c", r);
         if (std::isnan(points) || world.sex(r).empty() || world.sex(r) == "annat")
           return std::nullopt;
         return points >= (world.sex(r) == "Man" || world.sex(r) == "man" ? 6 : 5);
       }},
      {"daily_smoking", of("daily_smoking", [](double x) { return x == 1; })},
      {"daily_snus", of("daily_snus", [](double x) { return x == 1; })},
      {"low_fruit_vegetables", of("fruit_vegetables", [](double x) { return x <= 1.3; })},
      {"recommended_fruit_vegetables", of("fruit_vegetables", [](double x) { return x >= 5; })},
      {"long_sitting", of("sitting_hours", [](double x) { return x >= 10; })}};
  return all;
}

TEST(LifeHabitProperty, EveryLayerIsThatOfTheFormulas) {
  EXPECT_TRUE(rc::check([] {
    const World world;
    const Outcome outcome = compute(world.survey());
    RC_ASSERT(outcome.failure.empty());
    for (const auto& [id, rule] : rules()) {
      const auto all = layer(outcome, id);
      for (std::size_t area = 0; area < 2; ++area) {
        const Expected expected = by_the_formulas(world.said(area, rule));
        if (expected.persons == 0) {
          RC_ASSERT(all.state_of(area) == State::missing);
          continue;
        }
        RC_ASSERT(std::abs(all.value[area] - 100 * expected.p) < kClose);
        RC_ASSERT(std::abs(all.numerator[area] - expected.yes) < kClose);
        RC_ASSERT(std::abs(all.denominator[area] - expected.all) < kClose);
        RC_ASSERT(all.base[area] == std::floor(expected.persons + 1e-6));
        RC_ASSERT(std::abs(all.lower95[area] - 100 * expected.lower95) < kClose);
        RC_ASSERT(std::abs(all.upper95[area] - 100 * expected.upper95) < kClose);
      }
    }
  }));
}

}  // namespace
}  // namespace omrade::host
