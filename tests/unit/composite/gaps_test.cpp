#include "composite/gaps.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <optional>
#include <vector>

namespace omrade::composite {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

using ::testing::ElementsAre;

TEST(Median, IsTheMiddleOfWhatIsThere) {
  EXPECT_EQ(median(std::vector{3.0, 1.0, kNone, 2.0}), 2.0);
  EXPECT_EQ(median(std::vector{4.0, 1.0, 2.0, 3.0}), 2.5);
  EXPECT_TRUE(std::isnan(median(std::vector<double>{})));
  EXPECT_TRUE(std::isnan(median(std::vector{kNone})));
}

TEST(Median, OfTwoHugeNumbersIsNotInfinite) {
  constexpr double huge = std::numeric_limits<double>::max();
  EXPECT_EQ(median(std::vector{huge, huge}), huge);
}

TEST(HighNeed, OfTenAreasIsThatOfTheTwoHighest) {
  const std::vector<double> need{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  EXPECT_THAT(high_need(need, std::nullopt),
              ElementsAre(false, false, false, false, false, false, false, false, true, true));
}

TEST(HighNeed, OfEqualAreasIsTheSame) {
  // A fifth of five is one, and two share the first place.
  EXPECT_THAT(high_need(std::vector{9.0, 1.0, 9.0, 2.0, 3.0}, std::nullopt),
              ElementsAre(true, false, true, false, false));
}

TEST(HighNeed, OfFewerThanFiveKnownAreasIsNone) {
  EXPECT_THAT(high_need(std::vector{1.0, 2.0, 3.0, 4.0, kNone}, std::nullopt),
              ElementsAre(false, false, false, false, false));
}

TEST(HighNeed, IsDeclaredWhereTheRecipeSaysSo) {
  EXPECT_THAT(high_need(std::vector{1.0, 1.5, kNone}, 1.5), ElementsAre(false, true, false));
}

TEST(Gap, IsWhatIsMissingOrFurtherAwayThanTheMedian) {
  EXPECT_EQ(gap(0, 0.4, 3), Gap::missing);
  EXPECT_EQ(gap(2, 3.1, 3), Gap::far);
  EXPECT_EQ(gap(2, 3, 3), Gap::none);
}

TEST(Gap, IsNotGuessedWhereTheDistanceIsNotKnown) {
  EXPECT_EQ(gap(2, kNone, 3), Gap::none);
  EXPECT_EQ(gap(kNone, kNone, kNone), Gap::none);
}

}  // namespace
}  // namespace omrade::composite
