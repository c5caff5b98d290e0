// Layers that print those who are left when others are taken.
#include "disclosure/complements.hpp"

#include "disclosure/counts.hpp"
#include "disclosure/gate.hpp"
#include "small_layers.hpp"
#include "small_profiles.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace omrade::disclosure {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::level_of;
using testing::numerators;
using testing::proportion;
using ::testing::SizeIs;
using testing::withhold;

Profile profile_of(std::vector<LayerResult> layers) {
  Profile profile;
  profile.periods = {"2024"};
  LevelResult level = level_of("deso", layers.front().estimates.size());
  level.layers = std::move(layers);
  profile.levels.push_back(std::move(level));
  return profile;
}

/// Of 100, 80 and 60 people 40, 30 and 20 stay, and the others leave.
Profile leavers() {
  return profile_of({proportion("stay", {40, 30, 20}, {100, 80, 60}),
                     proportion("leave", {60, 50, 40}, {100, 80, 60}, {"stay"})});
}

/// Of 100, 80 and 60 people 40, 30 and 20 leave; of the others 6, 5 and 8 are asked.
Profile asked() {
  return profile_of({proportion("leave", {40, 30, 20}, {100, 80, 60}),
                     proportion("asked", {6, 5, 8}, {60, 50, 40}, {"leave"})});
}

std::vector<Series> series(const Profile& profile) {
  std::uint32_t numbers = 0;
  return series_of(profile, Originals(profile), numbers);
}

std::vector<std::string> names_of(const std::vector<Series>& all, bool numerator) {
  std::vector<std::string> names;
  for (const Series& one : all)
    if (one.numerator == numerator) names.push_back(one.layer);
  return names;
}

/// The flows of each of three areas to itself, and some of the first to the second.
LayerResult flows_within(const std::vector<double>& own) {
  LayerResult flows = proportion("flows", {own[0], 7, own[1], own[2]}, {100, 100, 80, 60});
  flows.pairs = std::make_shared<const Pairs>(
      Pairs{.area = {0, 0, 1, 2}, .other = {0, 1, 1, 2}, .labels = {"a0", "a1", "a2"}});
  return flows;
}

/// The same at a level that nobody prints, where all is withheld.
void add_unprinted(Profile& profile) {
  LevelResult level = profile.levels[0];
  level.id = "base";
  level.unprinted = true;
  for (LayerResult& layer : level.layers) {
    const std::vector<double> x = numerators(layer);
    layer = proportion(layer.info->id, x, std::vector<double>(x.size(), 100), layer.info->parts);
    for (std::size_t i = 0; i < x.size(); ++i) withhold(layer, i);
  }
  profile.levels.push_back(std::move(level));
}

TEST(Complements, ALevelThatNobodyPrintsDoesNotMakeThemNumbersOfTheirOwn) {
  Profile of_leavers = leavers();
  add_unprinted(of_leavers);
  std::vector<Series> all = series(of_leavers);
  EXPECT_THAT(take_complements(of_leavers, all), SizeIs(1U));
  Profile of_asked = asked();
  add_unprinted(of_asked);
  all = series(of_asked);
  EXPECT_THAT(take_remainders(of_asked, all), SizeIs(1U));
}

TEST(Complements, OfALevelThatNobodyPrintsAloneNothingIsTaken) {
  Profile profile = leavers();
  add_unprinted(profile);
  profile.levels.erase(profile.levels.begin());
  std::vector<Series> all = series(profile);
  EXPECT_THAT(take_complements(profile, all), IsEmpty());
  EXPECT_THAT(names_of(all, true), ElementsAre("stay", "leave"));
}

TEST(Complements, WhoLeaveTellNothingThatWhoStayDoNot) {
  const Profile profile = leavers();
  std::vector<Series> all = series(profile);
  const std::vector<Complement> taken = take_complements(profile, all);
  ASSERT_THAT(taken, SizeIs(1U));
  EXPECT_EQ(taken[0].layer, 1U);
  EXPECT_EQ(taken[0].other, 0U);
  EXPECT_THAT(names_of(all, true), ElementsAre("stay"));
}

