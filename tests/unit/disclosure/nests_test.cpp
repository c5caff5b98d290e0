// Municipalities that are a set of their own, with a table of their own, beside small areas.
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

using ::testing::DoubleEq;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::NanSensitiveDoubleEq;
using testing::SmallProfile;
using testing::withheld_areas;

/// Three small areas in the first of two municipalities, and one in the second.
Crosswalk shares(double of_third = 1) {
  std::vector<CrosswalkEntry> entries{{0, 0, 1}, {1, 0, 1}, {2, 0, of_third}, {3, 1, 1}};
  if (of_third < 1) entries.push_back({2, 1, 1 - of_third});
  return {CrosswalkMethod::areal, 4, 2, std::move(entries)};
}

/// 3, 40, 20 and 33 of theirs; that the municipalities have 63 and 33 stands in another table.
Profile own_tables() {
  Profile profile = SmallProfile(4)
                        .level("kommun", 2, {{0, 0}, {1, 0}, {2, 0}, {3, 1}})
                        .proportion("share", {3, 40, 20, 33}, {100, 200, 150, 120})
                        .get();
  profile.levels[1].membership = nullptr;
  profile.levels[1].base = "kommun";
  return profile;
}

TEST(Nests, ATotalOfAnotherTableDoesNotTellWhatIsWithheldOfItsParts) {
  Profile profile = own_tables();
  Originals originals(profile);
  originals.nest({0, 1, shares()});
  Gate({}).withhold(profile, originals);
  EXPECT_THAT(withheld_areas(profile, "deso", "share"), ElementsAre(0, 2));  // 63 - 40 - 20 = 3
  EXPECT_THAT(withheld_areas(profile, "kommun", "share"), IsEmpty());
}

TEST(Nests, WithoutGeometryNobodySeesThatTheyHangTogether) {
  Profile profile = own_tables();
  Gate({}).withhold(profile, Originals(profile));
  EXPECT_THAT(withheld_areas(profile, "deso", "share"), ElementsAre(0));
}

TEST(Nests, NumbersThatAreNotThoseOfTheSamePeopleDoNotHangTogether) {
  Profile profile = own_tables();
  profile.levels[1].layers[0].estimates.spans().numerator[0] = 70;
  Originals originals(profile);
  originals.nest({0, 1, shares()});
  Gate({}).withhold(profile, originals);
  EXPECT_THAT(withheld_areas(profile, "deso", "share"), ElementsAre(0));
}

TEST(Nests, AnAreaThatDoesNotAddUpDoesNotUndoTheOthers) {
  Profile profile = own_tables();
  profile.levels[1].layers[0].estimates.spans().numerator[1] = 34;  // of another day
  Originals originals(profile);
  originals.nest({0, 1, shares()});
  Gate({}).withhold(profile, originals);
  EXPECT_THAT(withheld_areas(profile, "deso", "share"), ElementsAre(0, 2));
}

TEST(Nests, AnAreaThatIsCutIsNoSum) {
  EXPECT_THAT(areas_inside(shares()), ElementsAre(ElementsAre(0, 1, 2), ElementsAre(3)));
  EXPECT_THAT(areas_inside(shares(0.6)), ElementsAre(IsEmpty(), IsEmpty()));
  EXPECT_THAT(areas_inside(shares(0.9995)), ElementsAre(ElementsAre(0, 1, 2), ElementsAre(3)));
}

TEST(Nests, SumsAreOfThoseInsideAndMissingOnesAreNobody) {
  EXPECT_THAT(sums_inside({3, 40, std::nan(""), 33}, {{0, 1, 2}, {}}),
              ElementsAre(DoubleEq(43), NanSensitiveDoubleEq(std::nan(""))));
}

}  // namespace
}  // namespace omrade::disclosure
