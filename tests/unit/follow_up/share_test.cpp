// Shares beside a target, on numbers that were worked out by hand.
#include "fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace omrade::host {
namespace {

using ::testing::HasSubstr;

TEST(Share, Of92In100AttainsA90PerCentTargetButCannotBeToldFromIt) {
  const Outcome outcome = follow({.x = {92}, .n = {100}});
  ASSERT_EQ(outcome.failure, "");
  EXPECT_EQ(read(outcome, "measured").value, 92);
  EXPECT_NEAR(read(outcome, "to_target").value, 2, 1e-12);
  // Wilson's limits are 85.00 and 95.89.
  EXPECT_NEAR(read(outcome, "to_target").lower95, -4.998107700948750, 1e-9);
  EXPECT_NEAR(read(outcome, "to_target").upper95, 5.890653851561940, 1e-9);
  EXPECT_EQ(read(outcome, "status").value, 2);
  EXPECT_EQ(read(outcome, "against_target").value, 0);
  EXPECT_EQ(read(outcome, "status").base, 100);
}

TEST(Share, FallsIntoTheBandsThatWerePublishedInMarch2025) {
  // At least 90 per cent, 81 to 89, at most 80.
  EXPECT_EQ(read(follow({.x = {90}, .n = {100}}), "status").value, 2);
  EXPECT_EQ(read(follow({.x = {89}, .n = {100}}), "status").value, 1);
  EXPECT_EQ(read(follow({.x = {81}, .n = {100}}), "status").value, 1);
  EXPECT_EQ(read(follow({.x = {80}, .n = {100}}), "status").value, 0);
}

TEST(Share, IsSurelyWorseWhereAllOfItsIntervalLiesBelow) {
  // 60 of 200 is 24.1 to 36.7 per cent.
  EXPECT_EQ(read(follow({.x = {60}, .n = {200}}), "against_target").value, -1);
  EXPECT_EQ(read(follow({.x = {60}, .n = {200}}, {{"target", 20}}), "against_target").value, 1);
}

/// Osteoarthritis X-rayed before basic treatment: 71 per cent, then 60; the target is below 50.
TEST(Share, ThatIsToFallIsBetterWhereItFell) {
  const Params below{{"target", 50}, {"close_from", 60}, {"aim", ParamValue::choice(1, "at_most")}};
  const Outcome outcome = follow({.x = {142, 120}, .n = {200, 200}}, below);
  ASSERT_EQ(outcome.failure, "");
  EXPECT_NEAR(read(outcome, "to_target").value, -10, 1e-12);
  EXPECT_LT(read(outcome, "to_target").lower95, -10);
  EXPECT_EQ(read(outcome, "status").value, 1);
  EXPECT_EQ(read(outcome, "against_target").value, -1);
  EXPECT_NEAR(read(outcome, "change").value, -11, 1e-12);
  EXPECT_NEAR(read(outcome, "change").lower95, -20.05599299156665, 1e-9);
  EXPECT_NEAR(read(outcome, "change").upper95, -1.6822670021513275, 1e-9);
  EXPECT_EQ(read(outcome, "change_verdict").value, 1);
  // (1.96 + 0.84) · sqrt(2 · 0.655 · 0.345 / 200)
  EXPECT_NEAR(read(outcome, "detectable").value, 13.317847416041134, 1e-9);
}

TEST(Share, HasATrendFromFivePeriodsOn) {
  const Outcome six = follow({.x = {50, 52, 51, 55, 56, 58}, .n = std::vector<double>(6, 100)});
  EXPECT_NEAR(read(six, "trend").value, 1.6, 1e-12);
  EXPECT_NEAR(read(six, "trend").lower95, 0.8934402430097526, 1e-7);
  EXPECT_NEAR(read(six, "trend").upper95, 2.3065597569902474, 1e-7);
  const Outcome four = follow({.x = {50, 52, 51, 55}, .n = std::vector<double>(4, 100)});
  EXPECT_EQ(read(four, "trend").state, State::missing);
  EXPECT_EQ(read(four, "trend").reason, "too few periods for a trend");
  EXPECT_EQ(read(follow({.x = {50, 52, 51, 55}, .n = std::vector<double>(4, 100)},
                        {{"least_periods", 4}}),
                 "trend")
                .state,
            State::ok);
}

TEST(Share, CountsAYearWithoutMeasurementInItsTrend) {
  // 50, 60, (none), 80, 90, 100 of 200 on a line: 5 per cent a year.
  const Outcome outcome =
      follow({.x = {100, 110, kNaN, 130, 140, 150}, .n = {200, 200, kNaN, 200, 200, 200}});
  EXPECT_NEAR(read(outcome, "trend").value, 5, 1e-12);
  EXPECT_TRUE(std::isnan(read(outcome, "trend").lower95));  // no spread seen is not no spread
}

TEST(Share, CountsPeriodsThatAreNoYearsOneByOne) {
  const Outcome outcome =
      follow({.x = {100, 110, 120, 130, 140},
              .n = std::vector<double>(5, 200),
              .periods = {"2023 T1", "2023 T2", "2023 T3", "2024 T1", "2024 T2"}});
  EXPECT_NEAR(read(outcome, "trend").value, 5, 1e-12);
}

TEST(Share, SaysWhyThereIsNoChange) {
  const Outcome first = follow({.x = {92}, .n = {100}});
  EXPECT_EQ(read(first, "change").state, State::not_applicable);
  EXPECT_EQ(read(first, "change").reason, "there is no earlier period");
  const Outcome gap = follow({.x = {kNaN, 92}, .n = {kNaN, 100}});
  EXPECT_EQ(read(gap, "change").reason, "no value in the period before");
  EXPECT_EQ(read(gap, "status").value, 2);
  const Outcome nobody = follow({.x = {90, 0}, .n = {100, 0}});
  for (const char* layer : {"measured", "status", "change", "trend"})
    EXPECT_EQ(read(nobody, layer).reason, "nobody to measure in the period") << layer;
  const Outcome all = follow({.x = {50, 60}, .n = {50, 60}});
  EXPECT_EQ(read(all, "detectable").reason,
            "nobody or everybody in both periods: the variance is not known");
  EXPECT_EQ(read(all, "change").value, 0);
}

TEST(Share, RefusesWhatCannotBe) {
  EXPECT_THAT(follow({.x = {-1}, .n = {100}}).failure, HasSubstr("below 0"));
  EXPECT_THAT(follow({.x = {101}, .n = {100}}).failure, HasSubstr("more fulfil than there are"));
  EXPECT_THAT(follow({.x = {101, 10}, .n = {100, 100}}).failure, HasSubstr("more fulfil"));
}

TEST(Share, IsProtectedInAllPeriodsItIsMadeOf) {
  for (const LayerInfo& layer : descriptor(Which::share).layers) {
    const bool over_time = layer.id == "change" || layer.id == "change_verdict" ||
                           layer.id == "detectable" || layer.id == "trend";
    EXPECT_EQ(layer.history, over_time) << layer.id;
    if (layer.id == "measured") continue;
    EXPECT_EQ(layer.parts, std::vector<std::string>{"measured"}) << layer.id;
  }
}

}  // namespace
}  // namespace omrade::host
