// Weighted proportions and their intervals, with numbers worked out by hand.
#include "fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace omrade::host {
namespace {

constexpr double kClose = 1e-9;

TEST(LifeHabitEstimate, WithoutWeightsAllWeighTheSame) {
  const Outcome outcome = compute({.numbers = {{"daily_smoking", {1, 0, 0, 0, kNone}}}});
  ASSERT_EQ(outcome.failure, "");
  const auto all = layer(outcome, "daily_smoking");
  EXPECT_EQ(all.value[0], 25);
  EXPECT_EQ(all.numerator[0], 1);
  EXPECT_EQ(all.denominator[0], 4);
  EXPECT_EQ(all.base[0], 4);
  EXPECT_EQ(all.interval[0], static_cast<std::uint8_t>(IntervalKind::wilson));
  EXPECT_EQ(all.estimator[0], static_cast<std::uint8_t>(Estimator::direct));
}

TEST(LifeHabitEstimate, AWeightedShareHasWilsonsIntervalOfTheEffectiveNumber) {
  // Weights 3, 9, 6, 6, 6, 6: sum 36, squares 9 + 81 + 4 * 36 = 234; n_eff 1296 / 234 = 72 / 13.
  // Yes: 3 and 9, so p = 12 / 36 and x = 24 / 13.
  const Outcome outcome =
      compute({.numbers = {{"weight", {3, 9, 6, 6, 6, 6}}, {"daily_snus", {1, 1, 0, 0, 0, 0}}}});
  const auto all = layer(outcome, "daily_snus");
  EXPECT_NEAR(all.value[0], 100.0 / 3, kClose);
  EXPECT_EQ(all.numerator[0], 12);
  EXPECT_EQ(all.denominator[0], 36);
  EXPECT_EQ(all.base[0], 6);
  EXPECT_NEAR(all.lower95[0], 9.2287631, 1e-6);
  EXPECT_NEAR(all.upper95[0], 71.0892591, 1e-6);
  EXPECT_NEAR(all.lower998[0], 4.9234749, 1e-6);
  EXPECT_NEAR(all.upper998[0], 82.8406146, 1e-6);
}

TEST(LifeHabitEstimate, ARespondentCountsByTheShareThatLivesHere) {
  // A0: rows 0 and 1 whole, rows 2 to 5 a quarter each; A1: rows 2 to 5 three quarters each.
  // A0: sum of s*w 2 + 4 + (2 + 2 + 4 + 4) / 4 = 9, of the yes 2 + (2 + 4) / 4 = 3.5, and the base
  // 2 + 4 / 4 = 3. A1: 9 and 4.5; base 3.
  const Survey survey{
      .numbers = {{"weight", {2, 4, 2, 2, 4, 4}}, {"daily_smoking", {1, 0, 1, 0, 1, 0}}},
      .runs = {{{0, 2, 1}, {2, 6, 0.25}}, {{2, 6, 0.75}}}};
  const Outcome outcome = compute(survey);
  const auto all = layer(outcome, "daily_smoking");
  EXPECT_THAT(all.numerator, ::testing::ElementsAre(3.5, 4.5));
  EXPECT_THAT(all.denominator, ::testing::ElementsAre(9, 9));
  EXPECT_THAT(all.base, ::testing::ElementsAre(3, 3));
  EXPECT_NEAR(all.value[0], 350.0 / 9, kClose);
  EXPECT_EQ(all.value[1], 50);
  // A0: n_eff = 81 / (4 + 16 + (4 + 4 + 16 + 16) / 4) = 2.7 and x = 1.05, so the upper limit at 95
  // % is (x + z^2/2 + z * sqrt(z^2/4 + x * (1 - p))) / (n + z^2). A1: n_eff = 81 / 30 = 2.7, x
  // = 1.35.
  EXPECT_NEAR(all.upper95[0], 83.3374173, 1e-6);
  EXPECT_NEAR(all.upper95[1], 88.3160551, 1e-6);
}

TEST(LifeHabitEstimate, TenTenthsAreOneRespondent) {
  const Survey survey{.numbers = {{"daily_smoking", std::vector<double>(10, 1)}},
                      .runs = {{{0, 10, 0.1}}, {{0, 9, 0.1}}}};
  const Outcome outcome = compute(survey);
  EXPECT_THAT(layer(outcome, "daily_smoking").base, ::testing::ElementsAre(1, 0));
}

TEST(LifeHabitEstimate, EachQuestionHasItsOwnRespondents) {
  const Outcome outcome = compute({.numbers = {{"daily_smoking", {1, 0, kNone, kNone}},
                                               {"sitting_hours", {kNone, 12, 12, 8}}}});
  EXPECT_EQ(layer(outcome, "daily_smoking").base[0], 2);
  EXPECT_EQ(layer(outcome, "long_sitting").base[0], 3);
  EXPECT_NEAR(layer(outcome, "long_sitting").value[0], 200.0 / 3, kClose);
}

TEST(LifeHabitEstimate, NobodyAndEverybodyHaveAnIntervalOnOneSide) {
  const Outcome outcome =
      compute({.numbers = {{"daily_smoking", {0, 0, 0, 0}}, {"daily_snus", {1, 1, 1, 1}}}});
  // Wilson's limit beside 0 of 4 is z^2 / (4 + z^2).
  const double limit = 100 * 3.841458820694124 / 7.841458820694124;
  EXPECT_EQ(layer(outcome, "daily_smoking").lower95[0], 0);
  EXPECT_NEAR(layer(outcome, "daily_smoking").upper95[0], limit, kClose);
  EXPECT_EQ(layer(outcome, "daily_snus").value[0], 100);
  EXPECT_NEAR(layer(outcome, "daily_snus").lower95[0], 100 - limit, kClose);
  EXPECT_EQ(layer(outcome, "daily_snus").upper998[0], 100);
}

}  // namespace
}  // namespace omrade::host
