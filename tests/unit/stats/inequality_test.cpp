#include "stats/inequality.hpp"

#include "stats/normal_draws.hpp"
#include "stats/rate.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace omrade::stats {
namespace {

constexpr Simulation kNoDraws{.draws = 0};

TEST(Inequality, TwoEqualGroupsByHand) {
  // Midpoints 1/4 and 3/4: a line through 0.2 and 0.4 begins at 0.1 and ends at 0.5.
  const Inequality two = inequality(std::vector<InequalityGroup>{{.population = 50, .value = 0.2},
                                                                 {.population = 50, .value = 0.4}},
                                    Transform::none, kNoDraws);
  EXPECT_NEAR(two.slope.value, 0.4, 1e-15);
  EXPECT_NEAR(two.intercept, 0.1, 1e-15);
  EXPECT_NEAR(two.relative.value, 5, 1e-14);
  EXPECT_EQ(two.slope.interval, IntervalKind::none);
}

std::vector<InequalityGroup> five_groups(Transform transform) {
  constexpr double events[] = {120, 100, 80, 75, 50};
  constexpr double people[] = {1000, 1100, 1050, 980, 1020};
  std::vector<InequalityGroup> groups;
  for (int i = 0; i < 5; ++i) {
    const Estimate one = transform == Transform::logit ? proportion(events[i], people[i])
                                                       : rate(events[i], people[i]);
    groups.push_back({.population = people[i],
                      .value = one.value,
                      .standard_error = standard_error(one.at95, transform)});
  }
  return groups;
}

// Computed apart by weighted least squares from the normal equations.
TEST(Inequality, FiveGroupsOnEachScale) {
  const Inequality plain = inequality(five_groups(Transform::none), Transform::none, kNoDraws);
  EXPECT_NEAR(plain.slope.value, -0.07748578659700972, 1e-14);
  EXPECT_NEAR(plain.relative.value, 0.36103242369414773, 1e-13);
  EXPECT_NEAR(plain.intercept, 0.12126716514316507, 1e-14);
  const Inequality log = inequality(five_groups(Transform::log), Transform::log, kNoDraws);
  EXPECT_NEAR(log.slope.value, -0.0802728443131988, 1e-14);
  EXPECT_NEAR(log.relative.value, 0.3776081106408768, 1e-13);
  const Inequality logit = inequality(five_groups(Transform::logit), Transform::logit, kNoDraws);
  EXPECT_NEAR(logit.slope.value, -0.07949901765740798, 1e-14);
  EXPECT_NEAR(logit.intercept, 0.12793223122848746, 1e-14);
}

TEST(Inequality, PlainLimitsAreThoseOfANormalSlope) {
  // Of two groups the slope is 2 (y2 - y1), its standard error 2 · sqrt(0.03² + 0.04²) = 0.1.
  const std::vector<InequalityGroup> groups{
      {.population = 1, .value = 0.5, .standard_error = 0.03},
      {.population = 1, .value = 0.7, .standard_error = 0.04}};
  const Estimate slope = inequality(groups, Transform::none, {.draws = 200000}).slope;
  // Four standard errors of a simulated percentile.
  EXPECT_NEAR(slope.at95.lower, 0.4 - 0.1 * kZ95, 0.003);
  EXPECT_NEAR(slope.at95.upper, 0.4 + 0.1 * kZ95, 0.003);
  EXPECT_NEAR(slope.at998.upper, 0.4 + 0.1 * kZ998, 0.009);
  EXPECT_EQ(slope.interval, IntervalKind::simulation);
}

TEST(Inequality, RelativeLimitsOnTheLogScaleAreThoseOfALogNormal) {
  const std::vector<InequalityGroup> groups{
      {.population = 1, .value = 1, .standard_error = 0.03},
      {.population = 1, .value = std::exp(0.2), .standard_error = 0.04}};
  const Inequality result = inequality(groups, Transform::log, {.draws = 200000});
  EXPECT_NEAR(result.relative.value, std::exp(0.4), 1e-14);
  EXPECT_NEAR(std::log(result.relative.at95.lower), 0.4 - 0.1 * kZ95, 0.003);
  EXPECT_NEAR(std::log(result.relative.at998.upper), 0.4 + 0.1 * kZ998, 0.009);
}

// What the two-number simulation stands for: a line through values drawn for each group.
TEST(Inequality, LimitsAgreeWithDrawingEveryGroup) {
  const std::vector<InequalityGroup> groups = five_groups(Transform::logit);
  const Inequality result = inequality(groups, Transform::logit, {.draws = 100000});
  Draws draws(7, 7);
  constexpr int lines = 20000;
  int below = 0, above = 0, ratio_below = 0;
  for (int i = 0; i < lines; ++i) {
    std::vector<InequalityGroup> drawn = groups;
    for (InequalityGroup& group : drawn) {
      const double y =
          std::log(group.value / (1 - group.value)) + group.standard_error * normal(draws);
      group = {.population = group.population, .value = 1 / (1 + std::exp(-y))};
    }
    const Inequality one = inequality(drawn, Transform::logit, kNoDraws);
    below += one.slope.value < result.slope.at95.lower ? 1 : 0;
    above += one.slope.value > result.slope.at95.upper ? 1 : 0;
    ratio_below += one.relative.value < result.relative.at95.lower ? 1 : 0;
  }
  // 500 each; four standard errors are 88.
  for (const int count : {below, above, ratio_below}) EXPECT_NEAR(count, 500, 100);
}

TEST(Inequality, SameSeedSameLimits) {
  const auto groups = five_groups(Transform::log);
  const auto lower = [&](std::uint64_t seed) {
    return inequality(groups, Transform::log, {.draws = 1000, .seed = seed}).slope.at95.lower;
  };
  EXPECT_EQ(lower(4), lower(4));
  EXPECT_NE(lower(4), lower(5));
}

TEST(Inequality, NoLineThroughOneGroupOrOutsideTheScale) {
  EXPECT_TRUE(std::isnan(inequality(std::vector<InequalityGroup>{{.population = 1, .value = 1}},
                                    Transform::none, kNoDraws)
                             .slope.value));
  const std::vector<InequalityGroup> zero{{.population = 1, .value = 0},
                                          {.population = 1, .value = 0.5}};
  EXPECT_TRUE(std::isnan(inequality(zero, Transform::log, kNoDraws).slope.value));
  EXPECT_TRUE(std::isnan(inequality(zero, Transform::logit, kNoDraws).slope.value));
  EXPECT_EQ(inequality(zero, Transform::none, kNoDraws).slope.value, 1);
}

TEST(Inequality, NoRatioToABeginningThatIsNotAboveZero) {
  // The line through 0.1 and 0.7 begins at -0.2.
  const Inequality steep = inequality(std::vector<InequalityGroup>{{.population = 1, .value = 0.1},
                                                                   {.population = 1, .value = 0.7}},
                                      Transform::none, kNoDraws);
  EXPECT_NEAR(steep.intercept, -0.2, 1e-15);
  EXPECT_TRUE(std::isnan(steep.relative.value));
}

// Both begin above 0, and may by their errors begin below: 1 in 6, and 1 in 800, of the lines.
TEST(Inequality, ARatioToABeginningThatMayBeZeroHasNoUpperLimit) {
  const auto relative = [](double error) {
    const std::vector<InequalityGroup> groups{
        {.population = 1, .value = 0.2, .standard_error = error},
        {.population = 1, .value = 0.4, .standard_error = error}};
    return inequality(groups, Transform::none, {.draws = 20000}).relative;  // from 0.1 to 0.5
  };
  // The beginning is 1.5 · 0.2 - 0.5 · 0.4, and has the standard error sqrt(2.5) · 0.0632 = 0.1.
  const Estimate often = relative(0.1 / std::sqrt(2.5));
  EXPECT_NEAR(often.value, 5, 1e-13);
  EXPECT_GT(often.at95.lower, 1);
  EXPECT_LT(often.at95.lower, 5);
  EXPECT_TRUE(std::isnan(often.at95.upper));
  EXPECT_TRUE(std::isnan(often.at998.upper));
  EXPECT_GT(often.at998.lower, 0);
  const Estimate seldom = relative(0.033 / std::sqrt(2.5));
  EXPECT_GT(seldom.at95.upper, 5);
  EXPECT_TRUE(std::isnan(seldom.at998.upper));
}

TEST(Inequality, AGroupOfNextToNobodyBesideAllOthersHasItsPlaceAtTheEnd) {
  // Its middle is at 0, that of the others at 1/2: a line of slope 2 through 1 and 2.
  for (const double few : {1e-5, 1e-12, 1e-30}) {
    const Inequality line = inequality(std::vector<InequalityGroup>{{.population = few, .value = 1},
                                                                    {.population = 1, .value = 2}},
                                       Transform::none, kNoDraws);
    EXPECT_NEAR(line.slope.value, 2, 1e-9 + 2 * few) << few;
    EXPECT_NEAR(line.intercept, 1, 1e-9 + 2 * few) << few;
  }
}

TEST(Inequality, EqualValuesHaveNoSlope) {
  const Inequality flat = inequality(std::vector<InequalityGroup>{{.population = 3, .value = 0.25},
                                                                  {.population = 9, .value = 0.25}},
                                     Transform::none, kNoDraws);
  EXPECT_NEAR(flat.slope.value, 0, 1e-16);
  EXPECT_NEAR(flat.relative.value, 1, 1e-15);
}

}  // namespace
}  // namespace omrade::stats
