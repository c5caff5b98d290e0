// Is the gap closing, and did the pilots do better? By hand.
#include "fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace omrade::host {
namespace {

using ::testing::HasSubstr;

/// Three centres of n each, of more and more need: 90, 75 and 60 per cent, then 90, 80 and 70.
std::vector<Unit> three_centres(double n) {
  return {{2019, 0.90 * n, n, 0.8}, {2019, 0.75 * n, n, 1.0}, {2019, 0.60 * n, n, 1.2},
          {2024, 0.90 * n, n, 0.8}, {2024, 0.80 * n, n, 1.0}, {2024, 0.70 * n, n, 1.2}};
}

TEST(Gap, IsTheSlopeFromTheLeastToTheGreatestNeed) {
  // Midpoints 1/6, 1/2, 5/6: the slope is -20 / (2/3), and was -30 / (2/3).
  const Outcome outcome = gap(three_centres(100));
  ASSERT_EQ(outcome.failure, "");
  EXPECT_NEAR(read(outcome, "sii", Which::gap).value, -30, 1e-9);
  EXPECT_NEAR(read(outcome, "sii", Which::gap).lower95, -45.9957634388081, 1e-8);
  EXPECT_NEAR(read(outcome, "sii", Which::gap).upper95, -14.00423656119191, 1e-8);
  EXPECT_NEAR(read(outcome, "sii_change", Which::gap).value, 15, 1e-9);
  EXPECT_NEAR(read(outcome, "sii_change", Which::gap).lower95, -8.146830387903247, 1e-8);
  EXPECT_EQ(read(outcome, "closing", Which::gap).value, 0);
  EXPECT_NEAR(read(outcome, "share", Which::gap).value, 80, 1e-9);
}

TEST(Gap, IsSurelyClosingWithTenTimesAsMany) {
  const Outcome outcome = gap(three_centres(1000));
  EXPECT_NEAR(read(outcome, "sii_change", Which::gap).lower95, 7.626655202490337, 1e-8);
  EXPECT_EQ(read(outcome, "closing", Which::gap).value, 1);
}

TEST(Gap, ThatTurnsTheOtherWayIsWidening) {
  std::vector<Unit> units = three_centres(1000);
  for (Unit& unit : units) unit.period = unit.period == 2019 ? 2024 : 2019;
  EXPECT_EQ(read(gap(units), "closing", Which::gap).value, -1);
}

TEST(Gap, TakesCentresOfTheSameNeedTogetherAndTheOrderOfRowsAsNothing) {
  std::vector<Unit> units = three_centres(100);
  const std::vector<Unit> more = three_centres(100);
  units.insert(units.end(), more.rbegin(), more.rend());
  EXPECT_NEAR(read(gap(units), "sii", Which::gap).value, -30, 1e-9);
  EXPECT_NEAR(read(gap(units), "sii", Which::gap).base, 600, 1e-9);
}

TEST(Gap, IsAgainstTheBaselineThatIsNamed) {
  std::vector<Unit> units = three_centres(1000);
  for (const double n : {1000.0}) {
    units.push_back({2022, 0.90 * n, n, 0.8});
    units.push_back({2022, 0.80 * n, n, 1.0});
    units.push_back({2022, 0.70 * n, n, 1.2});
  }
  EXPECT_NEAR(read(gap(units), "sii_change", Which::gap).value, 15, 1e-9);
  EXPECT_NEAR(read(gap(units, {{"baseline", 2022}}), "sii_change", Which::gap).value, 0, 1e-9);
  EXPECT_EQ(read(gap(units, {{"baseline", 2020}}), "sii_change", Which::gap).reason,
            "no measurements in the baseline period");
}

TEST(Pilots, AreComparedWithTheOthersFromTheBaseline) {
  // 60 to 75 per cent, while the others went from 62 to 64: 15 less 2.
  const std::vector<Unit> units{
      {2019, 60, 100, 1, 1}, {2019, 62, 100, 2, 0}, {2024, 75, 100, 1, 1}, {2024, 64, 100, 2, 0}};
  const Outcome outcome = gap(units);
  EXPECT_NEAR(read(outcome, "pilot_effect", Which::gap).value, 13, 1e-9);
  EXPECT_NEAR(read(outcome, "pilot_effect", Which::gap).lower95, -5.457919589508839, 1e-8);
  EXPECT_NEAR(read(outcome, "pilot_effect", Which::gap).upper95, 31.06125432911331, 1e-8);
  EXPECT_EQ(read(outcome, "pilot_effect", Which::gap).base, 100);
}

TEST(Gap, SaysWhatLacks) {
  const auto reason = [](const Outcome& outcome, const std::string& layer) {
    return read(outcome, layer, Which::gap).reason;
  };
  EXPECT_EQ(reason(gap(three_centres(100), {}, false), "sii"), "no need is given");
  EXPECT_THAT(reason(gap(three_centres(100), {}, true, false), "pilot_effect"),
              HasSubstr("not both pilots and others"));
  EXPECT_THAT(reason(gap({{2024, 5, 10, 1}, {2024, 5, 10, 2}}), "sii"),
              HasSubstr("fewer than three"));
  EXPECT_EQ(reason(gap({{2023, 5, 10, 1}}), "sii"), "no measurements in the period");
  std::vector<Unit> now = three_centres(100);
  now.erase(now.begin(), now.begin() + 3);
  EXPECT_EQ(reason(gap(now), "sii_change"), "no measurements in the baseline period");
  EXPECT_EQ(read(gap(now), "sii", Which::gap).state, State::ok);
}

TEST(Gap, OfACentreWhoseNumberIsMaskedIsNotThatOfTheOthers) {
  const double none = std::nan("");
  const auto reason = [](const std::vector<Unit>& units, const std::string& layer) {
    const Read one = read(gap(units), layer, Which::gap);
    return one.state == State::missing ? one.reason : "a value";
  };
  std::vector<Unit> units = three_centres(100);
  units.push_back({2019, 50, 100, 1.1, 1});
  units.push_back({2024, none, 100, 1.1, 1});
  for (const char* layer : {"share", "sii", "sii_change", "closing", "pilot_effect"})
    EXPECT_EQ(reason(units, layer), "the number is not known of every centre") << layer;
  // Of before: what is now stands.
  std::swap(units[6].x, units[7].x);
  EXPECT_EQ(reason(units, "share"), "a value");
  EXPECT_EQ(reason(units, "sii"), "a value");
  for (const char* layer : {"sii_change", "closing", "pilot_effect"})
    EXPECT_EQ(reason(units, layer), "the number is not known of every centre") << layer;
}

TEST(Gap, OfACentreWhoseNeedIsNotKnownHasNoSlope) {
  std::vector<Unit> units = three_centres(100);
  units.push_back({2024, 50, 100});
  EXPECT_EQ(read(gap(units), "sii", Which::gap).reason, "the need is not known of every centre");
  EXPECT_NEAR(read(gap(units), "share", Which::gap).value, 72.5, 1e-9);
}

TEST(Gap, DoesNotTakeACentreThatWasNotThereForAThirdGroup) {
  std::vector<Unit> units = three_centres(100);
  units[4] = {2024, 0, 0, 1.0};
  EXPECT_THAT(read(gap(units), "sii", Which::gap).reason, HasSubstr("fewer than three"));
  units.push_back({2024, 80, 100, 1.1});
  EXPECT_NEAR(read(gap(units), "sii", Which::gap).value, -30, 1e-9);
}

TEST(Gap, RefusesWhatCannotBe) {
  EXPECT_THAT(gap({{2024, 11, 10, 1}}).failure, HasSubstr("more fulfil than there are"));
  EXPECT_THAT(gap({{2024, 1, -10, 1}}).failure, HasSubstr("below 0"));
}

}  // namespace
}  // namespace omrade::host
