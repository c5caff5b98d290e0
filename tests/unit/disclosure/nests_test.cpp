// Sets of polygons that were drawn apart, each with a table of its own.
#include "disclosure/nests.hpp"

#include "disclosure/counts.hpp"
#include "disclosure/gate.hpp"
#include "small_profiles.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <utility>
#include <vector>

namespace omrade::disclosure {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::SmallProfile;
using testing::withheld_areas;

/// Of small areas of 100 m2 and larger ones, that share so much.
Outlines outlines(std::size_t small, const std::vector<double>& large,
                  const std::vector<SharedGround>& shared) {
  return outlines_of(std::vector<double>(small, 100), large, shared);
}

/// Three small areas in the first of two municipalities, and one in the second.
Outlines three_and_one(double of_third = 100) {
  return outlines(
      4, {300, 100},
      {{0, 0, 100}, {1, 0, 100}, {2, 0, of_third}, {2, 1, 100 - of_third}, {3, 1, 100}});
}

/// x of n in small areas and, by another table, in larger ones.
Profile own_tables(const std::vector<double>& small, const std::vector<double>& large,
                   const std::vector<double>& people_of_small,
                   const std::vector<double>& people_of_large) {
  std::vector<testing::Share> any;
  for (std::uint32_t i = 0; i < small.size(); ++i) any.push_back({i, 0});
  Profile profile = SmallProfile(small.size())
                        .level("kommun", large.size(), any)
                        .proportion("share", small, people_of_small)
                        .get();
  LevelResult& level = profile.levels[1];
  level.membership = nullptr;
  level.base = "kommun";
  const EstimateSpans spans = level.layers[0].estimates.spans();
  for (std::size_t j = 0; j < large.size(); ++j) {
    spans.numerator[j] = large[j];
    spans.denominator[j] = spans.base[j] = people_of_large[j];
    spans.value[j] = large[j] / people_of_large[j];
  }
  return profile;
}

Profile own_tables() {
  return own_tables({3, 40, 20, 33}, {63, 33}, {100, 200, 150, 120}, {450, 120});
}

/// What the gate withholds of the levels.
std::pair<std::vector<std::size_t>, std::vector<std::size_t>> withheld(Profile profile,
                                                                       Outlines outlines) {
  Originals originals(profile);
  originals.nest({0, 1, std::move(outlines)});
  Gate({}).withhold(profile, originals);
  return {withheld_areas(profile, "deso", "share"), withheld_areas(profile, "kommun", "share")};
}

TEST(Nests, ATotalOfAnotherTableDoesNotTellWhatIsWithheldOfItsParts) {
  const auto [small, large] = withheld(own_tables(), three_and_one());
  EXPECT_THAT(small, ElementsAre(0, 2));  // 63 - 40 - 20 = 3
  EXPECT_THAT(large, IsEmpty());
}

TEST(Nests, WithoutGeometryNobodySeesThatTheyHangTogether) {
  Profile profile = own_tables();
  Gate({}).withhold(profile, Originals(profile));
  EXPECT_THAT(withheld_areas(profile, "deso", "share"), ElementsAre(0));
}

TEST(Nests, NumbersThatAreNotThoseOfTheSamePeopleDoNotHangTogether) {
  Profile profile = own_tables();
  profile.levels[1].layers[0].estimates.spans().numerator[0] = 70;
  EXPECT_THAT(withheld(std::move(profile), three_and_one()).first, ElementsAre(0));
}

TEST(Nests, AnAreaThatDoesNotAddUpDoesNotUndoTheOthers) {
  Profile profile = own_tables();
  profile.levels[1].layers[0].estimates.spans().numerator[1] = 34;  // of another day
  EXPECT_THAT(withheld(std::move(profile), three_and_one()).first, ElementsAre(0, 2));
}

TEST(Nests, ASliverOfAHandDrawnBorderIsNoGround) {
  EXPECT_THAT(withheld(own_tables(), three_and_one(99.95)).first, ElementsAre(0, 2));
}

TEST(Nests, ALargerAreaThatGoesOnWhereNobodyLivesAddsUpAllTheSame) {
  const Outlines sea =
      outlines(4, {500, 100}, {{0, 0, 100}, {1, 0, 100}, {2, 0, 100}, {3, 1, 100}});
  EXPECT_THAT(withheld(own_tables(), sea).first, ElementsAre(0, 2));
}

TEST(Nests, TwoThatFillTheOutlineOfThreeDoNotTellWhatIsWithheldOfThese) {
  // [0    ][1    ][2    ]   3, 40 and 20
  // [0       ][1        ]   22 and 41
  const Outlines both = outlines(3, {150, 150}, {{0, 0, 100}, {1, 0, 50}, {1, 1, 50}, {2, 1, 100}});
  const auto [small, large] =
      withheld(own_tables({3, 40, 20}, {22, 41}, {100, 200, 150}, {200, 250}), both);
  EXPECT_FALSE(small == std::vector<std::size_t>{0} && large.empty()) << "22 + 41 - 40 - 20 = 3";
}

TEST(Nests, TwoThatCrossFillTheOutlineAsWell) {
  // Each of two lies across each of two others: no overlap is known, the outline is.
  const Outlines cross = outlines(2, {100, 100}, {{0, 0, 50}, {0, 1, 50}, {1, 0, 50}, {1, 1, 50}});
  EXPECT_TRUE(cross.bridges.empty());
  const auto [small, large] =
      withheld(own_tables({3, 40}, {21, 22}, {100, 200}, {150, 150}), cross);
  EXPECT_FALSE(small == std::vector<std::size_t>{0} && large.empty()) << "21 + 22 - 40 = 3";
}

TEST(Nests, AStripOfAFewThatNobodyPrintsIsNoneThatEverybodyCanWorkOut) {
  // 30, 40 and 20 live in small areas, 93 in the municipality that holds them and a strip more.
  const Outlines strip = outlines(3, {400}, {{0, 0, 100}, {1, 0, 100}, {2, 0, 100}});
  const auto [small, large] =
      withheld(own_tables({30, 40, 20}, {93}, {100, 200, 150}, {500}), strip);
  EXPECT_THAT(small, ElementsAre(0)) << "93 - 30 - 40 - 20 = 3";
  EXPECT_THAT(large, IsEmpty());
}

TEST(Nests, AStripOfManyIsOpen) {
  const Outlines strip = outlines(3, {400}, {{0, 0, 100}, {1, 0, 100}, {2, 0, 100}});
  const auto [small, large] =
      withheld(own_tables({30, 40, 20}, {96}, {100, 200, 150}, {550}), strip);
  EXPECT_THAT(small, IsEmpty());  // 6 of 100
  EXPECT_THAT(large, IsEmpty());
}

TEST(Nests, AllButAFewOfAStripAreNoneThatEverybodyCanWorkOutEither) {
  const Outlines strip = outlines(3, {400}, {{0, 0, 100}, {1, 0, 100}, {2, 0, 100}});
  const auto [small, large] =
      withheld(own_tables({30, 40, 20}, {138}, {100, 200, 150}, {500}), strip);
  EXPECT_FALSE(small.empty() && large.empty()) << "48 of 50, so that 2 are left";
}

TEST(Nests, AStripThatIsAPartOfAThirdAreaIsNoneEither) {
  // [0    ][1    ]    30 and 43
  // [0      ][1  ]    33 and 40: of the second 3 live in the first of these
  const Outlines shifted = outlines(2, {130, 70}, {{0, 0, 100}, {1, 0, 30}, {1, 1, 70}});
  const auto [small, large] =
      withheld(own_tables({30, 43}, {33, 40}, {100, 200}, {140, 160}), shifted);
  EXPECT_FALSE(small.empty() && large.empty()) << "33 - 30 = 3";
}

TEST(Nests, WhatTwoUnionsDifferByIsNoneEither) {
  // [0    ][1    ][2     ]    30, 40 and 33
  // [0  ][1       ][2    ]    15, 58 and 30: 3 of the last small one live in the second of these
  const Outlines chain =
      outlines(3, {60, 170, 70}, {{0, 0, 60}, {0, 1, 40}, {1, 1, 100}, {2, 1, 30}, {2, 2, 70}});
  const auto [small, large] =
      withheld(own_tables({30, 40, 33}, {15, 58, 30}, {100, 100, 100}, {60, 170, 70}), chain);
  EXPECT_FALSE(small.empty() && large.empty()) << "15 + 58 - 30 - 40 = 3";
}

TEST(Nests, AnOverlapOfLessThanNobodyTellsNothing) {
  const Outlines shifted = outlines(2, {130, 70}, {{0, 0, 100}, {1, 0, 30}, {1, 1, 70}});
  const auto [small, large] =
      withheld(own_tables({30, 37}, {27, 40}, {100, 200}, {140, 160}), shifted);
  EXPECT_THAT(small, IsEmpty());
  EXPECT_THAT(large, IsEmpty());
}

TEST(Nests, WhereBothStickOutNothingFollowsButBounds) {
  const Outlines across = outlines(1, {100}, {{0, 0, 60}});
  const auto [small, large] = withheld(own_tables({30}, {33}, {100}, {110}), across);
  EXPECT_THAT(small, IsEmpty());
  EXPECT_THAT(large, IsEmpty());
}

TEST(Nests, PartsOfWhatIsWithheldBoundIt) {
  // 3 and 40 of small areas in one of 44, and one more by themselves: what lives there is 1, and
  // the first could be no more than 4.
  const Outlines strip = outlines(2, {300}, {{0, 0, 100}, {1, 0, 100}});
  const auto [small, large] = withheld(own_tables({3, 40}, {44}, {100, 200}, {400}), strip);
  EXPECT_FALSE(small == std::vector<std::size_t>{0} && large.empty())
      << "44 - 40 = 4 in the first and the strip";
}

}  // namespace
}  // namespace omrade::disclosure
