#include "stats/funnel.hpp"

#include "stats/rate.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

namespace omrade::stats {
namespace {

/// P(X <= x) of a Poisson variable, term by term.
double poisson_below(int x, double mean) {
  double term = std::exp(-mean), sum = term;
  for (int k = 1; k <= x; ++k) sum += term *= mean / k;
  return sum;
}

TEST(FunnelOfProportion, ByHand) {
  // sqrt(0.2 · 0.8 / 100) = 0.04.
  const Limits limits = funnel_of_proportion(0.2, 100, 2);
  EXPECT_NEAR(limits.lower, 0.12, 1e-15);
  EXPECT_NEAR(limits.upper, 0.28, 1e-15);
}

TEST(FunnelOfProportion, IsCutAtTheEnds) {
  EXPECT_EQ(funnel_of_proportion(0.01, 10, 2).lower, 0);
  EXPECT_EQ(funnel_of_proportion(0.99, 10, 2).upper, 1);
  EXPECT_TRUE(std::isnan(funnel_of_proportion(0.5, 0, 2).lower));
}

// PHEindicatormethods, testdata_funnel_prop_outputs.csv: per cent, baseline 80.642448.
TEST(FunnelOfProportion, IsThatOfThePublishedTable) {
  struct Row {
    double n, lower95, upper95, lower998, upper998;
  };
  constexpr Row rows[]{{10, 56.154344, 100, 42.03259, 100},
                       {45, 69.098645, 92.186251, 62.441586, 98.843309},
                       {110000, 80.408963, 80.875933, 80.274317, 81.010578}};
  for (const Row& row : rows) {
    const Limits at95 = funnel_of_proportion(0.80642448, row.n, kZ95);
    const Limits at998 = funnel_of_proportion(0.80642448, row.n, kZ998);
    EXPECT_NEAR(100 * at95.lower, row.lower95, 1e-6) << row.n;
    EXPECT_NEAR(100 * at95.upper, row.upper95, 1e-6) << row.n;
    EXPECT_NEAR(100 * at998.lower, row.lower998, 1e-6) << row.n;
    EXPECT_NEAR(100 * at998.upper, row.upper998, 1e-6) << row.n;
  }
}

// PHEindicatormethods, testdata_funnel_ratio_outputs.csv: how many must be expected for a count to
// lie on a limit.
TEST(FunnelOfCount, IsThatOfThePublishedTable) {
  struct Row {
    double count, at_lower95, at_upper95, at_lower998, at_upper998;
  };
  constexpr Row rows[]{{1, 5.571644585, 0.025317898, 9.233410143, 0.001000547},
                       {10, 18.39035799, 4.795387629, 24.13397235, 2.960519925},
                       {100, 121.6268111, 81.36400699, 134.9243187, 71.92139974},
                       {716, 770.4222128, 664.5083011, 802.60414, 636.1521174}};
  for (const Row& row : rows) {
    // The table is solved for to 1e-7 or so of the expected.
    const double near = 2e-5 * row.count;
    EXPECT_NEAR(funnel_of_count(row.at_lower95, kZ95).lower, row.count, near);
    EXPECT_NEAR(funnel_of_count(row.at_upper95, kZ95).upper, row.count, near);
    EXPECT_NEAR(funnel_of_count(row.at_lower998, kZ998).lower, row.count, near);
    EXPECT_NEAR(funnel_of_count(row.at_upper998, kZ998).upper, row.count, 10 * near);
  }
}

// A count is outside its funnel exactly where its own exact limits leave the expected out.
TEST(FunnelOfCount, SaysWhatTheExactLimitsSay) {
  EXPECT_TRUE(rc::check([] {
    const double expected = *rc::gen::inRange(1, 20000) / 100.0;
    for (const double z : {kZ95, kZ998}) {
      const Limits funnel = funnel_of_count(expected, z);
      const int reach = static_cast<int>(2 * expected) + 20;
      for (int x = 0; x <= reach; ++x) {
        const Limits own = poisson_exact(x, z);
        RC_ASSERT((x > funnel.upper) == (own.lower > expected));
        RC_ASSERT((x < funnel.lower) == (own.upper < expected));
      }
    }
  }));
}

TEST(FunnelOfCount, LimitsAreThoseOfThePoissonDistribution) {
  // Where P(X <= 4) is the tail the lower limit is 4: 10 expected lie near.
  const Limits ten = funnel_of_count(10, kZ95);
  EXPECT_GT(poisson_below(4, 10), 0.025);
  EXPECT_LT(poisson_below(3, 10), 0.025);
  EXPECT_TRUE(ten.lower > 3 && ten.lower < 4) << ten.lower;
  EXPECT_GT(1 - poisson_below(16, 10), 0.025);  // P(X >= 17)
  EXPECT_LT(1 - poisson_below(17, 10), 0.025);
  EXPECT_TRUE(ten.upper > 17 && ten.upper < 18) << ten.upper;
}

TEST(FunnelOfCount, ManyExpectedGoOnWhereFewerEnd) {
  for (const double z : {kZ95, kZ998}) {
    const Limits below = funnel_of_count(1e6, z), above = funnel_of_count(1e6 + 1e-3, z);
    // A step of 1e-3 in the expected moves both limits by about as much.
    EXPECT_NEAR(above.lower - below.lower, 1e-3, 1e-5);
    EXPECT_NEAR(above.upper - below.upper, 1e-3, 1e-5);
  }
  EXPECT_NEAR(funnel_of_count(1e16, kZ95).upper, 1e16 + kZ95 * 1e8, 10);
}

TEST(FunnelOfCount, FewExpectedHaveNoLowerLimit) {
  EXPECT_EQ(funnel_of_count(3.6, kZ95).lower, 0);  // exp(-3.6) = 0.027
  EXPECT_GT(funnel_of_count(3.8, kZ95).lower, 0);  // exp(-3.8) = 0.022
  EXPECT_EQ(funnel_of_count(0, kZ95).upper, 0);
  EXPECT_TRUE(std::isnan(funnel_of_count(-1, kZ95).upper));
}

TEST(Significance, NamesTheFarthestLimitThatIsPassed) {
  const Limits near{4, 6}, far{3, 7};
  EXPECT_EQ(name_of(against_limits(7.1, near, far)), "high998");
  EXPECT_EQ(name_of(against_limits(7, near, far)), "high95");
  EXPECT_EQ(name_of(against_limits(6, near, far)), "similar");
  EXPECT_EQ(name_of(against_limits(3.5, near, far)), "low95");
  EXPECT_EQ(name_of(against_limits(2, near, far)), "low998");
  const Estimate estimate{.value = 5, .at95 = near, .at998 = far};
  EXPECT_EQ(name_of(against_target(estimate, 2)), "high998");
  EXPECT_EQ(name_of(against_target(estimate, 3.5)), "high95");
  EXPECT_EQ(name_of(against_target(estimate, 4)), "similar");
  EXPECT_EQ(name_of(against_target(estimate, 6.5)), "low95");
  EXPECT_EQ(name_of(against_target(estimate, 8)), "low998");
}

}  // namespace
}  // namespace omrade::stats
