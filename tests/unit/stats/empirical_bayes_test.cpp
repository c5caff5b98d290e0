#include "stats/empirical_bayes.hpp"

#include "base/error.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace omrade::stats {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

using enum EmpiricalBayesKind;

SmallCounts counts_of(const std::vector<double>& y, const std::vector<double>& n,
                      EmpiricalBayesKind kind) {
  return {.y = y, .n = n, .n_eff = {}, .kind = kind};
}

TEST(EmpiricalBayes, TwoAreasByHand) {
  // m = 40/200 = 0.2, spread (100·0.01 + 100·0.01)/200 = 0.01, n̄ = 100: v = 0.01 - 0.002 = 0.008,
  // s = 0.002, so four fifths are kept.
  const std::vector<double> y{10, 30}, n{100, 100};
  const auto areas = empirical_bayes(counts_of(y, n, rate));
  EXPECT_NEAR(areas[0].prior_mean, 0.2, 1e-15);
  EXPECT_NEAR(areas[0].prior_variance, 0.008, 1e-15);
  EXPECT_NEAR(areas[0].shrinkage, 0.8, 1e-13);
  EXPECT_NEAR(areas[0].value, 0.12, 1e-14);
  EXPECT_NEAR(areas[1].value, 0.28, 1e-14);
  EXPECT_NEAR(areas[0].standard_error, 0.04, 1e-14);
  const Limits limits = limits_of(areas[0], rate, kZ95);
  EXPECT_NEAR(limits.lower, 0.12 - kZ95 * 0.04, 1e-14);
  EXPECT_NEAR(limits.upper, 0.12 + kZ95 * 0.04, 1e-14);
  EXPECT_EQ(limits_of(areas[0], rate, 4).lower, 0);  // cut
}

TEST(EmpiricalBayes, ProportionsVaryLess) {
  // As above, with m(1 - m) = 0.16: v = 0.01 - 0.0016, s = 0.0016.
  const std::vector<double> y{10, 30}, n{100, 100};
  const auto areas = empirical_bayes(counts_of(y, n, proportion));
  EXPECT_NEAR(areas[0].prior_variance, 0.0084, 1e-15);
  EXPECT_NEAR(areas[0].shrinkage, 0.84, 1e-13);
  EXPECT_NEAR(areas[0].value, 0.116, 1e-14);
}

// Computed by EBest of spdep 1.2.7, family "poisson".
TEST(EmpiricalBayes, RatesAreThoseOfSpdep) {
  const std::vector<double> y{8, 12, 30, 5, 22, 3}, n{400, 350, 1500, 90, 1200, 310};
  const std::vector<double> expected{0.02052907628148502, 0.02473168072468543, 0.02028100479357416,
                                     0.02412298105215505, 0.01934470586084076, 0.01780217921559531};
  const auto areas = empirical_bayes(counts_of(y, n, rate));
  for (std::size_t i = 0; i < y.size(); ++i) EXPECT_NEAR(areas[i].value, expected[i], 1e-15) << i;
  EXPECT_NEAR(areas[0].prior_mean, 0.02077922077922078, 1e-16);
  EXPECT_NEAR(areas[0].prior_variance, 2.456076716654848e-05, 1e-18);
}

// Hits of 45 at bats in 1970 (Efron and Morris 1975, table 1; 1977, p. 120, where the estimates are
// shrunk by 1 - 15·s/S = 0.212, S being the sum of squares round the mean 0.265).
TEST(EmpiricalBayes, BaseballIsShrunkAsPublishedButForTheDivisor) {
  const std::vector<double> hits{18, 17, 16, 15, 14, 14, 13, 12, 11,
                                 11, 10, 10, 10, 10, 10, 9,  8,  7};
  const std::vector<double> at_bats(18, 45);
  const auto players = empirical_bayes(counts_of(hits, at_bats, proportion));
  EXPECT_NEAR(players[0].prior_mean, 0.265, 5e-4);
  // Marshall takes 18 where James and Stein take 15.
  EXPECT_NEAR(1 - 15.0 / 18 * (1 - players[0].shrinkage), 0.212, 5e-4);
}

TEST(EmpiricalBayes, EffectiveNumbersStandForTheWeights) {
  // Half as much told by each respondent: twice the sampling variance, and twice as much taken off.
  const std::vector<double> y{10, 30}, n{100, 100}, n_eff{50, 50};
  const auto areas = empirical_bayes({.y = y, .n = n, .n_eff = n_eff, .kind = proportion});
  EXPECT_NEAR(areas[0].prior_variance, 0.01 - 0.0032, 1e-15);
  EXPECT_NEAR(areas[0].shrinkage, 0.68, 1e-13);
}

TEST(EmpiricalBayes, WithoutSpreadAllGetTheMeanAndNoLimits) {
  for (const double same : {0.0, 5.0, 50.0}) {
    const std::vector<double> y{same, same, same}, n{50, 50, 50};
    for (const EmpiricalBayesKind kind : {rate, proportion}) {
      for (const auto& area : empirical_bayes(counts_of(y, n, kind))) {
        EXPECT_EQ(area.value, same / 50);
        EXPECT_EQ(area.prior_variance, 0);
        EXPECT_EQ(area.shrinkage, 0);
        EXPECT_TRUE(std::isnan(limits_of(area, kind, kZ95).lower));
        EXPECT_TRUE(std::isnan(limits_of(area, kind, kZ95).upper));
      }
    }
  }
}

