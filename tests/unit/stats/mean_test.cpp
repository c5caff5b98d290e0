#include "stats/mean.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace omrade::stats {
namespace {

TEST(Mean, OfOneToFive) {
  // sd² = 10 / 4; t(4) of the tables: 2.7764451 and 7.1731822; half a width t · sqrt(2.5 / 5).
  const Mean five = mean(std::vector<double>{4, 1, 5, 2, 3});
  EXPECT_EQ(five.n, 5U);
  EXPECT_EQ(five.estimate.value, 3);
  EXPECT_NEAR(five.sd, std::sqrt(2.5), 1e-15);
  EXPECT_NEAR(five.estimate.at95.upper, 3 + 2.7764451051977987 * std::sqrt(0.5), 1e-12);
  EXPECT_NEAR(five.estimate.at998.lower, 3 - 7.173182219782308 * std::sqrt(0.5), 1e-11);
}

TEST(Mean, OneValueHasNoLimits) {
  const Mean one = mean(std::vector<double>{7, kNoNumber});
  EXPECT_EQ(one.n, 1U);
  EXPECT_EQ(one.estimate.value, 7);
  EXPECT_TRUE(std::isnan(one.sd));
  EXPECT_TRUE(std::isnan(one.estimate.at95.lower));
  EXPECT_EQ(one.estimate.interval, IntervalKind::none);
}

TEST(Mean, OfNothingIsNone) {
  EXPECT_EQ(mean({}).n, 0U);
  EXPECT_TRUE(std::isnan(mean({}).estimate.value));
}

TEST(Mean, EqualValuesHaveLimitsOfNoWidth) {
  const Mean same = mean(std::vector<double>{0.1, 0.1, 0.1});
  EXPECT_EQ(same.sd, 0);
  EXPECT_EQ(same.estimate.at95.lower, 0.1);
  EXPECT_EQ(same.estimate.at998.upper, 0.1);
}

TEST(Mean, FarFromZeroKeepsItsSpread) {
  // A sum of squares less the square of the sum would lose all digits of the spread.
  EXPECT_EQ(mean(std::vector<double>{1e9 + 1, 1e9 + 2, 1e9 + 3}).sd, 1);
}

TEST(Mean, SquaresBeyondTheRangeOfNumbersAreNotNeeded) {
  const Mean expected = mean(std::vector<double>{1, 2, 3});
  for (const double unit : {0x1p600, 0x1p1000, 0x1p-600, 0x1p-1000}) {
    const Mean found = mean(std::vector<double>{1 * unit, 2 * unit, kNoNumber, 3 * unit});
    EXPECT_EQ(found.n, 3U);
    EXPECT_EQ(found.sd, unit);
    EXPECT_EQ(found.estimate.value, 2 * unit);
    EXPECT_EQ(found.estimate.at95.lower, expected.estimate.at95.lower * unit);
    EXPECT_EQ(found.estimate.at998.upper, expected.estimate.at998.upper * unit);
  }
  EXPECT_EQ(mean(std::vector<double>{1.5e308, 1.5e308}).estimate.value, 1.5e308);
}

TEST(Mean, HardlyDependsOnTheOrder) {
  EXPECT_TRUE(rc::check([](const std::vector<int>& values) {
    RC_PRE(values.size() > 1);
    std::vector<double> one, other;
    for (const int value : values) one.push_back(value / 3.0);
    other.assign(one.rbegin(), one.rend());
    const Mean a = mean(one), b = mean(other);
    const double largest = std::abs(*std::max_element(
        one.begin(), one.end(), [](double p, double q) { return std::abs(p) < std::abs(q); }));
    RC_ASSERT(std::abs(a.estimate.value - b.estimate.value) <= 1e-12 * largest);
    RC_ASSERT(std::abs(a.sd - b.sd) <= 1e-12 * largest);
  }));
}

}  // namespace
}  // namespace omrade::stats
