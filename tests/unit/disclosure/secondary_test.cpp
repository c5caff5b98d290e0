// Differencing, by hand: what a total, a union or a rest would tell, and what is withheld for it.
#include "base/error.hpp"
#include "disclosure/counts.hpp"
#include "disclosure/gate.hpp"
#include "disclosure/series.hpp"
#include "disclosure/sums.hpp"
#include "small_profiles.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace omrade::disclosure {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Share;
using testing::SmallProfile;
using testing::withheld_areas;

std::vector<Share> all_in_one(std::size_t areas) {
  std::vector<Share> shares;
  for (std::uint32_t i = 0; i < areas; ++i) shares.push_back({i, 0});
  return shares;
}

TEST(Secondary, ATotalLessItsOtherPartsDoesNotTellTheWithheldOne) {
  Profile profile = SmallProfile(3)
                        .level("region", 1, all_in_one(3))
                        .proportion("share", {3, 40, 50}, {100, 200, 300})
                        .get();
  const auto log = Gate({}).withhold(profile);
  // 93 - 40 - 50 = 3, so one more goes: the one with the fewest people.
  EXPECT_THAT(withheld_areas(profile, "deso", "share"), ElementsAre(0, 1));
  EXPECT_THAT(withheld_areas(profile, "region", "share"), IsEmpty());
  ASSERT_EQ(log.size(), 2U);
  EXPECT_EQ(log[0].rule, Rule::minimum_count);
  EXPECT_EQ(log[1].rule, Rule::secondary);
  EXPECT_EQ(log[1].area, "deso1");
}

TEST(Secondary, TwoWithheldOnesProtectEachOtherOnlyIfTheirSumAllowsAllSmallValues) {
  const auto deso = [](double a, double b) {
    Profile profile = SmallProfile(3)
                          .level("region", 1, all_in_one(3))
                          .proportion("share", {a, b, 50}, {100, 200, 300})
                          .get();
    Gate({}).withhold(profile);
    return withheld_areas(profile, "deso", "share");
  };
  EXPECT_THAT(deso(2, 3), ElementsAre(0, 1));     // 5 = 1 + 4 = 4 + 1
  EXPECT_THAT(deso(1, 1), ElementsAre(0, 1, 2));  // 2 would tell both: zeros are published
  EXPECT_THAT(deso(4, 4), ElementsAre(0, 1));     // 8 = 1 + 7
}

TEST(Secondary, ZerosArePublishedAndProtectNobody) {
  Profile profile = SmallProfile(3)
                        .level("region", 1, all_in_one(3))
                        .proportion("share", {3, 0, 50}, {100, 90, 300})
                        .get();
  Gate({}).withhold(profile);
  EXPECT_THAT(withheld_areas(profile, "deso", "share"), ElementsAre(0, 2));
}

TEST(Secondary, ASumOfTwoLayersIsFoundInFourAreasAlready) {
  // As a recipe's { sum = [...] } makes it: 27 - 23 = 4 at the second area, 13 - 6 = 7.
  Profile profile = SmallProfile(4)
                        .proportion("one", {0, 23, 0, 6}, {111, 230, 112, 93})
                        .proportion("two", {0, 4, 0, 7}, {111, 230, 112, 93})
                        .proportion("both", {0, 27, 0, 13}, {111, 230, 112, 93})
                        .get();
  Gate({}).withhold(profile);
  EXPECT_THAT(withheld_areas(profile, "deso", "two"), ElementsAre(1));
  const std::size_t beside = withheld_areas(profile, "deso", "one").size() +
                             withheld_areas(profile, "deso", "both").size();
  EXPECT_EQ(beside, 1U);
}

TEST(Secondary, ACatchmentBesideTheUnionOfItsSmallAreasDoesNotTell) {
  // The catchment is deso0 and deso1; the municipality all three.
  Profile profile = SmallProfile(4)
                        .level("around", 2, {{0, 0}, {1, 0}, {2, 1}, {3, 1}})
                        .level("kommun", 2, {{0, 0}, {1, 0}, {2, 0}, {3, 1}})
                        .proportion("share", {3, 40, 50, 60}, {100, 200, 300, 400})
                        .get();
  Gate({}).withhold(profile);
  // around0 - deso1 = 3 withholds deso1 or around0; kommun0 - deso2 = 43 = around0 leaves it so.
  EXPECT_THAT(withheld_areas(profile, "deso", "share"), ElementsAre(0, 1));
  EXPECT_THAT(withheld_areas(profile, "around", "share"), IsEmpty());
}

