// Sums of amounts that one or two persons made most of, and what protects them.
#include "base/error.hpp"
#include "disclosure/counts.hpp"
#include "disclosure/gate.hpp"
#include "disclosure/linear_program.hpp"
#include "disclosure/secondary.hpp"
#include "small_profiles.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>
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

TEST(AmountsAtTheGate, TheMeanOfSomeGoesWithThatOfAll) {
  // Of the neighbour's 400 visits those of the third with most tell when they are all.
  Profile profile = SmallProfile(kAreas)
                        .level("kommun", 2, {{0, 0}, {1, 0}, {2, 1}, {3, 1}})
                        .amounts("visits", {1000, 400, 500, 600}, std::vector<double>(kAreas, 100),
                                 {0.05, 0, 0, 0})
                        .amounts("of_third", {900, 400, 300, 350}, std::vector<double>(kAreas, 33),
                                 {0.05, 0, 0, 0})
                        .get();
  // The third of a municipality is not those of its areas.
  profile.levels[1].layers[1].estimates.spans().numerator[0] = 1250;
  Gate({}).withhold(profile);
  EXPECT_THAT(withheld_areas(profile, "deso", "visits"), ElementsAre(0, 1));
  EXPECT_THAT(withheld_areas(profile, "deso", "of_third"), ElementsAre(0, 1));
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

/// Six small areas in two municipalities and, across them, two districts.
constexpr std::size_t kMany = 6;

Profile many(const std::vector<double>& x, const std::vector<double>& stays_open) {
  return SmallProfile(kMany)
      .level("kommun", 2, {{0, 0}, {1, 0}, {2, 0}, {3, 1}, {4, 1}, {5, 1}})
      .level("district", 2, {{0, 0}, {3, 0}, {1, 1}, {2, 1}, {4, 1}, {5, 1}})
      .amounts("visits", x, std::vector<double>(kMany, 100), stays_open)
      .get();
}

/// How far the sum of a small area may lie from what it is, given all sums that are published.
Range room_of(const Profile& profile, const std::vector<double>& x, std::size_t area) {
  LinearProgram program;
  for (std::size_t i = 0; i < kMany; ++i) (void)program.add_variable({}, false);
  for (const LevelResult& level : profile.levels) {
    const ConstEstimateSpans spans = std::as_const(level.layers[0].estimates).spans();
    for (std::size_t i = 0; i < spans.size(); ++i) {
      if (spans.state_of(i) == State::withheld) continue;
      std::vector<Term> terms;
      double sum = 0;
      for (std::size_t b = 0; b < kMany; ++b) {
        bool in = level.membership == nullptr && b == i;
        if (level.membership != nullptr) {
          for (const CrosswalkEntry& entry : level.membership->of_target(i))
            in = in || entry.source == b;
        }
        if (!in) continue;
        terms.push_back({b, 1});
        sum += x[b];
      }
      program.add_row(terms, {sum, sum});
    }
  }
  const auto end = [&](double cost) {
    program.cost(area, cost);
    const auto outcome = program.minimise();
    EXPECT_NE(outcome, LinearProgram::Outcome::infeasible);
    if (outcome != LinearProgram::Outcome::optimal) return std::numeric_limits<double>::infinity();
    return std::abs(program.values()[area] - x[area]);
  };
  return {end(1), end(-1)};
}

TEST(AmountsAtTheGate, OfEverySumThatOneMadeMostOfALinearProgramFindsThePartOpen) {
  int protected_sums = 0;
  EXPECT_TRUE(rc::check([&protected_sums] {
    std::vector<double> x, stays_open;
    for (std::size_t i = 0; i < kMany; ++i) {
      x.push_back(*rc::gen::inRange(1, 2000));
      stays_open.push_back(*rc::gen::inRange(0, 3) == 0 ? *rc::gen::inRange(1, 30) / 100.0 : 0);
    }
    Profile profile = many(x, stays_open);
    try {
      Gate({}).withhold(profile);
    } catch (const Error&) {
      return;  // nothing is published
    }
    for (std::size_t i = 0; i < kMany; ++i) {
      if (stays_open[i] == 0) continue;
      ++protected_sums;
      const Range room = room_of(profile, x, i);
      RC_ASSERT(room.lower >= stays_open[i] * x[i] - 1e-3);
      RC_ASSERT(room.upper >= stays_open[i] * x[i] - 1e-3);
    }
  }));
  EXPECT_GT(protected_sums, 100);
}

TEST(AmountsAtTheGate, WithoutTheSecondaryRuleTheProgramFindsThemOut) {
  const std::vector<double> x{1000, 400, 300, 500, 600, 700};
  Profile profile = many(x, {0.05, 0, 0, 0, 0, 0});
  profile.levels[0].layers[0].estimates.spans().state[0] =
      static_cast<std::uint8_t>(State::withheld);
  EXPECT_LT(room_of(profile, x, 0).upper, 1e-6);
}

}  // namespace
}  // namespace omrade::disclosure
