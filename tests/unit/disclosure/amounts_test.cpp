// Sums of amounts that one or two persons made most of, and what protects them.
#include "base/error.hpp"
#include "disclosure/counts.hpp"
#include "disclosure/gate.hpp"
#include "disclosure/secondary.hpp"
#include "small_profiles.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace omrade::disclosure {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Share;
using testing::SmallProfile;
using testing::withheld_areas;

constexpr std::size_t kAreas = 4;

/// Two municipalities of two small areas each, of 100 persons; of the 1 000 visits of the first
/// small area a twentieth must stay open.
Profile visits(double of_the_neighbour, const std::vector<double>& stays_open = {0.05, 0, 0, 0}) {
  return SmallProfile(kAreas)
      .level("kommun", 2, {{0, 0}, {1, 0}, {2, 1}, {3, 1}})
      .amounts("visits", {1000, of_the_neighbour, 500, 600}, std::vector<double>(kAreas, 100),
               stays_open)
      .get();
}

TEST(AmountsAtTheGate, ASumThatOneMadeMostOfIsWithheldAndAnotherSoThatTheTotalDoesNotTellIt) {
  Profile profile = visits(400);
  const auto log = Gate({}).withhold(profile);
  EXPECT_THAT(withheld_areas(profile, "deso", "visits"), ElementsAre(0, 1));
  EXPECT_THAT(withheld_areas(profile, "kommun", "visits"), IsEmpty());
  ASSERT_EQ(log.size(), 2U);
  EXPECT_EQ(log[0].rule, Rule::dominance);
  EXPECT_EQ(log[1].rule, Rule::secondary);
  EXPECT_NO_THROW((void)Gate({}).pass(visits(400)));
}

TEST(AmountsAtTheGate, ANeighbourThatLeavesTooLittleOpenDoesNotProtectIt) {
  // 1 000 must be possible up to 1 050: of 1 020 in all it is not, whatever the neighbour's 20 are.
  Profile profile = visits(20);
  Gate({}).withhold(profile);
  EXPECT_THAT(withheld_areas(profile, "kommun", "visits"), ElementsAre(0));
}

TEST(AmountsAtTheGate, ASumThatManyMadeIsPublished) {
  Profile profile = visits(400, {0, 0, 0, 0});
  EXPECT_THAT(Gate({}).withhold(profile), IsEmpty());
}

TEST(AmountsAtTheGate, TheAuditSeesASumThatTheTotalTells) {
  Profile profile = visits(400);
  const Originals originals(profile);
  EstimateSpans spans = profile.levels[0].layers[0].estimates.spans();
  spans.state[0] = static_cast<std::uint8_t>(State::withheld);
  EXPECT_THROW(audit({}, profile, originals, {}), Error);
  spans.state[1] = static_cast<std::uint8_t>(State::withheld);
  EXPECT_NO_THROW(audit({}, profile, originals, {}));
}

TEST(AmountsAtTheGate, OfALargeSumTheEndsAreAskedAndNotEveryNumberBetweenThem) {
  Profile profile =
      SmallProfile(kAreas)
          .level("kommun", 2, {{0, 0}, {1, 0}, {2, 1}, {3, 1}})
          .amounts("kronor", {8e8, 9e8, 7e8, 6e8}, std::vector<double>(kAreas, 100), {0.1, 0, 0, 0})
          .get();
  Gate({}).withhold(profile);
  EXPECT_THAT(withheld_areas(profile, "deso", "kronor"), ElementsAre(0, 1));
}

TEST(AmountsAtTheGate, OfUnprintedAreasTheyAreProtectedAsWell) {
  // The first municipality is one small area, whose sum must stay open though no level prints it;
  // and the region's less the second's would tell it.
  Profile profile = SmallProfile(2)
                        .level("kommun", 2, {{0, 0}, {1, 1}})
                        .level("region", 1, {{0, 0}, {1, 0}})
                        .amounts("visits", {1000, 400}, {100, 100}, {0.05, 0})
                        .without_base();
  Gate({}).withhold(profile);
  EXPECT_THAT(withheld_areas(profile, "kommun", "visits"), ElementsAre(0, 1));
  EXPECT_THAT(withheld_areas(profile, "region", "visits"), IsEmpty());
}

}  // namespace
}  // namespace omrade::disclosure
