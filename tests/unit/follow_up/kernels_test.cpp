// The SDK's changes, trends and slopes are the engine's own.
#include "stats/inequality.hpp"
#include "stats/trend.hpp"
#include <omrade/slope_index.hpp>
#include <omrade/survey.hpp>
#include <omrade/trend.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <cstddef>
#include <vector>

namespace {

namespace stats = omrade::stats;

bool near(double a, double b) {
  return (std::isnan(a) && std::isnan(b)) || std::abs(a - b) <= 1e-9 * (1 + std::abs(a));
}

stats::Estimated engine(const omrade::Measured& one) {
  return {one.value, {one.limits.lower95, one.limits.upper95}};
}

bool alike(const omrade::Change& sdk, const stats::Estimated& engine) {
  return near(sdk.value, engine.value) && near(sdk.limits.lower95, engine.limits.lower) &&
         near(sdk.limits.upper95, engine.limits.upper);
}

omrade::Measured any_share() {
  const int n = *rc::gen::inRange(1, 2000);
  const int x = *rc::gen::inRange(0, n + 1);
  const double p = static_cast<double>(x) / n;
  return {p, omrade::wilson_limits(p, n)};
}

TEST(Kernels, ChangesAreThoseOfTheEngine) {
  EXPECT_TRUE(rc::check("change and difference in differences", [] {
    const omrade::Measured a = any_share(), b = any_share(), c = any_share(), d = any_share();
    RC_ASSERT(alike(omrade::change(a, b), stats::change(engine(a), engine(b))));
    RC_ASSERT(alike(omrade::difference_in_differences(a, b, c, d),
                    stats::difference_in_differences(engine(a), engine(b), engine(c), engine(d))));
    RC_ASSERT(near(omrade::smallest_detectable_change(a.value, b.value),
                   stats::smallest_detectable_change(a.value, b.value)));
  }));
}

TEST(Kernels, LimitsOfARateAreByars) {
  EXPECT_TRUE(rc::check("from ten events on as the engine's", [] {
    const double x = *rc::gen::inRange(10, 5000), n = *rc::gen::inRange(1, 100000);
    const omrade::Limits sdk = omrade::byar_limits(x, n, 1000);
    const stats::Limits engine = stats::byar(x, stats::kZ95);
    RC_ASSERT(near(sdk.lower95, 1000 * engine.lower / n));
    RC_ASSERT(near(sdk.upper95, 1000 * engine.upper / n));
  }));
  EXPECT_EQ(omrade::byar_limits(0, 10).lower95, 0);
  EXPECT_NEAR(omrade::byar_limits(5, 1).lower95, 1.6113477157471932, 1e-12);
  EXPECT_NEAR(omrade::byar_limits(5, 1).upper95, 11.668164123398595, 1e-12);
  EXPECT_TRUE(std::isnan(omrade::byar_limits(-1, 10).upper95));
  EXPECT_TRUE(std::isnan(omrade::byar_limits(1, 0).upper95));
}

TEST(Kernels, TrendsAreThoseOfTheEngine) {
  EXPECT_TRUE(rc::check("linear and of proportions", [] {
    const auto periods = static_cast<std::size_t>(*rc::gen::inRange(1, 12));
    std::vector<double> t, y, w, x;
    omrade::TrendLine line;
    std::vector<omrade::ProportionAt> all;
    for (std::size_t k = 0; k < periods; ++k) {
      const bool lacks = *rc::gen::inRange(0, 6) == 0;
      const int n = *rc::gen::inRange(1, 500);
      t.push_back(2010 + static_cast<double>(k));
      w.push_back(n);
      x.push_back(*rc::gen::inRange(0, n + 1));
      y.push_back(lacks ? NAN : 100 * x.back() / n);
      line.add(t.back(), y.back(), w.back());
      all.push_back({t.back(), x.back(), w.back()});
    }
    const stats::Trend engine = stats::linear_trend(t, y, w);
    const omrade::Change slope = line.slope(stats::kPeriodsOfATrend);
    RC_ASSERT(near(slope.value, engine.slope));
    RC_ASSERT(near(slope.limits.lower95, engine.limits95.lower));
    RC_ASSERT(near(slope.limits.upper998, engine.limits998.upper));
    RC_ASSERT(near(omrade::cochran_armitage(all, 5), stats::cochran_armitage(t, x, w, 5).z));
  }));
}

TEST(Kernels, SlopesAreThoseOfTheEngine) {
  EXPECT_TRUE(rc::check("the value, and the limits but for the noise of simulation", [] {
    const auto n = static_cast<std::size_t>(*rc::gen::inRange(2, 8));
    std::vector<omrade::OrderedGroup> sdk;
    std::vector<stats::InequalityGroup> groups;
    for (std::size_t k = 0; k < n; ++k) {
      const double people = *rc::gen::inRange(1, 1000), value = *rc::gen::inRange(0, 100);
      const double error = *rc::gen::inRange(1, 50) / 10.0;
      sdk.push_back({people, value, error * error});
      groups.push_back({people, value, error});
    }
    const omrade::Measured slope = omrade::slope_index(sdk).measured();
    const stats::Inequality engine =
        stats::inequality(groups, stats::Transform::none, {.draws = 20000, .seed = 7});
    RC_ASSERT(near(slope.value, engine.slope.value));
    const double half = slope.limits.upper95 - slope.value;
    RC_ASSERT(std::abs(slope.limits.lower95 - engine.slope.at95.lower) < 0.05 * half);
    RC_ASSERT(std::abs(slope.limits.upper95 - engine.slope.at95.upper) < 0.05 * half);
  }));
  EXPECT_TRUE(std::isnan(omrade::slope_index({}).value));
}

}  // namespace
