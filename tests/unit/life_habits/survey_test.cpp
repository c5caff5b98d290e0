// Weighted proportions for authors of plugins.
#include <omrade/survey.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <vector>

namespace omrade {
namespace {

constexpr double kClose = 1e-12;

TEST(SurveyProportion, WithEqualWeightsIsThePlainProportion) {
  for (const double weight : {1.0, 250.0}) {
    SurveyProportion habit;
    for (int r = 0; r < 10; ++r) habit.add(1, weight, r < 3);
    EXPECT_NEAR(habit.p(), 0.3, kClose);
    EXPECT_NEAR(habit.n_eff(), 10, kClose);
    EXPECT_NEAR(habit.variance(), 0.3 * 0.7 / 9, kClose);
    EXPECT_EQ(habit.respondents(), 10);
    EXPECT_EQ(habit.yes(), 3 * weight);
    EXPECT_EQ(habit.all(), 10 * weight);
  }
}

TEST(SurveyProportion, UnequalWeightsCostEffectiveNumber) {
  // Weights 1, 2 and 3, the last says yes: p = 3/6, n_eff = 36/14,
  // variance = 3/2 * (1 + 4 + 9) * 0.25 / 36.
  SurveyProportion habit;
  habit.add(1, 1, false);
  habit.add(1, 2, false);
  habit.add(1, 3, true);
  EXPECT_NEAR(habit.p(), 0.5, kClose);
  EXPECT_NEAR(habit.n_eff(), 18.0 / 7, kClose);
  EXPECT_NEAR(habit.variance(), 5.25 / 36, kClose);
}

TEST(SurveyProportion, ATenthOfARespondentTellsATenthAsMuch) {
  SurveyProportion habit;
  for (int r = 0; r < 20; ++r) habit.add(0.1, 5, r < 10);
  EXPECT_NEAR(habit.n_eff(), 2, kClose);
  EXPECT_NEAR(habit.respondents(), 2, kClose);
  EXPECT_NEAR(habit.variance(), 0.25, kClose);  // 2/(2 - 1) * 2 * 25 * 0.25 / 100
}

TEST(SurveyProportion, BeforeAnyoneIsAddedThereIsNothing) {
  const SurveyProportion habit;
  EXPECT_EQ(habit.respondents(), 0);
  EXPECT_TRUE(std::isnan(habit.p()));
  EXPECT_TRUE(std::isnan(habit.n_eff()));
  EXPECT_TRUE(std::isnan(habit.variance()));
  EXPECT_EQ(habit.limits().kind, Interval::none);
  EXPECT_TRUE(std::isnan(habit.limits().lower95));
}

TEST(SurveyProportion, OneRespondentHasNoVariance) {
  SurveyProportion habit;
  habit.add(1, 7, true);
  EXPECT_EQ(habit.p(), 1);
  EXPECT_TRUE(std::isnan(habit.variance()));
  EXPECT_EQ(habit.limits().kind, Interval::wilson);
}

TEST(WilsonLimits, AgreeWithNewcombesPublishedIntervals) {
  // Newcombe 1998, table I, method 3.
  const auto expect = [](double x, double n, double lower, double upper) {
    const Limits limits = wilson_limits(x / n, n);
    EXPECT_NEAR(limits.lower95, lower, 5e-5) << x << " of " << n;
    EXPECT_NEAR(limits.upper95, upper, 5e-5) << x << " of " << n;
  };
  expect(81, 263, 0.2553, 0.3662);
  expect(15, 148, 0.0624, 0.1605);
  expect(0, 20, 0, 0.1611);
  expect(1, 29, 0.0061, 0.1718);
}

TEST(WilsonLimits, ReachNeitherBelowNobodyNorAboveEverybody) {
  EXPECT_EQ(wilson_limits(0, 4, 100).lower998, 0);
  EXPECT_EQ(wilson_limits(1, 4, 100).upper998, 100);
}

TEST(WilsonLimits, AreNoneForWhatIsNoProportion) {
  for (const double p : {-0.1, 1.1, kNone})
    EXPECT_EQ(wilson_limits(p, 10).kind, Interval::none) << p;
  for (const double n : {0.0, -1.0, kNone, HUGE_VAL}) {
    EXPECT_EQ(wilson_limits(0.5, n).kind, Interval::none) << n;
  }
}

TEST(SurveyProportionProperty, TheScaleOfTheWeightsDoesNotMatter) {
  EXPECT_TRUE(rc::check([](const std::vector<bool>& said) {
    SurveyProportion small;
    SurveyProportion large;
    for (const bool yes : said) {
      const double weight = *rc::gen::inRange(1, 100);
      small.add(0.5, weight, yes);
      large.add(0.5, 1024 * weight, yes);  // a power of two loses no digit
    }
    if (said.empty()) return;
    RC_ASSERT(small.p() == large.p());
    RC_ASSERT(small.n_eff() == large.n_eff());
    RC_ASSERT(small.limits().upper998 == large.limits().upper998);
    RC_ASSERT(small.n_eff() <= small.respondents() * (1 + kClose));
  }));
}

TEST(SurveyProportionProperty, LimitsAreOrderedRoundTheProportionAndMirrored) {
  EXPECT_TRUE(rc::check([] {
    const double n = *rc::gen::inRange(1, 4000) / 7.0;
    const double p = *rc::gen::inRange(0, 1025) / 1024.0;
    const Limits limits = wilson_limits(p, n);
    RC_ASSERT(0 <= limits.lower998 && limits.lower998 <= limits.lower95);
    RC_ASSERT(limits.lower95 <= p && p <= limits.upper95);
    RC_ASSERT(limits.upper95 <= limits.upper998 && limits.upper998 <= 1);
    const Limits mirrored = wilson_limits(1 - p, n);
    RC_ASSERT(std::abs(limits.lower95 - (1 - mirrored.upper95)) < kClose);
  }));
}

}  // namespace
}  // namespace omrade
