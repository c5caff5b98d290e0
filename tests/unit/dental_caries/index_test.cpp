// The caries index: teeth over expected teeth.
#include "fixture.hpp"

#include <gtest/gtest.h>

namespace omrade::host {
namespace {

constexpr double kClose = 1e-12;
constexpr double kPrinted = 1e-6;

/// Two children of 3 with 0 and 1, three of 12 with 0, 2 and 4.
const Children kFive{.records = {{3, 0}, {3, 1}, {12, 0}, {12, 2}, {12, 4}, {10, 9}}};

TEST(CariesIndex, IsTheTeethOverThoseOfTheReferencesMeans) {
  // Expected 2 * 0.2 + 3 * 0.7 = 2.5.
  const Outcome outcome = compute(kFive);
  ASSERT_EQ(outcome.failure, "");
  const auto all = layer(outcome, "caries_index");
  EXPECT_EQ(all.numerator[0], 7);
  EXPECT_NEAR(all.denominator[0], 2.5, kClose);
  EXPECT_NEAR(all.value[0], 2.8, kClose);
  EXPECT_EQ(all.base[0], 5);
}

TEST(CariesIndex, HasLimitsFromTheSpreadBetweenChildrenOfAnAge) {
  // Variance of the sum: 2 * 0.5 + 3 * 4 = 13, over 2.5: standard error 1.4422205. Degrees of
  // freedom 169 / (1 + 144 / 2) = 2.3150685, t = 3.7874689 and 16.0619596.
  const Outcome outcome = compute(kFive);
  const auto all = layer(outcome, "caries_index");
  EXPECT_EQ(all.interval[0], static_cast<std::uint8_t>(IntervalKind::student));
  EXPECT_EQ(all.lower95[0], 0);
  EXPECT_NEAR(all.upper95[0], 2.8 + 5.4623654, kPrinted);
  EXPECT_NEAR(all.upper998[0], 2.8 + 23.1648889, 1e-4);
}

TEST(CariesIndex, AnAgeWithOneChildLeavesItWithoutAnInterval) {
  Children children = kFive;
  children.records.push_back({23, 1});
  const Outcome outcome = compute(children);
  EXPECT_NEAR(value(outcome, "caries_index"), 8 / 5.3, kClose);
  EXPECT_EQ(layer(outcome, "caries_index").interval[0],
            static_cast<std::uint8_t>(IntervalKind::none));
}

TEST(CariesIndex, TheReferencesMeansAreParameters) {
  const Params given{{"reference_mean_3", 0.5}, {"reference_mean_12", 2}};
  EXPECT_NEAR(value(compute(kFive, std::nullopt, given), "caries_index"), 1, kClose);
}

TEST(CariesIndex, IsOneWhereEveryAgeIsAsTheReference) {
  const Children children{.records = {{3, 0, 8},
                                      {3, 1, 2},
                                      {6, 0, 4},
                                      {6, 1, 6},
                                      {12, 0, 3},
                                      {12, 1, 7},
                                      {19, 2, 10},
                                      {23, 2, 2},
                                      {23, 3, 8}}};
  EXPECT_NEAR(value(compute(children), "caries_index"), 1, kClose);
}

}  // namespace
}  // namespace omrade::host