TEST(Complements, OneMoreInOneAreaIsNoComplement) {
  const Profile profile = profile_of({proportion("stay", {40, 30, 20}, {100, 80, 60}),
                                      proportion("leave", {60, 51, 40}, {100, 80, 60}, {"stay"})});
  std::vector<Series> all = series(profile);
  EXPECT_THAT(take_complements(profile, all), IsEmpty());
  EXPECT_THAT(names_of(all, true), ElementsAre("stay", "leave"));
}

TEST(Complements, WhereWhoStayAreWithheldWhoLeaveTellThem) {
  Profile profile = leavers();
  withhold(profile.levels[0].layers[0], 1);
  std::vector<Series> all = series(profile);
  EXPECT_THAT(take_complements(profile, all), IsEmpty());
  withhold(profile.levels[0].layers[1], 1);
  EXPECT_THAT(take_complements(profile, all), SizeIs(1U));
}

TEST(Complements, ACountWithoutADenominatorDoesNotTellTheFewWhoAreLeftOfAKnownGroup) {
  // 58 of 60 stay, and how many live there is known to everybody: two leave.
  LayerResult stay = proportion("stay", {58, 30, 20}, {60, 80, 60});
  stay.info = std::make_shared<const LayerInfo>(LayerInfo{.id = "stay", .kind = LayerKind::count});
  for (double& n : stay.estimates.spans().denominator) n = std::nan("");
  Profile profile =
      profile_of({std::move(stay), proportion("leave", {2, 50, 40}, {60, 80, 60}, {"stay"})});
  Gate(Rules{}).withhold(profile);
  EXPECT_THAT(testing::withheld_areas(profile, "deso", "leave"), ElementsAre(0));
  EXPECT_THAT(testing::withheld_areas(profile, "deso", "stay"), ElementsAre(0));
}

TEST(Complements, SumsOfSuchCountsDoNotTellTheFewWhoAreLeftOfAGroupThatNobodyPrints) {
  // Both areas of the first municipality less the district of one of them are the 58 of 60.
  Profile profile = testing::SmallProfile(4)
                        .level("kommun", 2, {{0, 0}, {1, 0}, {2, 1}, {3, 1}})
                        .level("district", 2, {{1, 0}, {2, 0}, {0, 1}, {3, 1}})
                        .level("around", 2, {{1, 0}, {0, 1}, {2, 1}, {3, 1}})
                        .proportion("stay", {58, 30, 20, 40}, {60, 80, 60, 90})
                        .proportion("leave", {2, 50, 40, 50}, {60, 80, 60, 90})
                        .without_base();
  for (LevelResult& level : profile.levels) {
    level.layers[0].info =
        std::make_shared<const LayerInfo>(LayerInfo{.id = "stay", .kind = LayerKind::count});
    for (double& n : level.layers[0].estimates.spans().denominator) n = std::nan("");
    level.layers[1].info = std::make_shared<const LayerInfo>(
        LayerInfo{.id = "leave", .kind = LayerKind::proportion, .parts = {"stay"}});
  }
  Gate(Rules{}).withhold(profile);
  const auto printed = [&](const std::string& level, std::size_t area) {
    const std::vector<std::size_t> out = testing::withheld_areas(profile, level, "stay");
    return std::find(out.begin(), out.end(), area) == out.end();
  };
  EXPECT_FALSE(printed("kommun", 0) && printed("around", 0));
}

TEST(Complements, OfFlowsItIsThoseOfEachAreaToItselfThatAreTaken) {
  Profile profile = leavers();
  LevelResult& level = profile.levels[0];
  level.layers = {flows_within({40, 30, 20}),
                  proportion("leave", {60, 50, 40}, {100, 80, 60}, {"flows"})};
  std::vector<Series> all = series(profile);
  const std::vector<Complement> taken = take_complements(profile, all);
  ASSERT_THAT(taken, SizeIs(1U));
  level.layers[0].estimates.spans().numerator[1] = 9;   // to another area
  level.layers[0].estimates.spans().numerator[2] = 31;  // of the second to itself
  remake(profile, taken);
  EXPECT_THAT(numerators(level.layers[1]), ElementsAre(60, 49, 40));
}

