#include "composite/normalise.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>

namespace omrade::composite {
namespace {

using ::testing::DoubleEq;
using ::testing::ElementsAre;
using ::testing::IsNan;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

TEST(Normalise, ZScoresHaveTheDivisorNMinusOne) {
  // Mean 4, squares 4 + 0 + 4 = 8, deviation sqrt(8 / 2) = 2.
  EXPECT_THAT(normalise(std::vector<double>{2, 4, 6}, Normalisation::z_score),
              ElementsAre(DoubleEq(-1), DoubleEq(0), DoubleEq(1)));
}

TEST(Normalise, MinMaxRunsFromZeroToOne) {
  EXPECT_THAT(normalise(std::vector<double>{30, 10, 15, 20}, Normalisation::min_max),
              ElementsAre(1, 0, 0.25, 0.5));
}

TEST(Normalise, PercentileRanksGiveTiesTheLowestRank) {
  EXPECT_THAT(normalise(std::vector<double>{7, 1, 7, 9, 3}, Normalisation::percentile_rank),
              ElementsAre(0.5, 0, 0.5, 1, 0.25));
}

TEST(Normalise, AMissingValueIsLeftOutAndStaysMissing) {
  EXPECT_THAT(normalise(std::vector<double>{10, kNone, 20}, Normalisation::min_max),
              ElementsAre(0, IsNan(), 1));
  EXPECT_THAT(normalise(std::vector<double>{2, 4, kNone, 6}, Normalisation::z_score),
              ElementsAre(DoubleEq(-1), DoubleEq(0), IsNan(), DoubleEq(1)));
}

TEST(Normalise, EqualValuesLieInTheMiddle) {
  const std::vector<double> equal{0.1, 0.1, 0.1};
  EXPECT_THAT(normalise(equal, Normalisation::z_score), ElementsAre(0, 0, 0));
  EXPECT_THAT(normalise(equal, Normalisation::min_max), ElementsAre(0.5, 0.5, 0.5));
  EXPECT_THAT(normalise(equal, Normalisation::percentile_rank), ElementsAre(0.5, 0.5, 0.5));
}

TEST(Normalise, ASingleValueHasNoScale) {
  EXPECT_THAT(normalise(std::vector<double>{5, kNone}, Normalisation::z_score),
              ElementsAre(IsNan(), IsNan()));
}

TEST(Normalise, TurningPutsTheLowestOnTop) {
  EXPECT_THAT(turned({-1, 0, 1}, Normalisation::z_score), ElementsAre(1, 0, -1));
  EXPECT_THAT(turned({0, 0.25, 1}, Normalisation::min_max), ElementsAre(1, 0.75, 0));
}

TEST(Normalise, AGeometricScaleGoesFromOneHundredthToOne) {
  EXPECT_THAT(above_zero({0, 0.5, 1}), ElementsAre(0.01, DoubleEq(0.505), 1));
  EXPECT_THAT(above_zero({kNone}), ElementsAre(IsNan()));
}

TEST(NormaliseProperty, ScalingAndShiftingTheValuesChangesNothing) {
  EXPECT_TRUE(rc::check("z-scores and min-max are free of unit and origin", [] {
    const auto whole = *rc::gen::container<std::vector<int>>(5, rc::gen::inRange(-1000, 1000));
    const double unit = *rc::gen::inRange(1, 50);
    std::vector<double> x;
    std::vector<double> y;
    for (const int v : whole) {
      x.push_back(v);
      y.push_back(unit * v + 17);
    }
    for (const auto how :
         {Normalisation::z_score, Normalisation::min_max, Normalisation::percentile_rank}) {
      const auto a = normalise(x, how);
      const auto b = normalise(y, how);
      for (std::size_t i = 0; i < a.size(); ++i) RC_ASSERT(std::abs(a[i] - b[i]) < 1e-9);
    }
  }));
}

TEST(Normalisation, WordsAreThoseOfTheRecipe) {
  EXPECT_EQ(normalisation("min-max"), Normalisation::min_max);
  EXPECT_EQ(normalisation("percentile-rank"), Normalisation::percentile_rank);
  EXPECT_EQ(normalisation("z"), std::nullopt);
}

}  // namespace
}  // namespace omrade::composite
