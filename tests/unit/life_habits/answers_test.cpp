// Where each habit begins, at the very limit and beside it.
#include "fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace omrade::host {
namespace {

using ::testing::ElementsAre;

TEST(LifeHabitAnswers, ActiveIsAHundredAndFiftyMinutesWithTrainingTwice) {
  const Survey survey{.numbers = {{"training_minutes", {75, 74.5, 0, 60, kNone, 100}},
                                  {"everyday_minutes", {0, 0.5, 150, 30, 200, kNone}}}};
  EXPECT_THAT(answers(survey, "physically_active"),
              ElementsAre("yes", "no", "yes", "yes", "-", "-"));
  EXPECT_THAT(answers(survey, "physically_active", {{"active_minutes", 150.5}}),
              ElementsAre("no", "no", "no", "no", "-", "-"));
}

TEST(LifeHabitAnswers, RiskyAlcoholIsSixForMenAndFiveForWomen) {
  const Survey survey{
      .numbers = {{"audit_c", {6, 5, 5, 4, 12, 12, 12, kNone, 0, 12}}},
      .texts = {
          {"sex", {"man", "man", "kvinna", "kvinna", "", "annat", "woman", "man", "M", "m"}}}};
  EXPECT_THAT(answers(survey, "risky_alcohol"),
              ElementsAre("yes", "no", "yes", "no", "-", "-", "yes", "-", "no", "yes"));
  EXPECT_THAT(
      answers(survey, "risky_alcohol", {{"risky_alcohol_men", 5}, {"risky_alcohol_women", 4}}),
      ElementsAre("yes", "yes", "yes", "yes", "-", "-", "yes", "-", "no", "yes"));
}

TEST(LifeHabitAnswers, TobaccoIsSaidWithOnesAndZeros) {
  const Survey survey{.numbers = {{"daily_smoking", {1, 0, kNone}}, {"daily_snus", {0, kNone, 1}}}};
  EXPECT_THAT(answers(survey, "daily_smoking"), ElementsAre("yes", "no", "-"));
  EXPECT_THAT(answers(survey, "daily_snus"), ElementsAre("no", "-", "yes"));
}

TEST(LifeHabitAnswers, LowIsAtMostOnePointThreeTimesAndRecommendedAtLeastFive) {
  const Survey survey{.numbers = {{"fruit_vegetables", {0, 1.3, 1.31, 4.9, 5, kNone}}}};
  EXPECT_THAT(answers(survey, "low_fruit_vegetables"),
              ElementsAre("yes", "yes", "no", "no", "no", "-"));
  EXPECT_THAT(answers(survey, "recommended_fruit_vegetables"),
              ElementsAre("no", "no", "no", "no", "yes", "-"));
  EXPECT_THAT(answers(survey, "low_fruit_vegetables", {{"low_times", 4.9}}),
              ElementsAre("yes", "yes", "yes", "yes", "no", "-"));
  EXPECT_THAT(answers(survey, "recommended_fruit_vegetables", {{"recommended_times", 1.31}}),
              ElementsAre("no", "no", "yes", "yes", "yes", "-"));
}

TEST(LifeHabitAnswers, LongSittingIsAtLeastTenHours) {
  const Survey survey{.numbers = {{"sitting_hours", {10, 9.99, 24, kNone}}}};
  EXPECT_THAT(answers(survey, "long_sitting"), ElementsAre("yes", "no", "yes", "-"));
  EXPECT_THAT(answers(survey, "long_sitting", {{"long_hours", 9.5}}),
              ElementsAre("yes", "yes", "yes", "-"));
}

TEST(LifeHabitAnswers, SixteenToEightyFourCountAndAnUnknownAgeToo) {
  const Survey survey{
      .numbers = {{"age", {15, 16, 84, 85, kNone}}, {"daily_smoking", {1, 1, 0, 1, 1}}}};
  EXPECT_THAT(answers(survey, "daily_smoking"), ElementsAre("-", "yes", "no", "-", "yes"));
  EXPECT_THAT(answers(survey, "daily_smoking", {{"lowest_age", 15}, {"highest_age", 83}}),
              ElementsAre("yes", "yes", "-", "-", "yes"));
}

TEST(LifeHabitAnswers, WithoutAWeightOrWithWeightZeroNobodyCounts) {
  const Survey survey{.numbers = {{"weight", {0, kNone, 0.5}}, {"daily_smoking", {1, 1, 1}}}};
  EXPECT_THAT(answers(survey, "daily_smoking"), ElementsAre("-", "-", "yes"));
}

}  // namespace
}  // namespace omrade::host