TEST(Secondary, OverlappingLevelsWithoutTheirSmallAreasDoNotTell) {
  // kommun0 less around0 is the withheld around1, and nobody needs the small areas for that.
  Profile profile =
      SmallProfile(4)
          .level("around", 3, {{0, 0}, {1, 0}, {2, 1}, {3, 2}})
          .level("kommun", 2, {{0, 0}, {1, 0}, {2, 0}, {3, 1}})
          .proportion("share", {20, 40, 3, 60}, {100, 200, 300, 400}, {"around", "kommun"})
          .get();
  Gate({}).withhold(profile);
  EXPECT_THAT(withheld_areas(profile, "around", "share"), ElementsAre(0, 1));
}

TEST(Secondary, SmallAreasThatNobodyPrintsAreNotToldByLargerOnes) {
  const auto publish = [](double first) {
    Profile profile = SmallProfile(3)
                          .level("region", 1, all_in_one(3))
                          .level("two of three", 1, {{1, 0}, {2, 0}})
                          .proportion("share", {first, 40, 50}, {100, 200, 300})
                          .without_base();
    Gate({}).withhold(profile);
    return profile;
  };
  // 93 - 90 = 3 at the first area, which stands nowhere.
  const Profile three = publish(3);
  EXPECT_THAT(withheld_areas(three, "two of three", "share"), ElementsAre(0));
  EXPECT_THAT(withheld_areas(three, "region", "share"), IsEmpty());
  const Profile many = publish(30);
  EXPECT_THAT(withheld_areas(many, "two of three", "share"), IsEmpty());
  EXPECT_THAT(withheld_areas(many, "region", "share"), IsEmpty());
}

TEST(Secondary, NumbersOfAreasThatNobodyPrintsAreGoneWhenTheProfileIsSealed) {
  const GatedProfile sealed = Gate({}).pass(SmallProfile(3)
                                                .level("region", 1, all_in_one(3))
                                                .proportion("share", {30, 40, 50}, {100, 200, 300})
                                                .without_base());
  ASSERT_EQ(sealed.view().levels.size(), 1U);
  EXPECT_EQ(sealed.view().levels[0].id, "region");
  EXPECT_EQ(sealed.disclosure().cells, 1U);
  EXPECT_EQ(sealed.disclosure().withheld, 0U);
}

TEST(Secondary, LevelsThatOverlapWithoutTheirSmallAreasDoNotBoundEachOther) {
  // kommun0 is deso0 alone, which around0 holds: its 3 are among the 23 there, whatever the sums
  // say.
  Profile profile =
      SmallProfile(4)
          .level("around", 2, {{0, 0}, {1, 0}, {2, 1}, {3, 1}})
          .level("kommun", 2, {{0, 0}, {1, 1}, {2, 1}, {3, 1}})
          .proportion("share", {3, 20, 30, 40}, {100, 200, 300, 400}, {"around", "kommun"})
          .get();
  Gate({}).withhold(profile);
  EXPECT_THAT(withheld_areas(profile, "kommun", "share"), ElementsAre(0));
  EXPECT_THAT(withheld_areas(profile, "around", "share"), ElementsAre(0, 1));
}

TEST(Secondary, ACatchmentOfSharesOfAWithheldOneIsRoundedToWholePersons) {
  // 0.5 of deso0 and all of deso1 and deso2: 3 / 2 + 40 + 50 = 91.5 is printed as 92.
  Profile profile = SmallProfile(4)
                        .level("around", 2, {{0, 0, 0.5}, {1, 0}, {2, 0}, {0, 1, 0.5}, {3, 1}})
                        .level("kommun", 1, all_in_one(4))
                        .proportion("share", {3, 40, 50, 60}, {100, 200, 300, 400})
                        .get();
  Gate({}).withhold(profile);
  // Of the other, 61.5, would be known what the municipality's 153 less 92 leaves.
  EXPECT_THAT(Originals(profile).numerators(1, 0), ElementsAre(92, ::testing::IsNan()));
  EXPECT_THAT(withheld_areas(profile, "deso", "share"), ::testing::Contains(0));
}

