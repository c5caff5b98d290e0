// Literals marked PHE are test values of PHEindicatormethods 2.1.0 (OHID/UKHSA).
#include "stats/interval.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace omrade::stats {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

void expect_limits(Limits limits, double lower, double upper) {
  EXPECT_NEAR(limits.lower, lower, 1e-9 * std::abs(lower));
  EXPECT_NEAR(limits.upper, upper, 1e-9 * std::abs(upper));
}

void expect_none(Limits limits) {
  EXPECT_TRUE(std::isnan(limits.lower));
  EXPECT_TRUE(std::isnan(limits.upper));
}

TEST(Normal, QuantileOfTheTwoLevels) {
  EXPECT_NEAR(normal_quantile(0.975), kZ95, 1e-14);
  EXPECT_NEAR(normal_quantile(0.999), kZ998, 1e-14);
  EXPECT_NEAR(normal_quantile(0.025), -kZ95, 1e-14);
  EXPECT_EQ(normal_quantile(0.5), 0);
}

TEST(Normal, QuantileOutsideZeroToOneIsNone) {
  for (const double p : {0.0, 1.0, -0.1, 1.1, kNaN})
    EXPECT_TRUE(std::isnan(normal_quantile(p))) << p;
}

TEST(Normal, TwoSidedP) {
  EXPECT_NEAR(normal_two_sided_p(kZ95), 0.05, 1e-15);
  EXPECT_NEAR(normal_two_sided_p(-kZ998), 0.002, 1e-15);
  EXPECT_EQ(normal_two_sided_p(0), 1);
  EXPECT_TRUE(std::isnan(normal_two_sided_p(kNaN)));
}

TEST(Wilson, PublishedValues) {  // PHE
  expect_limits(wilson(65, 100, kZ95), 0.5525444329688797, 0.7363575175690247);
  expect_limits(wilson(65, 100, kZ998), 0.4954946574070431, 0.7783540614089697);
  expect_limits(wilson(0.445, 1, kZ95), 0.04381744772058822, 0.9334621276979156);
  expect_limits(wilson(7776456, 7564336677, kZ95), 0.0010273201001641094, 0.0010287644578977231);
}

TEST(Wilson, NobodyAndEverybodyMirrorEachOther) {
  // x = 0 of 10: the upper limit is z2 / (n + z2) = 3.841459 / 13.841459.
  const Limits nobody = wilson(0, 10, kZ95);
  EXPECT_EQ(nobody.lower, 0);
  EXPECT_NEAR(nobody.upper, 0.27753279986288, 1e-13);
  const Limits everybody = wilson(10, 10, kZ95);
  EXPECT_NEAR(everybody.lower, 1 - nobody.upper, 1e-15);
  EXPECT_EQ(everybody.upper, 1);
}

TEST(Wilson, RoundingOfApportionedCountsIsForgiven) {
  const Limits above = wilson(std::nextafter(7.3, 8), 7.3, kZ95);
  const Limits equal = wilson(7.3, 7.3, kZ95);
  EXPECT_EQ(above.lower, equal.lower);
  EXPECT_EQ(above.upper, 1);
  EXPECT_EQ(wilson(-1e-18, 7.3, kZ95).lower, 0);
}

TEST(Wilson, NoValueWhereThereIsNoProportion) {
  expect_none(wilson(0, 0, kZ95));
  expect_none(wilson(11, 10, kZ95));
  expect_none(wilson(-1, 10, kZ95));
  expect_none(wilson(kNaN, 10, kZ95));
  expect_none(wilson(1, kNaN, kZ95));
  expect_none(wilson(1, kInfinity, kZ95));
}

TEST(Byar, PublishedValues) {  // PHE
  expect_limits(byar(65, kZ95), 50.163187710459454, 82.84913854593984);
  expect_limits(byar(1045, kZ998), 947.9407035610374, 1148.806160988033);
  expect_limits(byar(1, kZ95), 0.01307213290150435, 5.5637555824752605);
  expect_limits(byar(10, kZ998), 2.916318374695686, 24.193724927880535);
}

TEST(Byar, NoEventsHaveTheLowerLimitZero) {
  const Limits limits = byar(0, kZ95);
  EXPECT_EQ(limits.lower, 0);
  EXPECT_NEAR(limits.upper, std::pow(8.0 / 9 + kZ95 / 3, 3), 1e-14);
}

