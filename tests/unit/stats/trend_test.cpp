#include "stats/trend.hpp"

#include "base/error.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace omrade::stats {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// Anscombe (1973), the first of the four data sets: line 3 + 0.5 x, standard error of the slope
// 0.118, t = 4.24 with 9 degrees of freedom.
TEST(Trend, AnscombesFirst) {
  const std::vector<double> x{10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
  const std::vector<double> y{8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
  const Trend trend = linear_trend(x, y, std::vector<double>(11, 1.0));
  EXPECT_NEAR(trend.slope, 0.5001, 5e-5);
  EXPECT_NEAR(trend.intercept, 3.0001, 5e-5);
  EXPECT_NEAR(trend.standard_error, 0.1179, 5e-5);
  EXPECT_NEAR(trend.p, 0.00217, 5e-6);
  // t at 0.975 with 9 degrees of freedom is 2.262157.
  EXPECT_NEAR(trend.limits95.upper - trend.slope, 2.262157 * trend.standard_error, 1e-6);
  EXPECT_GT(trend.limits998.upper, trend.limits95.upper);
}

TEST(Trend, WeightsByHand) {
  // The mean period is 2, Σ w(t - 2)² = 18 and Σ w(t - 2)y = 1·1 + 2·2 = 5; the mean value is 4/7.
  const std::vector<double> t{0, 1, 2, 3, 4}, y{0, 0, 1, 1, 1}, w{2, 1, 1, 1, 2};
  EXPECT_NEAR(linear_trend(t, y, w).slope, 5 / 18.0, 1e-15);
  EXPECT_NEAR(linear_trend(t, y, w).intercept, 4 / 7.0 - 10 / 18.0, 1e-15);
}

TEST(Trend, FewerThanFivePeriodsTellOfNone) {
  const std::vector<double> t{1, 2, 3, 4, 5}, y{1, 2, 2, kNaN, 5}, w(5, 1.0);
  EXPECT_EQ(linear_trend(t, y, w).periods, 4U);
  EXPECT_TRUE(std::isnan(linear_trend(t, y, w).slope));
  EXPECT_TRUE(std::isnan(linear_trend(w, t, w).slope));  // one period only
  EXPECT_TRUE(std::isnan(linear_trend({}, {}, {}).slope));
  EXPECT_THROW(linear_trend(t, y, {}), Error);
}

TEST(Trend, ValuesOnALineHaveNoLimits) {
  const std::vector<double> t{2019, 2020, 2021, 2022, 2023}, y{0.1, 0.2, 0.3, 0.4, 0.5}, w(5, 3.0);
  const Trend trend = linear_trend(t, y, w);
  EXPECT_NEAR(trend.slope, 0.1, 1e-15);
  EXPECT_EQ(trend.standard_error, 0);
  EXPECT_TRUE(std::isnan(trend.limits95.lower));
  EXPECT_TRUE(std::isnan(trend.p));
}

TEST(Trend, LimitsHoldAsOftenAsTheySay) {
  std::mt19937_64 random(3);
  std::normal_distribution<double> normal;
  const std::vector<double> t{0, 1, 2, 3, 4, 5}, sd{1, 2, 1, 0.5, 3, 1};
  int held = 0;
  for (int round = 0; round < 4000; ++round) {
    std::vector<double> y, w;
    for (std::size_t i = 0; i < 6; ++i) {
      y.push_back(0.4 * t[i] + sd[i] * normal(random));
      w.push_back(1 / (sd[i] * sd[i]));
    }
    const Trend trend = linear_trend(t, y, w);
    held += trend.limits95.lower <= 0.4 && 0.4 <= trend.limits95.upper ? 1 : 0;
  }
  EXPECT_NEAR(held / 4000.0, 0.95, 0.01);
}

// Agresti (Categorical Data Analysis, infant malformation and mothers' alcohol): scores 0,
// 0.5, 1.5, 4, 7; z² = 6.57, p = 0.010.
TEST(CochranArmitage, MalformationsAndAlcohol) {
  const std::vector<double> scores{0, 0.5, 1.5, 4, 7}, x{48, 38, 5, 1, 1};
  const std::vector<double> n{17114, 14502, 793, 127, 38};
  const ProportionTrend trend = cochran_armitage(scores, x, n, kPeriodsOfATrend);
  EXPECT_NEAR(trend.z * trend.z, 6.57, 0.005);
  EXPECT_NEAR(trend.p, 0.010, 5e-4);
  EXPECT_GT(trend.slope, 0);
}

TEST(CochranArmitage, TwoGroupsAreTheTestOfTwoProportions) {
  const std::vector<double> t{0, 1}, x{10, 20}, n{50, 50};
  const ProportionTrend trend = cochran_armitage(t, x, n, 2);
  EXPECT_NEAR(trend.z, 0.2 / std::sqrt(0.3 * 0.7 * 2 / 50), 1e-13);
  EXPECT_NEAR(trend.slope, 0.2, 1e-15);
  EXPECT_TRUE(std::isnan(cochran_armitage(t, x, n, kPeriodsOfATrend).z));
}

TEST(CochranArmitage, AllOrNobodyTellsOfNoTrend) {
  const std::vector<double> t{0, 1, 2, 3, 4}, none(5, 0.0), all(5, 9.0), over{9, 9, 9, 9, 10};
  EXPECT_TRUE(std::isnan(cochran_armitage(t, none, all, 5).z));
  EXPECT_TRUE(std::isnan(cochran_armitage(t, all, all, 5).z));
  EXPECT_TRUE(std::isnan(cochran_armitage(t, all, none, 5).z));
  EXPECT_EQ(cochran_armitage(t, over, all, 5).periods, 4U);
}

TEST(Change, SmallestDetectable) {
  EXPECT_NEAR(smallest_detectable_change(1, 1), 2.801585218 * std::sqrt(2), 1e-8);
  EXPECT_EQ(smallest_detectable_change(0, 0), 0);
}

TEST(Change, ATestOfThatSizeFindsItFourTimesOfFive) {
  std::mt19937_64 random(11);
  std::normal_distribution<double> normal;
  const double real = smallest_detectable_change(0.04, 0.09), se = std::sqrt(0.13);
  int found = 0;
  for (int round = 0; round < 20'000; ++round)
    found += std::abs(real + se * normal(random)) > kZ95 * se ? 1 : 0;
  EXPECT_NEAR(found / 20'000.0, 0.8, 0.01);
}

// Newcombe (1998), table II, example (a): 56/70 - 48/80, method 10: 0.0524 to 0.3339.
TEST(Change, NewcombesExample) {
  const Estimated before{48 / 80.0, wilson(48, 80, kZ95)}, after{56 / 70.0, wilson(56, 70, kZ95)};
  const Estimated seen = change(before, after);
  EXPECT_NEAR(seen.value, 0.2, 1e-15);
  EXPECT_NEAR(seen.limits.lower, 0.0524, 5e-5);
  EXPECT_NEAR(seen.limits.upper, 0.3339, 5e-5);
}

TEST(Change, DifferenceInDifferencesOfSymmetricIntervals) {
  const Estimated a{1, {0, 2}}, b{5, {3, 7}}, c{2, {0, 4}}, d{3, {-1, 7}};
  const Estimated result = difference_in_differences(a, b, c, d);
  EXPECT_EQ(result.value, 3);
  EXPECT_NEAR(result.limits.lower, 3 - 5, 1e-14);  // 1 + 4 + 4 + 16
  EXPECT_NEAR(result.limits.upper, 3 + 5, 1e-14);
}

TEST(Trend, OrderAndUnitsDoNotMatter) {
  EXPECT_TRUE(rc::check([] {
    const auto size = *rc::gen::inRange<std::size_t>(5, 15);
    std::vector<double> t, y, w, x;
    for (std::size_t i = 0; i < size; ++i) {
      t.push_back(2000 + static_cast<double>(i));
      y.push_back(*rc::gen::inRange(0, 1000) / 7.0 + (i == 2 ? 1e3 : 0));
      w.push_back(*rc::gen::inRange(1, 100));
      x.push_back(*rc::gen::inRange(0, static_cast<int>(w[i]) + 1));
    }
    const auto back = [](const std::vector<double>& v) {
      return std::vector<double>(v.rbegin(), v.rend());
    };
    const auto times = [](std::vector<double> v, double by) {
      for (double& one : v) one *= by;
      return v;
    };
    const Trend one = linear_trend(t, y, w), reversed = linear_trend(back(t), back(y), back(w));
    const Trend scaled = linear_trend(t, times(y, 1000), times(w, 1e-6));
    RC_ASSERT(std::abs(reversed.slope - one.slope) <= 1e-11);
    RC_ASSERT(std::abs(reversed.limits95.upper - one.limits95.upper) <= 1e-10);
    RC_ASSERT(std::abs(scaled.limits95.lower / 1000 - one.limits95.lower) <= 1e-9);
    const ProportionTrend plain = cochran_armitage(t, x, w, 5);
    const ProportionTrend turned = cochran_armitage(times(t, -1), x, w, 5);
    if (!std::isnan(plain.z)) RC_ASSERT(std::abs(plain.z + turned.z) < 1e-12);
  }));
}

}  // namespace
}  // namespace omrade::stats