TEST(Complements, MadeAnewTheyAreWhoIsLeftWithTheLimitsOfThat) {
  EXPECT_TRUE(rc::check([] {
    Profile profile = leavers();
    std::vector<Series> all = series(profile);
    const std::vector<Complement> taken = take_complements(profile, all);
    LevelResult& level = profile.levels[0];
    std::vector<double> stay;
    for (const int x : *rc::gen::container<std::vector<int>>(3, rc::gen::inRange(0, 61)))
      stay.push_back(x);
    const std::vector<double> n{100, 80, 60};
    level.layers[0] = proportion("stay", stay, n);
    const auto gone = *rc::gen::inRange<std::size_t>(0, 3);
    withhold(level.layers[0], gone);
    std::vector<double> left{60, 50, 40};
    for (std::size_t i = 0; i < 3; ++i)
      if (i != gone) left[i] = n[i] - stay[i];
    remake(profile, taken);
    const LayerResult wanted = proportion("leave", left, n);
    const ConstEstimateSpans is = std::as_const(level.layers[1].estimates).spans();
    const ConstEstimateSpans should = wanted.estimates.spans();
    for (std::size_t i = 0; i < 3; ++i) {
      RC_ASSERT(is.numerator[i] == should.numerator[i]);
      RC_ASSERT(is.value[i] == should.value[i]);
      RC_ASSERT(is.lower95[i] == should.lower95[i]);
      RC_ASSERT(is.upper998[i] == should.upper998[i]);
    }
  }));
}

TEST(Remainders, ADenominatorOfThoseWhoAreLeftTellsNothingNew) {
  const Profile profile = asked();
  std::vector<Series> all = series(profile);
  const std::vector<Remainder> taken = take_remainders(profile, all);
  ASSERT_THAT(taken, SizeIs(1U));
  EXPECT_EQ(taken[0].layer, 1U);
  EXPECT_EQ(taken[0].other, 0U);
  EXPECT_THAT(names_of(all, true), ElementsAre("leave", "asked"));
  EXPECT_THAT(names_of(all, false), ElementsAre("leave"));
}

TEST(Remainders, ADenominatorOfOneMoreIsANumberOfItsOwn) {
  const Profile profile = profile_of({proportion("leave", {40, 30, 20}, {100, 80, 60}),
                                      proportion("asked", {6, 5, 8}, {60, 51, 40}, {"leave"})});
  std::vector<Series> all = series(profile);
  EXPECT_THAT(take_remainders(profile, all), IsEmpty());
  EXPECT_THAT(names_of(all, false), ElementsAre("leave", "asked"));
}

TEST(Remainders, WhereWhoLeaveAreWithheldTheDenominatorTellsThem) {
  Profile profile = asked();
  withhold(profile.levels[0].layers[0], 1);
  std::vector<Series> all = series(profile);
  EXPECT_THAT(take_remainders(profile, all), IsEmpty());
}

TEST(Remainders, MadeAnewNobodyIsAskedWhoIsNotLeft) {
  Profile profile = asked();
  std::vector<Series> all = series(profile);
  const std::vector<Remainder> taken = take_remainders(profile, all);
  LevelResult& level = profile.levels[0];
  level.layers[0] = proportion("leave", {41, 76, 20}, {100, 80, 60});
  remake(profile, taken);
  const ConstEstimateSpans is = std::as_const(level.layers[1].estimates).spans();
  EXPECT_THAT(is.denominator, ElementsAre(59, 4, 40));
  EXPECT_THAT(numerators(level.layers[1]), ElementsAre(6, 4, 8));
  EXPECT_DOUBLE_EQ(is.value[0], 6.0 / 59);
  EXPECT_DOUBLE_EQ(is.value[2], 8.0 / 40);
}

}  // namespace
}  // namespace omrade::disclosure