TEST(Byar, NoLowerLimitWhereTheApproximationHasNone) {  // PHE
  const Limits limits = byar(1, kZ998);
  EXPECT_TRUE(std::isnan(limits.lower));
  EXPECT_NEAR(limits.upper, 9.362180217908362, 1e-11);
}

TEST(Byar, NoValueOfNoCount) {
  expect_none(byar(kNaN, kZ95));
  expect_none(byar(-1, kZ95));
  expect_none(byar(kInfinity, kZ95));
}

TEST(PoissonExact, PublishedValues) {  // PHE
  expect_limits(poisson_exact(1, kZ95), 0.025317807984289897, 5.571643390938898);
  expect_limits(poisson_exact(1, kZ998), 0.0010005003335835344, 9.233413476451585);
  expect_limits(poisson_exact(5, kZ998), 0.739371731917839, 16.454745203680105);
}

TEST(PoissonExact, NoEventsHaveTheRuleOfThree) {
  // exp(-upper) = 0.025.
  const Limits limits = poisson_exact(0, kZ95);
  EXPECT_EQ(limits.lower, 0);
  EXPECT_NEAR(limits.upper, 3.6888794541139363, 1e-12);
}

TEST(PoissonExact, GrowsSmoothlyThroughRealCounts) {
  Limits previous{-1, -1};
  for (double x = 0; x <= 12; x += 0.125) {
    const Limits limits = poisson_exact(x, kZ95);
    EXPECT_LE(previous.lower, limits.lower) << x;
    EXPECT_LT(previous.upper, limits.upper) << x;
    EXPECT_LE(limits.lower, x);
    EXPECT_GT(limits.upper, x);
    previous = limits;
  }
}

TEST(PoissonExact, TinyCountsDoNotThrow) {
  const Limits limits = poisson_exact(1e-300, kZ998);
  EXPECT_EQ(limits.lower, 0);
  EXPECT_NEAR(limits.upper, -std::log(0.001), 1e-9);
  EXPECT_EQ(poisson_exact(1e-320, kZ95).lower, 0);
}

TEST(PoissonExact, NoValueOfNoCount) {
  expect_none(poisson_exact(kNaN, kZ95));
  expect_none(poisson_exact(-0.5, kZ95));
  expect_none(poisson_exact(1, kNaN));
}

TEST(Poisson, ExactBelowTenAndByarFromTen) {
  EXPECT_EQ(poisson(9.999, kZ95).upper, poisson_exact(9.999, kZ95).upper);
  EXPECT_EQ(poisson(10, kZ95).upper, byar(10, kZ95).upper);
  expect_none(poisson(kNaN, kZ95));
}

TEST(Difference, NewcombesMethodTen) {
  // Newcombe (1998), Statistics in Medicine 17:873, table II, example a: 56/70 - 48/80 has the
  // limits 0.0524 and 0.3339.
  const Limits limits =
      difference(56.0 / 70, wilson(56, 70, kZ95), 48.0 / 80, wilson(48, 80, kZ95));
  EXPECT_NEAR(limits.lower, 0.0524, 5e-5);
  EXPECT_NEAR(limits.upper, 0.3339, 5e-5);
}

TEST(Difference, ExchangingTheTermsExchangesTheLimits) {
  const Limits a{1, 4};
  const Limits b{0, 2};
  const Limits forward = difference(2, a, 1, b);
  const Limits backward = difference(1, b, 2, a);
  EXPECT_DOUBLE_EQ(forward.lower, -backward.upper);
  EXPECT_DOUBLE_EQ(forward.upper, -backward.lower);
  EXPECT_DOUBLE_EQ(forward.lower, 1 - std::sqrt(2));  // below a by 1, above b by 1
}

TEST(Difference, FromACertainValueOnlyTheTermsOwnIntervalRemains) {
  const Limits limits = difference(5, {3, 9}, 1, {1, 1});
  EXPECT_EQ(limits.lower, 2);
  EXPECT_EQ(limits.upper, 8);
}

TEST(Difference, AMissingLimitIsMissing) {
  const Limits limits = difference(5, {kNaN, 9}, 1, {0, kInfinity});
  EXPECT_TRUE(std::isnan(limits.lower));
  EXPECT_FALSE(std::isnan(limits.upper));
}

}  // namespace
}  // namespace omrade::stats
