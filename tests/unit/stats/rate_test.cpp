// Literals marked PHE are test values of PHEindicatormethods 2.1.0 (OHID/UKHSA).
#include "stats/rate.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>

namespace omrade::stats {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

void expect_near(Limits limits, double lower, double upper) {
  EXPECT_NEAR(limits.lower, lower, 1e-9 * lower);
  EXPECT_NEAR(limits.upper, upper, 1e-9 * upper);
}

void expect_none(const Estimate& estimate) {
  EXPECT_TRUE(std::isnan(estimate.value));
  EXPECT_TRUE(std::isnan(estimate.at95.lower));
  EXPECT_TRUE(std::isnan(estimate.at998.upper));
  EXPECT_EQ(estimate.interval, IntervalKind::none);
}

TEST(Rate, PublishedValues) {  // PHE
  const Estimate few = scaled(rate(5, 100), 100);
  EXPECT_EQ(few.value, 5);
  EXPECT_EQ(few.interval, IntervalKind::exact);
  expect_near(few.at95, 1.62348639011842, 11.668332079322669);
  expect_near(few.at998, 0.739371731917839, 16.454745203680105);
  const Estimate many = scaled(rate(65, 100), 100);
  EXPECT_EQ(many.interval, IntervalKind::byar);
  expect_near(many.at95, 50.163187710459454, 82.84913854593984);
  expect_near(many.at998, 42.8802614714802, 94.00029084431802);
}

TEST(Rate, TenEventsAreTheFirstOfByar) {
  EXPECT_EQ(rate(9.999, 1).interval, IntervalKind::exact);
  EXPECT_EQ(rate(10, 1).interval, IntervalKind::byar);
}

TEST(Rate, NoEventsStillHaveAnUpperLimit) {
  // chi2(0.975; 2) / 2 = -ln 0.025.
  const Estimate none = rate(0, 2);
  EXPECT_EQ(none.value, 0);
  EXPECT_EQ(none.at95.lower, 0);
  EXPECT_NEAR(none.at95.upper, -std::log(0.025) / 2, 1e-14);
}

TEST(Rate, MayBeAboveOne) {
  EXPECT_NEAR(rate(250, 220).value, 1.1363636363636365, 1e-15);  // PHE
}

TEST(Rate, WithoutADenominatorThereIsNone) {
  expect_none(rate(5, 0));
  expect_none(rate(-1, 5));
  expect_none(rate(kNoNumber, 5));
  expect_none(rate(5, kInfinity));
}

TEST(Proportion, PublishedValues) {  // PHE
  const Estimate estimate = proportion(7776456, 7564336677);
  EXPECT_NEAR(estimate.value, 0.0010280420256339154, 1e-15);
  expect_near(estimate.at95, 0.0010273201001641094, 0.0010287644578977231);
  expect_near(estimate.at998, 0.0010269040118442213, 0.0010291812992698397);
  EXPECT_EQ(estimate.interval, IntervalKind::wilson);
}

TEST(Proportion, OfMoreThanAllThereIsNone) {
  expect_none(proportion(11, 10));
  expect_none(proportion(0, 0));
}

TEST(Rate, ScalesWithItsDenominator) {
  EXPECT_TRUE(rc::check([] {
    const double x = *rc::gen::inRange(0, 2000) / 7.0;
    const double n = *rc::gen::inRange(1, 100000);
    const Estimate one = rate(x, n), half = rate(x, 2 * n);
    RC_ASSERT(half.value * 2 == one.value);
    RC_ASSERT(half.at95.lower * 2 == one.at95.lower);
    RC_ASSERT(half.at998.upper * 2 == one.at998.upper);
  }));
}

TEST(Rate, LimitsLieInOrderAroundTheValue) {
  EXPECT_TRUE(rc::check([] {
    const double x = *rc::gen::inRange(0, 100000) / 100.0;
    for (const Estimate& e : {rate(x, 1000), proportion(x, 1000)}) {
      RC_ASSERT(0 <= e.at998.lower && e.at998.lower <= e.at95.lower && e.at95.lower <= e.value);
      RC_ASSERT(e.value <= e.at95.upper && e.at95.upper <= e.at998.upper);
    }
  }));
}

}  // namespace
}  // namespace omrade::stats
