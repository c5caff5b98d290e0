#include "composite/prepare.hpp"

#include "composite/first_component.hpp"
#include "composite/priorities.hpp"
#include "composite/sensitivity.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace omrade::composite {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

const double kNone = std::nan("");

TEST(Impute, FillsWithMeanMedianOrTheGroupsMean) {
  const std::vector<double> given{1, kNone, 3, 8};
  std::vector<double> x = given;
  const auto spread = impute(x, Imputation::mean, {});
  EXPECT_THAT(x, ElementsAre(1, 4, 3, 8));
  // The standard deviation of 1, 3 and 8: sqrt((9 + 1 + 16)/2).
  EXPECT_THAT(spread, ElementsAre(0, DoubleNear(std::sqrt(13.0), 1e-12), 0, 0));
  x = given;
  impute(x, Imputation::median, {});
  EXPECT_THAT(x, ElementsAre(1, 3, 3, 8));
  x = given;
  impute(x, Imputation::group, std::vector<std::int32_t>{0, 0, 0, 1});
  EXPECT_THAT(x, ElementsAre(1, 2, 3, 8));
  x = given;
  impute(x, Imputation::group, std::vector<std::int32_t>{0, 1, 0, 1});
  EXPECT_EQ(x[1], 4) << "a group with one value only is no group to go by";
}

TEST(Shape, IsThatOfTheSampleFormulas) {
  // Mean 4; deviations -3, -2, -1 and 6: sums of powers 50, 180 and 1394.
  const Shape shape = shape_of(std::vector<double>{1, 2, 3, 10});
  const double m2 = 50.0 / 4, m3 = 180.0 / 4, m4 = 1394.0 / 4;
  EXPECT_NEAR(shape.skewness, m3 / std::pow(m2, 1.5) * std::sqrt(12.0) / 2, 1e-12);
  EXPECT_NEAR(shape.kurtosis, 3.0 / 2 * (5 * (m4 / (m2 * m2) - 3) + 6), 1e-12);
}

std::vector<double> even(int count) {
  std::vector<double> out;
  for (int k = 1; k <= count; ++k) out.push_back(k);
  return out;
}

TEST(Treat, LeavesAnEvenSpreadAlone) {
  EXPECT_TRUE(treatment_of(even(30)).does_nothing());
}

TEST(Treat, PutsOneFarValueAtTheNext) {
  std::vector<double> x = even(30);
  x.push_back(500);
  const Treatment treatment = treatment_of(x);
  EXPECT_EQ(treatment.winsorised, 1U);
  EXPECT_EQ(treatment(500), 30);
  EXPECT_EQ(treatment(1), 1);
}

TEST(Treat, PutsOneFarBelowAtTheNextAbove) {
  std::vector<double> x = even(30);
  x.push_back(-500);
  const Treatment treatment = treatment_of(x);
  EXPECT_EQ(treatment.winsorised, 1U);
  EXPECT_EQ(treatment(-500), 1);
}

TEST(Treat, TakesLogarithmsWhereFivePointsAreNotEnough) {
  std::vector<double> x = even(60);
  for (int k = 1; k <= 7; ++k) x.push_back(std::pow(10.0, k + 2));
  const Treatment treatment = treatment_of(x);
  EXPECT_TRUE(treatment.logarithm);
  EXPECT_DOUBLE_EQ(treatment(1), 0);
  EXPECT_DOUBLE_EQ(treatment(1e9), std::log(101.0));
}

TEST(FirstComponent, OfTwoPartsThatGoTogetherWeighsThemAlike) {
  const std::vector<std::vector<double>> parts{{1, 2, 3, 5}, {2, 1, 4, 4}};
  EXPECT_THAT(first_component(parts),
              ElementsAre(DoubleNear(std::sqrt(0.5), 1e-12), DoubleNear(std::sqrt(0.5), 1e-12)));
}

TEST(FirstComponent, GivesLessToThePartThatStandsApart) {
  // Correlations 1 and 1/2 of known eigenvectors: two parts equal, the third r = 0 with both.
  const std::vector<std::vector<double>> parts{{1, -1, 1, -1}, {1, -1, 1, -1}, {1, 1, -1, -1}};
  EXPECT_THAT(first_component(parts),
              ElementsAre(DoubleNear(std::sqrt(0.5), 1e-9), DoubleNear(std::sqrt(0.5), 1e-9),
                          DoubleNear(0, 1e-9)));
}

TEST(Sobol, OfASumIsEachTermsShareOfTheVariance) {
  // y = a + 2b, a and b in {0, 1}: variances 1/4 and 1.
  const std::vector<std::vector<float>> y{{0}, {2}, {1}, {3}};
  const SobolIndices found = sobol(std::vector<std::size_t>{2, 2}, y);
  EXPECT_THAT(found.first, ElementsAre(DoubleNear(0.2, 1e-12), DoubleNear(0.8, 1e-12)));
  EXPECT_THAT(found.total, ElementsAre(DoubleNear(0.2, 1e-12), DoubleNear(0.8, 1e-12)));
  EXPECT_DOUBLE_EQ(found.variance, 1.25);
}

TEST(Sobol, OfAnInteractionIsInNoFactorAlone) {
  // y = 1 where a = b: neither tells anything by itself.
  const std::vector<std::vector<float>> y{{1}, {0}, {0}, {1}};
  const SobolIndices found = sobol(std::vector<std::size_t>{2, 2}, y);
  EXPECT_THAT(found.first, ElementsAre(0, 0));
  EXPECT_THAT(found.total, ElementsAre(1, 1));
}

TEST(Sobol, OfWhatDoesNotVaryIsNothing) {
  const std::vector<std::vector<float>> y{{1}, {1}};
  EXPECT_TRUE(std::isnan(sobol(std::vector<std::size_t>{2}, y).first[0]));
}

TEST(Priorities, TheFewestAreasThatHoldHalf) {
  EXPECT_THAT(fewest_that_hold(std::vector<double>{1, 5, kNone, 3, 1}, 0.5),
              ElementsAre(0, 1, testing::NanSensitiveDoubleEq(kNone), 0, 0));
  EXPECT_THAT(fewest_that_hold(std::vector<double>{1, 5, 3, 1}, 0.6), ElementsAre(0, 1, 1, 0));
}

TEST(Priorities, NeedAndResourcesBesideTheirMedians) {
  const auto found = quadrants(std::vector<double>{1, 2, 3, 4}, std::vector<double>{4, 1, 2, 3});
  EXPECT_THAT(found, ElementsAre(Quadrant::low_high, Quadrant::low_low, Quadrant::high_low,
                                 Quadrant::high_high));
}

TEST(Priorities, MoreAnswersAreNeededNearTheEdge) {
  // Edge at 2 between 3 and 1; 1.6449·1/1 squared is 2.7055.
  const auto times =
      information_needed(std::vector<double>{9, 3, 1}, std::vector<double>{1, 1, 0}, 2);
  EXPECT_EQ(times[0], 1);
  EXPECT_NEAR(times[1], 2.70554, 1e-5);
  EXPECT_EQ(times[2], 1) << "what is known needs no more";
}

TEST(Priorities, StabilityIsTheWidthOfTheRanks) {
  EXPECT_EQ(stability_of(5, 8, 32), Stability::firm);
  EXPECT_EQ(stability_of(5, 12, 32), Stability::moderate);
  EXPECT_EQ(stability_of(5, 20, 32), Stability::uncertain);
}

}  // namespace
}  // namespace omrade::composite
