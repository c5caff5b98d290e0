// Answers that cannot be stop the plugin, and the error names the area and the column.
#include "fixture.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace omrade::host {
namespace {

/// The second of two areas holds the value.
std::string failure(const std::string& field, double value, Survey survey = {.numbers = {}}) {
  survey.numbers[field] = {0, value};
  survey.runs = {{{0, 1, 1}}, {{1, 2, 1}}};
  return compute(survey).failure;
}
std::string at(const std::string& field, const std::string& what) {
  return "se.omrade.life_habits: area 'A1', '" + field + "': " + what;
}

TEST(LifeHabitErrors, AWeightBelowZero) {
  EXPECT_EQ(failure("weight", -0.5, {.numbers = {{"daily_smoking", {0, 1}}}}),
            at("weight", "a number that is below 0 or infinite"));
}

TEST(LifeHabitErrors, AuditCOutsideItsScaleWhateverTheSex) {
  const Survey survey{.numbers = {}, .texts = {{"sex", {"man", ""}}}};
  EXPECT_EQ(failure("audit_c", 13, survey), at("audit_c", "AUDIT-C outside 0 to 12"));
  EXPECT_EQ(failure("audit_c", -1, survey), at("audit_c", "AUDIT-C outside 0 to 12"));
  EXPECT_EQ(failure("audit_c", 12, survey), "");
}

TEST(LifeHabitErrors, AYesOrNoThatIsNeither) {
  for (const char* field : {"daily_smoking", "daily_snus"}) {
    EXPECT_EQ(failure(field, 2), at(field, "a yes/no answer that is neither 0 nor 1"));
    EXPECT_EQ(failure(field, 0.5), at(field, "a yes/no answer that is neither 0 nor 1"));
    EXPECT_EQ(failure(field, 1), "");
  }
}

TEST(LifeHabitErrors, AmountsBelowZeroWhichAreOftenCodesForNoAnswer) {
  const std::string what = "a number that is below 0 or infinite";
  EXPECT_EQ(failure("fruit_vegetables", -9), at("fruit_vegetables", what));
  EXPECT_EQ(failure("sitting_hours", -9), at("sitting_hours", what));
  EXPECT_EQ(failure("training_minutes", -9, {.numbers = {{"everyday_minutes", {0, kNone}}}}),
            at("training_minutes", what));
  EXPECT_EQ(failure("everyday_minutes", -9, {.numbers = {{"training_minutes", {0, kNone}}}}),
            at("everyday_minutes", what));
  EXPECT_EQ(failure("fruit_vegetables", std::numeric_limits<double>::infinity()),
            at("fruit_vegetables", what));
}

TEST(LifeHabitErrors, AnAgeBelowZeroIsACodeAndNotAnotherAge) {
  const std::string what =
      "an age below 0: where it is a code for an unknown age, leave the cell empty";
  const Survey smoking{.numbers = {{"daily_smoking", {0, 1}}}};
  EXPECT_EQ(failure("age", -9, smoking), at("age", what));
  EXPECT_EQ(failure("age", -std::numeric_limits<double>::infinity(), smoking), at("age", what));
  EXPECT_EQ(failure("age", 0, {.numbers = {{"daily_smoking", {0, 1}}}}), "");
  EXPECT_EQ(failure("age", kNone, smoking), "");
}

TEST(LifeHabitErrors, MoreHoursThanADayHas) {
  EXPECT_EQ(failure("sitting_hours", 24.5), at("sitting_hours", "more than 24 hours a day"));
}

TEST(LifeHabitErrors, OfThoseWhoDoNotCountAnswersAreNotRead) {
  EXPECT_EQ(failure("daily_smoking", 9, {.numbers = {{"age", {20, 12}}}}), "");
}

TEST(LifeHabitErrors, ASexColumnWithoutAnySex) {
  const Survey numbered{.numbers = {{"audit_c", {1, 2}}}, .texts = {{"sex", {"1", "2"}}}};
  EXPECT_EQ(compute(numbered).failure,
            "se.omrade.life_habits: 'sex': no label is a sex: a man's begins with m, a woman's "
            "with k, f or w; recode the column");
  const Survey empty{.numbers = {{"audit_c", {1, 2}}}, .texts = {{"sex", {"", ""}}}};
  EXPECT_EQ(compute(empty).failure, "");
}

TEST(LifeHabitErrors, AgesThatLeaveNobody) {
  const Survey survey{.numbers = {{"daily_smoking", {0, 1}}}};
  EXPECT_EQ(compute(survey, {{"lowest_age", 50}, {"highest_age", 49}}).failure,
            "se.omrade.life_habits: 'age': the parameter lowest_age is above highest_age: nobody "
            "would count");
}

}  // namespace
}  // namespace omrade::host
