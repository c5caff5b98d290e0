// Where there is no value, and why; what is declared.
#include "fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <utility>

namespace omrade::host {
namespace {

const std::string kTooWide = "the estimate is too uncertain to be shown";

/// Yes and no in a row of smokers.
Survey smokers(std::size_t yes, std::size_t no) {
  std::vector<double> said(yes, 1);
  said.resize(yes + no, 0);
  return {.numbers = {{"daily_smoking", said}}};
}
std::string why_not(const Survey& survey, const Params& params = {}) {
  return reason(compute(survey, params), "daily_smoking", 0);
}

TEST(LifeHabitPublication, AnIntervalOfMoreThanTwelveAndAHalfPointsEachWayIsNotShown) {
  // Half-widths: 4 of 30 gives 12.19, 5 of 30 gives 13.11.
  EXPECT_EQ(why_not(smokers(4, 26)), "");
  const Outcome outcome = compute(smokers(5, 25), {});
  const auto all = layer(outcome, "daily_smoking");
  EXPECT_EQ(all.state_of(0), State::missing);
  EXPECT_EQ(reason(outcome, "daily_smoking", 0), kTooWide);
  EXPECT_TRUE(std::isnan(all.value[0]) && std::isnan(all.numerator[0]) && std::isnan(all.base[0]));
}

TEST(LifeHabitPublication, TheLargestHalfWidthIsAParameter) {
  EXPECT_EQ(why_not(smokers(5, 25), {{"largest_half_width", 13.2}}), "");
  EXPECT_EQ(why_not(smokers(5, 25), {{"largest_half_width", 13.1}}), kTooWide);
}

TEST(LifeHabitPublication, UnequalWeightsWidenIt) {
  Survey survey = smokers(4, 26);
  survey.numbers["weight"] = std::vector<double>(30, 1);
  EXPECT_EQ(why_not(survey), "");
  survey.numbers["weight"].back() = 10;
  EXPECT_EQ(why_not(survey), kTooWide);  // an effective number of 39^2 / 129 = 11.8
}

TEST(LifeHabitPublication, AmongFewTheAnswersDoNotDecide) {
  // Nobody of 29 has a half-width of 5.8, half of 29 has 17.1: both are judged as half.
  for (const std::size_t yes : {0U, 1U, 14U, 29U}) {
    EXPECT_EQ(why_not(smokers(yes, 29 - yes)), kTooWide) << yes;
    EXPECT_EQ(why_not(smokers(yes, 29 - yes), {{"largest_half_width", 17.2}}), "") << yes;
  }
  EXPECT_EQ(why_not(smokers(0, 30)), "");
  EXPECT_EQ(why_not(smokers(0, 29), {{"few_respondents", 29}}), "");
}

TEST(LifeHabitPublication, WhereNobodyAnsweredItIsMissing) {
  Survey survey{.numbers = {{"daily_smoking", {1, kNone}}, {"daily_snus", {0, 1}}},
                .runs = {{{0, 1, 1}}, {{1, 2, 1}}, {}}};
  const Outcome outcome = compute(survey);
  ASSERT_EQ(outcome.failure, "");
  EXPECT_EQ(layer(outcome, "daily_smoking").state_of(0), State::ok);
  EXPECT_EQ(layer(outcome, "daily_smoking").state_of(1), State::missing);
  EXPECT_EQ(layer(outcome, "daily_snus").state_of(1), State::ok);
  EXPECT_EQ(layer(outcome, "daily_snus").state_of(2), State::missing);
  EXPECT_EQ(reason(outcome, "daily_smoking", 1), "nobody here has answered the question");
  EXPECT_EQ(reason(outcome, "daily_snus", 2), "nobody here has answered the question");
}

TEST(LifeHabitPublication, AQuestionWithoutItsFieldsIsNotApplicable) {
  const auto applicable = [](const Survey& survey) {
    const Outcome outcome = compute(survey);
    std::vector<std::string> out;
    for (const LayerInfo& info : descriptor().layers) {
      if (layer(outcome, info.id).state_of(0) != State::not_applicable) {
        out.push_back(info.id);
      } else {
        EXPECT_EQ(reason(outcome, info.id, 0), "the question is not part of the survey data");
      }
    }
    return out;
  };
  using ::testing::ElementsAre;
  EXPECT_THAT(applicable({.numbers = {{"weight", {1}}}}), ElementsAre());
  EXPECT_THAT(applicable({.numbers = {{"training_minutes", {1}}}}), ElementsAre());
  EXPECT_THAT(applicable({.numbers = {{"training_minutes", {1}}, {"everyday_minutes", {1}}}}),
              ElementsAre("physically_active"));
  EXPECT_THAT(applicable({.numbers = {{"audit_c", {1}}}}), ElementsAre());
  EXPECT_THAT(applicable({.numbers = {{"audit_c", {1}}}, .texts = {{"sex", {"m"}}}}),
              ElementsAre("risky_alcohol"));
  EXPECT_THAT(applicable({.numbers = {{"daily_smoking", {1}}, {"sitting_hours", {1}}}}),
              ElementsAre("daily_smoking", "long_sitting"));
  EXPECT_THAT(applicable({.numbers = {{"daily_snus", {1}}}}), ElementsAre("daily_snus"));
  EXPECT_THAT(applicable({.numbers = {{"fruit_vegetables", {1}}}}),
              ElementsAre("low_fruit_vegetables", "recommended_fruit_vegetables"));
}

TEST(LifeHabitPublication, LayersAreOfRespondentsAndDoNotCountPersons) {
  ASSERT_EQ(descriptor().layers.size(), 7U);
  for (const LayerInfo& info : descriptor().layers) {
    EXPECT_EQ(info.kind, LayerKind::proportion) << info.id;
    EXPECT_EQ(info.base_of, BaseOf::respondents) << info.id;
    EXPECT_FALSE(info.counts_persons) << info.id;
    EXPECT_EQ(info.unit, "%") << info.id;
    EXPECT_EQ(info.multiplier, 100) << info.id;
  }
}

TEST(LifeHabitPublication, TheTextsAreTrueOfOtherLimitsThanTheDefaults) {
  const auto says = [](const std::string& id) -> const Text& {
    for (const LayerInfo& info : descriptor().layers) {
      if (info.id == id) return info.doc;
    }
    throw std::out_of_range(id);
  };
  EXPECT_EQ(says("long_sitting").en,
            "Sits at least as many hours a day as the parameter long_hours says (default 10).");
  EXPECT_EQ(says("low_fruit_vegetables").sv,
            "Högst så många gånger per dag som parametern low_times anger (förval 1,3).");
  using ::testing::AllOf;
  using ::testing::HasSubstr;
  for (const auto& [layer, param] : {std::pair("physically_active", "active_minutes"),
                                     {"risky_alcohol", "risky_alcohol_men"},
                                     {"risky_alcohol", "risky_alcohol_women"},
                                     {"low_fruit_vegetables", "low_times"},
                                     {"recommended_fruit_vegetables", "recommended_times"},
                                     {"long_sitting", "long_hours"}}) {
    EXPECT_THAT(says(layer).sv, AllOf(HasSubstr(param), HasSubstr("(förval "))) << layer;
    EXPECT_THAT(says(layer).en, AllOf(HasSubstr(param), HasSubstr("(default "))) << layer;
  }
  EXPECT_THAT(descriptor().method.sv, HasSubstr("(förval 16–84 år)"));
  EXPECT_THAT(descriptor().method.en, HasSubstr("(default 16–84)"));
}

TEST(LifeHabitPublication, TimesAndHoursHaveUnitsToo) {
  const auto unit = [](const std::string& id) -> std::string {
    for (const auto& field : descriptor().inputs.front().fields) {
      if (field.id == id) return field.unit;
    }
    for (const auto& param : descriptor().params) {
      if (param.id == id) return param.unit;
    }
    throw std::out_of_range(id);
  };
  for (const char* id : {"fruit_vegetables", "low_times", "recommended_times"}) {
    EXPECT_EQ(unit(id), "times/day") << id;
  }
  for (const char* id : {"sitting_hours", "long_hours"}) EXPECT_EQ(unit(id), "hours") << id;
}

TEST(LifeHabitPublication, SpeaksBothLanguagesEverywhere) {
  const auto both = [](const Text& text) { return !text.sv.empty() && !text.en.empty(); };
  const catalogue::Descriptor& plugin = descriptor();
  EXPECT_TRUE(both(plugin.title) && both(plugin.summary) && both(plugin.method));
  for (const auto& one : plugin.params) EXPECT_TRUE(both(one.title) && both(one.doc)) << one.id;
  for (const auto& one : plugin.inputs) {
    EXPECT_TRUE(both(one.title) && both(one.doc)) << one.id;
    for (const auto& field : one.fields) EXPECT_TRUE(both(field.title)) << field.id;
  }
  for (const auto& one : plugin.layers) {
    EXPECT_TRUE(both(one.title) && both(one.doc)) << one.id;
    for (const Text& text : one.reasons) EXPECT_TRUE(both(text)) << one.id;
  }
}

}  // namespace
}  // namespace omrade::host
