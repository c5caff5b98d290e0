#include "stats/hajek.hpp"

#include <omrade/survey.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <thread>
#include <vector>

namespace omrade::stats {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

const ParallelFor kSerial = [](std::size_t count, const std::function<void(std::size_t)>& body) {
  for (std::size_t i = 0; i < count; ++i) body(i);
};
const ParallelFor kThreads = [](std::size_t count, const std::function<void(std::size_t)>& body) {
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < count; ++i) threads.emplace_back([&body, i] { body(i); });
  for (std::thread& thread : threads) thread.join();
};

void expect_near(double value, double expected) {
  EXPECT_NEAR(value, expected, 1e-13 * std::abs(expected));
}

TEST(Hajek, FourRespondentsByHand) {
  // Weights 1, 2 say yes, 2, 3 say no: p = 3/8, n_eff = 64/18, variance 4/3 of
  // (5·(5/8)² + 13·(3/8)²)/64.
  HajekProportion one;
  one.add(1, true);
  one.add(2, true);
  one.add(2, false);
  one.add(3, false);
  EXPECT_EQ(one.respondents(), 4);
  expect_near(one.p(), 0.375);
  expect_near(one.n_eff(), 64.0 / 18);
  expect_near(one.variance(), 4.0 / 3 * (5 * 25 + 13 * 9) / 64.0 / 64.0);
}

TEST(Hajek, EqualWeightsAreWilsonOfTheCount) {
  HajekProportion one;
  for (int i = 0; i < 20; ++i) one.add(2.5, i < 6);
  const Limits limits = one.limits(kZ95), plain = wilson(6, 20, kZ95);
  expect_near(limits.lower, plain.lower);
  expect_near(limits.upper, plain.upper);
  expect_near(one.variance(), 0.3 * 0.7 / 19);
}

TEST(Hajek, NobodyHasNoNumbers) {
  const HajekProportion nobody;
  EXPECT_TRUE(std::isnan(nobody.p()));
  EXPECT_TRUE(std::isnan(nobody.n_eff()));
  EXPECT_TRUE(std::isnan(nobody.variance()));
  EXPECT_TRUE(std::isnan(nobody.limits(kZ95).lower));
}

TEST(Hajek, OneRespondentHasNoVarianceButLimits) {
  HajekProportion one;
  one.add(7, true);
  EXPECT_EQ(one.p(), 1);
  EXPECT_TRUE(std::isnan(one.variance()));
  EXPECT_EQ(one.limits(kZ95).upper, 1);
  EXPECT_GT(one.limits(kZ95).lower, 0);
}

TEST(Hajek, RowsWithoutAnswerOrWeightAreLeftOut) {
  const std::vector<std::uint32_t> group{0, 0, 0, 0, 0, 0, 0};
  const std::vector<double> answer{1, 0, kNaN, 1, 1, 0.5, 1};
  const std::vector<double> weight{1, 1, 1, 0, kNaN, 1, 1e300};
  const auto sums = hajek_by_group(group, answer, weight, 2, kSerial);
  EXPECT_EQ(sums[0].respondents(), 2);
  EXPECT_EQ(sums[0].p(), 0.5);
  EXPECT_EQ(sums[1].respondents(), 0);
}

TEST(Hajek, AGroupOutsideIsABug) {
  const std::vector<std::uint32_t> group{2};
  const std::vector<double> one{1};
  EXPECT_THROW(hajek_by_group(group, one, one, 2, kSerial), std::runtime_error);
  EXPECT_THROW(hajek_by_group(group, {}, one, 3, kSerial), std::runtime_error);
}

struct Rows {
  std::vector<std::uint32_t> group;
  std::vector<double> answer, weight;
};

Rows many_rows(std::size_t count, std::uint32_t groups) {
  Rows rows;
  std::uint64_t state = 1;
  for (std::size_t i = 0; i < count; ++i) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    rows.group.push_back(static_cast<std::uint32_t>((state >> 33U) % groups));
    rows.answer.push_back((state >> 40U) % 3 == 0 ? 1 : 0);
    rows.weight.push_back(0.1 + static_cast<double>((state >> 45U) % 1000) / 7);
  }
  return rows;
}

TEST(Hajek, TheSameBytesForAnyThreads) {
  const Rows rows = many_rows(400'000, 50);
  const auto serial = hajek_by_group(rows.group, rows.answer, rows.weight, 50, kSerial);
  const auto threads = hajek_by_group(rows.group, rows.answer, rows.weight, 50, kThreads);
  ASSERT_EQ(serial.size(), 50U);
  for (std::size_t g = 0; g < 50; ++g) {
    EXPECT_EQ(serial[g].p(), threads[g].p());
    EXPECT_EQ(serial[g].variance(), threads[g].variance());
    EXPECT_EQ(serial[g].n_eff(), threads[g].n_eff());
  }
}

TEST(Hajek, TheOrderOfRowsDoesNotMatter) {
  Rows rows = many_rows(300'000, 3);
  const auto one = hajek_by_group(rows.group, rows.answer, rows.weight, 3, kSerial);
  std::reverse(rows.group.begin(), rows.group.end());
  std::reverse(rows.answer.begin(), rows.answer.end());
  std::reverse(rows.weight.begin(), rows.weight.end());
  const auto other = hajek_by_group(rows.group, rows.answer, rows.weight, 3, kSerial);
  for (std::size_t g = 0; g < 3; ++g) {
    EXPECT_NEAR(other[g].p(), one[g].p(), 1e-15);
    EXPECT_NEAR(other[g].variance() / one[g].variance(), 1, 1e-14);
  }
}

TEST(Hajek, AgreesWithTheSdkAndWithAnyScaleOfTheWeights) {
  EXPECT_TRUE(rc::check([] {
    const auto count = *rc::gen::inRange(2, 60);
    SurveyProportion sdk;
    HajekProportion own, scaled;
    for (int i = 0; i < count; ++i) {
      const double weight = *rc::gen::inRange(1, 10000) / 97.0;
      const bool yes = *rc::gen::arbitrary<bool>();
      sdk.add(1, weight, yes);
      own.add(weight, yes);
      scaled.add(weight * 1234.5, yes);
    }
    const auto near = [](double a, double b) { return std::abs(a - b) <= 1e-12 * std::abs(b); };
    RC_ASSERT(own.respondents() == sdk.respondents());
    RC_ASSERT(near(own.p(), sdk.p()));
    RC_ASSERT(near(own.n_eff(), sdk.n_eff()));
    RC_ASSERT(near(own.variance(), sdk.variance()));
    RC_ASSERT(near(own.limits(kZ998).lower, sdk.limits().lower998));
    RC_ASSERT(near(own.limits(kZ95).upper, sdk.limits().upper95));
    RC_ASSERT(near(scaled.variance(), own.variance()));
    RC_ASSERT(near(scaled.n_eff(), own.n_eff()));
  }));
}

}  // namespace
}  // namespace omrade::stats