TEST(Secondary, ThoseWhoAreLeftOfAGroupAreProtectedLikewise) {
  // 97 of 100: three are left, and 147 of 150 less 50 of 50 would tell them.
  Profile profile = SmallProfile(3)
                        .level("region", 1, all_in_one(3))
                        .proportion("share", {97, 50, 60}, {100, 150, 160})
                        .get();
  Gate({}).withhold(profile);
  EXPECT_THAT(withheld_areas(profile, "deso", "share"), ElementsAre(0, 1));
}

TEST(Secondary, AGroupThatIsTheSumOfTwoOthersDoesNotTell) {
  // Nothing says that both = men + women, but anybody can see it.
  const std::vector<double> men{3, 20, 30, 25, 35, 45};
  const std::vector<double> women{30, 21, 33, 28, 31, 40};
  std::vector<double> both;
  for (std::size_t i = 0; i < men.size(); ++i) both.push_back(men[i] + women[i]);
  const std::vector<double> people(men.size(), 200);
  Profile profile = SmallProfile(men.size())
                        .proportion("men", men, people)
                        .proportion("women", women, people)
                        .proportion("both", both, people)
                        .get();
  Gate({}).withhold(profile);
  EXPECT_THAT(withheld_areas(profile, "deso", "men"), ElementsAre(0));
  const auto women_withheld = withheld_areas(profile, "deso", "women");
  const auto both_withheld = withheld_areas(profile, "deso", "both");
  EXPECT_EQ(women_withheld.size() + both_withheld.size(), 1U);
}

TEST(Secondary, TheSamePeopleInAnotherLayerDoNotTell) {
  // Two layers print the same numerators, among different people.
  Profile profile = SmallProfile(4)
                        .level("region", 1, all_in_one(4))
                        .proportion("of_all", {3, 40, 50, 60}, {100, 200, 300, 400})
                        .proportion("of_adults", {3, 40, 50, 60}, {80, 180, 280, 390})
                        .get();
  Gate({}).withhold(profile);
  EXPECT_EQ(withheld_areas(profile, "deso", "of_all"),
            withheld_areas(profile, "deso", "of_adults"));
  EXPECT_THAT(withheld_areas(profile, "deso", "of_all"), ElementsAre(0, 1));
}

TEST(Secondary, WholeNumbersBehindADividedAreaAreNotToldByItsFractions) {
  // 0.25 · 3 + 0.25 · 1 + 40 = 41: only 1 + 3, 2 + 2 and 3 + 1 make 4, so 4 is impossible for
  // either, although any number from 0 to 4 is between.
  Profile profile = SmallProfile(4)
                        .level("around", 1, {{0, 0, 0.25}, {1, 0, 0.25}, {2, 0}})
                        .proportion("share", {3, 1, 40, 60}, {100, 200, 300, 400})
                        .get();
  Gate({}).withhold(profile);
  const bool around = !withheld_areas(profile, "around", "share").empty();
  const bool third = withheld_areas(profile, "deso", "share") == std::vector<std::size_t>{0, 1, 2};
  EXPECT_TRUE(around || third);
}