TEST(EmpiricalBayes, AreasWithoutDataAreLeftOut) {
  const std::vector<double> y{10, 30, 3, kNaN, -1, 7}, n{100, 100, 0, 10, 10, 5};
  const auto areas = empirical_bayes(counts_of(y, n, proportion));
  EXPECT_NEAR(areas[0].value, 0.116, 1e-14);
  for (std::size_t i = 2; i < 6; ++i) {
    EXPECT_TRUE(std::isnan(areas[i].value)) << i;
    EXPECT_TRUE(std::isnan(limits_of(areas[i], proportion, kZ95).upper)) << i;
  }
}

TEST(EmpiricalBayes, NoAreaAtAll) {
  EXPECT_TRUE(empirical_bayes({}).empty());
  const std::vector<double> y{1}, n{0};
  EXPECT_TRUE(std::isnan(empirical_bayes(counts_of(y, n, rate))[0].value));
}

TEST(EmpiricalBayes, SpansMustFit) {
  const std::vector<double> y{1}, n{1, 2};
  EXPECT_THROW(empirical_bayes(counts_of(y, n, rate)), Error);
  const std::vector<std::size_t> begin{0, 1};
  const std::vector<std::uint32_t> outside{1};
  EXPECT_THROW(spatial_empirical_bayes(counts_of(y, y, rate), begin, outside), Error);
}

TEST(EmpiricalBayes, NeighboursAndSelfMakeTheLocalPrior) {
  // Two pairs apart, and an island.
  const std::vector<double> y{10, 30, 100, 50, 9}, n{100, 100, 200, 200, 10};
  const std::vector<std::size_t> begin{0, 1, 3, 4, 5, 5};
  const std::vector<std::uint32_t> of{1, 0, 1, 3, 2};
  const auto areas = spatial_empirical_bayes(counts_of(y, n, rate), begin, of);
  EXPECT_NEAR(areas[0].value, 0.12, 1e-14);
  EXPECT_NEAR(areas[1].value, 0.28, 1e-14);  // named among its own neighbours, counted once
  const std::vector<double> y2{100, 50}, n2{200, 200};
  EXPECT_EQ(areas[2].value, empirical_bayes(counts_of(y2, n2, rate))[0].value);
  EXPECT_TRUE(std::isnan(areas[4].value));
}

TEST(EmpiricalBayes, IntervalsHoldWhereTheirAreasAreDrawn) {
  // 200 areas of 100 persons, true proportions of mean 0.3 and standard deviation 0.08.
  std::mt19937_64 random(7);
  std::size_t held = 0, all = 0;
  const std::vector<double> n(200, 100);
  for (int round = 0; round < 100; ++round) {
    std::vector<double> truth(200), y(200);
    for (std::size_t i = 0; i < 200; ++i) {
      truth[i] = std::clamp(std::normal_distribution(0.3, 0.08)(random), 0.0, 1.0);
      y[i] = std::binomial_distribution<int>(100, truth[i])(random);
    }
    const auto areas = empirical_bayes(counts_of(y, n, proportion));
    for (std::size_t i = 0; i < 200; ++i) {
      const Limits limits = limits_of(areas[i], proportion, kZ95);
      held += limits.lower <= truth[i] && truth[i] <= limits.upper ? 1U : 0U;
      ++all;
    }
  }
  const double coverage = static_cast<double>(held) / static_cast<double>(all);
  EXPECT_GT(coverage, 0.935);
  EXPECT_LT(coverage, 0.96);
}

TEST(EmpiricalBayes, OrderAndScaleDoNotMatterAndValuesLieBetween) {
  EXPECT_TRUE(rc::check([] {
    const auto size = *rc::gen::inRange<std::size_t>(1, 30);
    std::vector<double> y, n, scaled;
    for (std::size_t i = 0; i < size; ++i) {
      n.push_back(*rc::gen::inRange(1, 1000));
      y.push_back(*rc::gen::inRange(0, static_cast<int>(n[i]) + 1));
    }
    const auto areas = empirical_bayes(counts_of(y, n, proportion));
    std::vector<double> y2(y.rbegin(), y.rend()), n2(n.rbegin(), n.rend());
    const auto reversed = empirical_bayes(counts_of(y2, n2, proportion));
    for (std::size_t i = 0; i < size; ++i) {
      const double own = y[i] / n[i], m = areas[i].prior_mean;
      RC_ASSERT(std::abs(areas[i].value - reversed[size - 1 - i].value) <= 1e-14);
      RC_ASSERT(areas[i].value >= std::min(own, m) - 1e-15);
      RC_ASSERT(areas[i].value <= std::max(own, m) + 1e-15);
    }
    // Persons counted in thousands: rates a thousandfold.
    for (const double persons : n) scaled.push_back(persons / 1000);
    const auto rates = empirical_bayes(counts_of(y, n, rate));
    const auto thousandfold = empirical_bayes(counts_of(y, scaled, rate));
    for (std::size_t i = 0; i < size; ++i) {
      RC_ASSERT(std::abs(thousandfold[i].value - 1000 * rates[i].value) <= 1e-9 * rates[i].value);
    }
  }));
}

}  // namespace
}  // namespace omrade::stats
