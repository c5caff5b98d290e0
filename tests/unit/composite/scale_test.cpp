#include "composite/normalise.hpp"
#include "composite/ranking.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <numeric>
#include <vector>

namespace omrade::composite {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

std::vector<double> scaled(std::vector<double> values, const Scaling& scaling,
                           const std::vector<double>& population = {}) {
  ScaleScratch scratch;
  scale(values, scaling, population, scratch);
  return values;
}

TEST(Scale, TheExponentialScaleHasItsPublishedValues) {
  // English indices of deprivation, technical report: X = -23 ln(1 - R(1 - exp(-100/23))).
  const auto x = scaled({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, {.how = Normalisation::imd_exponential});
  EXPECT_NEAR(x[4], 15.6468, 5e-5);
  EXPECT_NEAR(x[8], 50.4267, 5e-5);
  EXPECT_NEAR(x[9], 100, 1e-9);
}

TEST(Scale, RanksGiveTiesTheLowest) {
  EXPECT_THAT(scaled({5, 1, 5, 9}, {.how = Normalisation::rank}), ElementsAre(2, 1, 2, 4));
  EXPECT_THAT(scaled({5, 1, 5, 9}, {.how = Normalisation::percentile_rank}),
              ElementsAre(1.0 / 3, 0, 1.0 / 3, 1));
}

TEST(Scale, ATurnedScaleRanksTheTurnedValues) {
  const Scaling low{.how = Normalisation::percentile_rank, .low_is_need = true};
  EXPECT_THAT(scaled({5, 1, 5, 9}, low), ElementsAre(1.0 / 3, 1, 1.0 / 3, 0));
}

TEST(Scale, MinMaxGoesBetweenItsEnds) {
  EXPECT_THAT(scaled({2, 4, 6}, {.how = Normalisation::min_max, .ends = {1, 100}}),
              ElementsAre(1, 50.5, 100));
  EXPECT_THAT(
      scaled({2, 4, 6}, {.how = Normalisation::min_max, .low_is_need = true, .ends = {0, 10}}),
      ElementsAre(10, 5, 0));
}

TEST(Scale, TheDistanceToATargetIsNoneBeyondIt) {
  EXPECT_THAT(scaled({1, 3, 5, 7}, {.how = Normalisation::target, .target = 3}),
              ElementsAre(0, 0, 0.5, 1));
  EXPECT_THAT(
      scaled({1, 3, 5, 7}, {.how = Normalisation::target, .low_is_need = true, .target = 5}),
      ElementsAre(1, 0.5, 0, 0));
}

TEST(Scale, WhereAllHaveReachedTheTargetNobodyIsInNeed) {
  EXPECT_THAT(scaled({1, 2}, {.how = Normalisation::target, .target = 3}), ElementsAre(0, 0));
}

TEST(Scale, PopulationWeighsTheMeanAndTheSpread) {
  // Mean (1·0 + 3·4)/4 = 3; variance (1·9 + 3·1)/4 = 3.
  const auto x = scaled({0, 4}, {.how = Normalisation::population_z_score}, {1, 3});
  EXPECT_THAT(x, ElementsAre(DoubleNear(-3 / std::sqrt(3.0), 1e-12),
                             DoubleNear(1 / std::sqrt(3.0), 1e-12)));
}

TEST(Scale, MissingValuesStayMissingAndOutOfTheScale) {
  const double none = std::nan("");
  const auto x = scaled({1, none, 3}, {.how = Normalisation::z_score});
  EXPECT_NEAR(x[0], -std::sqrt(0.5), 1e-12);
  EXPECT_TRUE(std::isnan(x[1]));
  EXPECT_NEAR(x[2], std::sqrt(0.5), 1e-12);
}

std::vector<double> numbers() {
  return *rc::gen::suchThat(rc::gen::container<std::vector<double>>(rc::gen::map(
                                rc::gen::inRange(-1000, 1000), [](int k) { return k / 8.0; })),
                            [](const std::vector<double>& all) { return all.size() >= 3; });
}

TEST(Scale, ZScoresDoNotHangOnTheUnit) {
  EXPECT_TRUE(rc::check([] {
    const std::vector<double> x = numbers();
    std::vector<double> other;
    for (const double one : x) other.push_back(one * 1.8 + 32);
    const auto a = scaled(x, {}), b = scaled(other, {});
    for (std::size_t i = 0; i < x.size(); ++i) RC_ASSERT(std::abs(a[i] - b[i]) < 1e-8);
  }));
}

TEST(Ranking, IsThatOfCountingAreasAboveAndBelow) {
  EXPECT_TRUE(rc::check([] {
    const std::vector<double> x = numbers();
    std::vector<std::uint32_t> first(x.size()), last(x.size());
    Ranking().rank(x, first, last);
    for (std::size_t i = 0; i < x.size(); ++i) {
      std::size_t above = 0, below = 0;
      for (const double other : x) {
        above += other > x[i] ? 1U : 0U;
        below += other < x[i] ? 1U : 0U;
      }
      RC_ASSERT(first[i] == above + 1);
      RC_ASSERT(last[i] == x.size() - below);
    }
  }));
}

TEST(Ranking, StandsScoresFarBeyondAllOthers) {
  const std::vector<double> x{1e308, 2, -1e308, 3, 1};
  std::vector<std::uint32_t> first(5), last(5);
  Ranking().rank(x, first, last);
  EXPECT_THAT(first, ElementsAre(1, 3, 5, 2, 4));
  EXPECT_THAT(last, ElementsAre(1, 3, 5, 2, 4));
}

}  // namespace
}  // namespace omrade::composite
