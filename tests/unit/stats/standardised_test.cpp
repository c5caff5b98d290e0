// Literals marked PHE are test values of PHEindicatormethods 2.1.0 (OHID/UKHSA).
#include "stats/direct.hpp"
#include "stats/indirect.hpp"
#include "stats/rate.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <vector>

namespace omrade::stats {
namespace {

DirectStratum stratum(double events, double population, double standard) {
  return {
      .events = events, .events_squared = events, .population = population, .standard = standard};
}

void expect_relative(double value, double expected) {
  EXPECT_NEAR(value, expected, 1e-9 * std::abs(expected));
}

TEST(DirectRate, OfOneStratumIsItsRateWithByarsLimits) {  // PHE, 65 of 100
  const Estimate one = direct_rate(std::vector{stratum(65, 100, 5000)}).estimate;
  expect_relative(one.value, 0.65);
  expect_relative(one.at95.lower, 0.50163187710459454);
  expect_relative(one.at998.upper, 0.9400029084431802);
  EXPECT_EQ(one.interval, IntervalKind::dobson);
}

TEST(DirectRate, TwoStrataByHand) {
  // Rates 0.1 and 0.4 by standards 3 : 1, (0.3 + 0.4) / 4; V = (9 · 10 / 100² + 40 / 100²) / 16.
  const DirectRate two = direct_rate(std::vector{stratum(10, 100, 3), stratum(40, 100, 1)});
  expect_relative(two.estimate.value, 0.175);
  EXPECT_EQ(two.events, 50);
  EXPECT_EQ(two.population, 200);
  const double spread = std::sqrt((90 + 40) / 1e4 / 16 / 50);
  expect_relative(two.estimate.at95.lower, 0.175 + spread * (byar(50, kZ95).lower - 50));
  expect_relative(two.estimate.at998.upper, 0.175 + spread * (byar(50, kZ998).upper - 50));
}

TEST(DirectRate, RepeatedEventsWidenTheLimits) {
  // 10 persons with 1 event and 5 with 3: 25 events, 10 + 5 · 9 = 55 squared.
  const DirectStratum repeated{
      .events = 25, .events_squared = 55, .population = 100, .standard = 1};
  const Estimate one = direct_rate(std::vector{repeated}).estimate;
  expect_relative(one.value, 0.25);
  const double spread = std::sqrt(55.0 / 1e4 / 25);
  expect_relative(one.at95.upper, 0.25 + spread * (byar(25, kZ95).upper - 25));
}

TEST(DirectRate, NeedsPeopleWhereTheStandardHasSome) {
  EXPECT_TRUE(
      std::isnan(direct_rate(std::vector{stratum(20, 100, 3), stratum(0, 0, 1)}).estimate.value));
  EXPECT_TRUE(std::isnan(direct_rate(std::vector{stratum(20, 100, 0)}).estimate.value));
  expect_relative(direct_rate(std::vector{stratum(20, 100, 3), stratum(0, 0, 0)}).estimate.value,
                  0.2);
}

TEST(DirectRate, WithoutEventsIsZeroWithoutLimits) {
  const Estimate none = direct_rate(std::vector{stratum(0, 100, 1)}).estimate;
  EXPECT_EQ(none.value, 0);
  EXPECT_EQ(none.interval, IntervalKind::none);
}

TEST(DirectRate, OnlySharesOfTheStandardCount) {
  EXPECT_TRUE(rc::check([] {
    std::vector<DirectStratum> strata, other;
    const int n = *rc::gen::inRange(1, 20);
    for (int i = 0; i < n; ++i) {
      strata.push_back(stratum(*rc::gen::inRange(1, 50), *rc::gen::inRange(100, 1000),
                               *rc::gen::inRange(1, 1000)));
      other.insert(other.begin(), strata.back());
      other.front().standard *= 7;
    }
    const Estimate a = direct_rate(strata).estimate, b = direct_rate(other).estimate;
    RC_ASSERT(std::abs(a.value - b.value) <= 1e-12 * a.value);
    RC_ASSERT(std::abs(a.at95.upper - b.at95.upper) <= 1e-12 * a.at95.upper);
  }));
}

TEST(IndirectRatio, PublishedValues) {  // PHE
  const Estimate many = indirect_ratio(895, 835.8835612311743);
  expect_relative(many.value, 1.0707232939020275);
  expect_relative(many.at95.lower, 1.0017147712553987);
  expect_relative(many.at95.upper, 1.143233287249895);
  expect_relative(many.at998.upper, 1.1860070415876287);
  const Estimate few = indirect_ratio(9, 835.8835612311743);
  EXPECT_EQ(few.interval, IntervalKind::exact);
  expect_relative(few.at95.lower, 0.004923380825095776);
  expect_relative(few.at998.upper, 0.02710589651469021);
}

TEST(ExpectedEvents, ByHand) {
  // 200 · 1/10 + 100 · 5/50; the reference's crude rate is 6 / 60. Nobody lives in the third.
  const Reference reference = expected_events(std::vector<IndirectStratum>{
      {.population = 200, .reference_events = 1, .reference_population = 10},
      {.population = 100, .reference_events = 5, .reference_population = 50},
      {.population = 0, .reference_events = 0, .reference_population = 0}});
  EXPECT_EQ(reference.expected, 30);
  EXPECT_EQ(reference.rate, 0.1);
}

TEST(IndirectRatio, WithoutExpectedEventsThereIsNone) {
  EXPECT_TRUE(std::isnan(indirect_ratio(3, 0).value));
}

}  // namespace
}  // namespace omrade::stats
