#include "composite/aggregate.hpp"

#include "base/error.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace omrade::composite {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

TEST(Aggregate, IsTheWeightedMeanOfTheParts) {
  const std::vector<std::vector<double>> parts{{1, 4}, {4, 1}};
  const std::vector<double> weights{2, 1};
  const auto scores = aggregate(parts, weights, {.how = Aggregation::arithmetic});
  EXPECT_DOUBLE_EQ(scores[0].value, 2);  // (2·1 + 1·4) / 3
  EXPECT_DOUBLE_EQ(scores[1].value, 3);
  EXPECT_EQ(scores[0].present, 2U);
  EXPECT_DOUBLE_EQ(scores[0].present_weight, 1);
}

TEST(Aggregate, TheWeightsOfWhatIsThereAreRaised) {
  const std::vector<std::vector<double>> parts{{kNone}, {6}, {3}};
  const std::vector<double> weights{4, 1, 3};
  const auto scores = aggregate(parts, weights, {.how = Aggregation::arithmetic});
  EXPECT_DOUBLE_EQ(scores[0].value, 3.75);  // (1·6 + 3·3) / 4
  EXPECT_EQ(scores[0].present, 2U);
  EXPECT_DOUBLE_EQ(scores[0].present_weight, 0.5);
}

TEST(Aggregate, WithoutAnyPartThereIsNoScore) {
  const std::vector<std::vector<double>> parts{{kNone}, {kNone}};
  const std::vector<double> weights{1, 1};
  const auto scores = aggregate(parts, weights, {.how = Aggregation::arithmetic});
  EXPECT_TRUE(std::isnan(scores[0].value));
  EXPECT_EQ(scores[0].present, 0U);
}

TEST(Aggregate, AGeometricMeanIsTheRootOfTheProduct) {
  const std::vector<std::vector<double>> parts{{4}, {9}};
  const std::vector<double> weights{1, 1};
  EXPECT_NEAR(aggregate(parts, weights, {.how = Aggregation::geometric})[0].value, 6, 1e-12);
}

TEST(Aggregate, AGeometricMeanOfAPartThatIsNotAboveZeroIsABug) {
  const std::vector<std::vector<double>> parts{{0}, {1}};
  const std::vector<double> weights{1, 1};
  EXPECT_THROW(aggregate(parts, weights, {.how = Aggregation::geometric}), Error);
}

TEST(Aggregate, PartsOfUnequalLengthAreABug) {
  const std::vector<std::vector<double>> parts{{1}, {1, 2}};
  const std::vector<double> weights{1, 1};
  EXPECT_THROW(aggregate(parts, weights, {.how = Aggregation::arithmetic}), Error);
}

}  // namespace
}  // namespace omrade::composite