/// With a layer `points` of three parts in two areas and the region that is their sum; `of(a, b,
/// c)` is its numerator. Two areas cannot tell three weights.
template <class Of>
std::size_t undetermined(const Of& of) {
  Profile profile = SmallProfile(2)
                        .level("region", 1, all_in_one(2))
                        .proportion("a", {20, 24}, {137, 148})
                        .proportion("b", {37, 6}, {137, 148})
                        .proportion("c", {25, 57}, {137, 148})
                        .get();
  const auto info = std::make_shared<const LayerInfo>(LayerInfo{
      .id = "points", .kind = LayerKind::index, .counts_persons = false, .parts = {"a", "b", "c"}});
  for (LevelResult& level : profile.levels) {
    const auto x = [&](std::size_t part, std::size_t i) {
      return std::as_const(level.layers[part].estimates).spans().numerator[i];
    };
    LayerResult points{.indicator = "x",
                       .period = "2024",
                       .info = info,
                       .estimates = Estimates(level.areas->size())};
    const EstimateSpans to = points.estimates.spans();
    for (std::size_t i = 0; i < to.size(); ++i) {
      to.state[i] = static_cast<std::uint8_t>(State::ok);
      to.value[i] = to.numerator[i] = of(x(0, i), x(1, i), x(2, i));
    }
    level.layers.push_back(std::move(points));
  }
  std::uint32_t numbers = 0;
  const std::vector<Series> series = series_of(profile, Originals(profile), numbers);
  const DeclaredSums declared = declared_sums_of(profile, series);
  EXPECT_THAT(declared.sums, IsEmpty());
  return declared.undetermined.size();
}

TEST(Secondary, AnIndexWhoseWeightsCannotBeToldMayStillBeASumOfItsParts) {
  EXPECT_EQ(undetermined([](double a, double b, double c) { return 2 * a + 3 * b + 5 * c; }), 1U);
  // No weights make a number that does not add up from areas to the region.
  EXPECT_EQ(undetermined([](double a, double b, double c) { return a * b + c; }), 0U);
}

TEST(Secondary, WithholdingTwiceChangesNothing) {
  Profile profile = SmallProfile(3)
                        .level("region", 1, all_in_one(3))
                        .proportion("share", {3, 40, 50}, {100, 200, 300})
                        .get();
  const Originals originals(profile);
  const Gate gate({});
  EXPECT_EQ(gate.withhold(profile, originals).size(), 2U);
  EXPECT_TRUE(gate.withhold(profile, originals).empty());
  EXPECT_TRUE(gate.withhold(profile).empty());
}

TEST(Secondary, TheAuditStopsWhatSomebodyElseLetThrough) {
  const Profile whole = SmallProfile(3)
                            .level("region", 1, all_in_one(3))
                            .proportion("share", {3, 40, 50}, {100, 200, 300})
                            .get();
  const Originals originals(whole);
  Profile naive = SmallProfile(3)
                      .level("region", 1, all_in_one(3))
                      .proportion("share", {3, 40, 50}, {100, 200, 300})
                      .get();
  // The primary rules alone leave 93 - 40 - 50 = 3.
  try {
    const auto published = Gate({}).pass(std::move(naive), originals);
    FAIL() << "published what tells a withheld number";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::failed);
    ASSERT_EQ(error.messages().size(), 1U);
    EXPECT_EQ(error.messages()[0].subject, "x.share at deso deso0 in 2024");
    EXPECT_EQ(std::string(error.what()).find('3'), std::string::npos);
  }
}

TEST(Secondary, WhereNobodyIsInTwoGroupsTogetherNobodyIsInEitherThatNobodyPrints) {
  // Both together and the one are printed: the 16 others of the district are nobody, x, 6 and 6.
  const std::vector<double> people{268, 102, 95, 159, 77, 259, 141};
  Profile profile =
      SmallProfile(7)
          .level("district", 2, {{0, 0}, {1, 0}, {2, 0}, {3, 0}, {4, 1}, {5, 1}, {6, 1}})
          .proportion("both", {0, 4, 12, 12, 55, 35, 56}, people, {"deso"})
          .proportion("one", {0, 0, 6, 6, 49, 11, 5}, people, {"deso"})
          .proportion("other", {0, 4, 6, 6, 6, 24, 51}, people)
          .get();
  profile.levels[0].layers[2].unprinted = true;
  Gate(Rules{}).withhold(profile);
  EXPECT_THAT(withheld_areas(profile, "deso", "both"), Contains(1));
  EXPECT_TRUE(withheld_areas(profile, "deso", "both").size() > 1 ||
              !withheld_areas(profile, "deso", "one").empty() ||
              !withheld_areas(profile, "district", "other").empty());
}

}  // namespace
}  // namespace omrade::disclosure
