#include "disclosure/gate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

namespace omrade::disclosure {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

struct Cell {
  double numerator, denominator, base;
};

/// A profile of one level with one layer of the given kind and cells.
Profile profile_of(const LayerInfo& info, const std::vector<Cell>& cells) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < cells.size(); ++i) ids.push_back("area" + std::to_string(i));
  LayerResult layer{.indicator = "x",
                    .period = "2024",
                    .info = std::make_shared<const LayerInfo>(info),
                    .estimates = Estimates(cells.size())};
  const EstimateSpans spans = layer.estimates.spans();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    spans.numerator[i] = cells[i].numerator;
    spans.denominator[i] = cells[i].denominator;
    spans.base[i] = cells[i].base;
    spans.value[i] = cells[i].numerator / cells[i].denominator;
    spans.lower95[i] = spans.lower998[i] = 0.1;
    spans.upper95[i] = spans.upper998[i] = 0.9;
    spans.interval[i] = static_cast<std::uint8_t>(IntervalKind::wilson);
    spans.state[i] = static_cast<std::uint8_t>(State::ok);
  }
  Profile profile;
  profile.levels.push_back(
      {.id = "deso",
       .areas = std::make_shared<const AreaSet>(AreaSetParts{.id = "deso", .ids = ids})});
  profile.levels.back().layers.push_back(std::move(layer));
  return profile;
}

LayerInfo proportion() {
  return {.id = "share", .kind = LayerKind::proportion};
}

std::vector<State> states(const Profile& profile, std::size_t layer = 0) {
  std::vector<State> out;
  const ConstEstimateSpans spans = profile.levels[0].layers[layer].estimates.spans();
  for (std::size_t i = 0; i < spans.size(); ++i) out.push_back(spans.state_of(i));
  return out;
}

using ::testing::ElementsAre;

TEST(Gate, WithholdsCountsOneToFourAndPublishesZeroAndFive) {
  const GatedProfile gated = Gate({}).pass(
      profile_of(proportion(), {{0, 100, 100}, {1, 100, 100}, {4, 100, 100}, {5, 100, 100}}));
  EXPECT_THAT(states(gated.view()),
              ElementsAre(State::ok, State::withheld, State::withheld, State::ok));
  EXPECT_EQ(gated.disclosure().withheld, 2U);
  EXPECT_EQ(gated.disclosure().cells, 4U);
}

TEST(Gate, WithholdsTheComplementOfASmallGroup) {
  Profile profile = profile_of(proportion(), {{97, 100, 100}, {95, 100, 100}, {100, 100, 100}});
  const auto log = Gate({}).withhold(profile);
  EXPECT_THAT(states(profile), ElementsAre(State::withheld, State::ok, State::ok));
  ASSERT_EQ(log.size(), 1U);
  EXPECT_EQ(log[0].rule, Rule::complement);
  EXPECT_EQ(log[0].area, "area0");
}

TEST(Gate, WithholdsSmallDenominators) {
  Profile profile = profile_of(proportion(), {{8, 19, 19}, {8, 20, 20}});
  const auto log = Gate({}).withhold(profile);
  EXPECT_THAT(states(profile), ElementsAre(State::withheld, State::ok));
  EXPECT_EQ(log.at(0).rule, Rule::minimum_denominator);
}

TEST(Gate, ApportionedCountsAreRealNumbersAndStillFew) {
  EXPECT_THAT(
      states(Gate({}).pass(profile_of(proportion(), {{4.99, 100, 100}, {0.3, 100, 100}})).view()),
      ElementsAre(State::withheld, State::withheld));
}

TEST(Gate, WithholdsSurveysOfFewerThanThirty) {
  LayerInfo info = proportion();
  info.base_of = BaseOf::respondents;
  info.counts_persons = false;
  Profile profile = profile_of(info, {{12, 40, 29}, {12, 40, 30}, {12, 40, kNone}});
  const auto log = Gate({}).withhold(profile);
  EXPECT_THAT(states(profile), ElementsAre(State::withheld, State::ok, State::withheld));
  EXPECT_EQ(log.at(0).rule, Rule::minimum_respondents);
}

TEST(Gate, WithholdsEveryNumberOfACellTogether) {
  const GatedProfile gated = Gate({}).pass(profile_of(proportion(), {{3, 100, 100}}));
  const ConstEstimateSpans spans = gated.view().levels[0].layers[0].estimates.spans();
  for (const auto numbers : {spans.value, spans.lower95, spans.upper95, spans.lower998,
                             spans.upper998, spans.numerator, spans.denominator, spans.base}) {
    EXPECT_TRUE(std::isnan(numbers[0]));
  }
  EXPECT_EQ(static_cast<IntervalKind>(spans.interval[0]), IntervalKind::none);
}

TEST(Gate, AWholeGoesWithItsPart) {
  Profile profile = profile_of(proportion(), {{3, 100, 100}, {30, 100, 100}});
  LayerInfo index{
      .id = "index", .kind = LayerKind::index, .counts_persons = false, .parts = {"share"}};
  Profile other = profile_of(index, {{90, 100, 100}, {90, 100, 100}});
  profile.levels[0].layers.push_back(std::move(other.levels[0].layers[0]));
  const auto log = Gate({}).withhold(profile);
  EXPECT_THAT(states(profile, 1), ElementsAre(State::withheld, State::ok));
  EXPECT_EQ(log.at(1).rule, Rule::part_withheld);
}

TEST(Gate, TheDenominatorOfARatioIsNoNumberOfPersons) {
  const LayerInfo ratio{.id = "smr", .kind = LayerKind::ratio, .base_of = BaseOf::events};
  EXPECT_THAT(states(Gate({}).pass(profile_of(ratio, {{12, 9.5, 12}})).view()),
              ElementsAre(State::ok));
}

TEST(Gate, ADifferenceOfCountsHoldsBothCounts) {
  const LayerInfo net{.id = "net", .kind = LayerKind::difference, .base_of = BaseOf::persons};
  EXPECT_THAT(
      states(Gate({}).pass(profile_of(net, {{3, 100, 100}, {100, 3, 100}, {100, 90, 90}})).view()),
      ElementsAre(State::withheld, State::withheld, State::ok));
}

TEST(Gate, TheMeanOfAYesOrNoTellsHowManySaidNo) {
  // 97 of 100 said yes: 3 said no. 250 of 100 is another kind of mean.
  const LayerInfo mean{.id = "x", .kind = LayerKind::mean};
  Profile profile = profile_of(mean, {{97, 100, 100}, {60, 100, 100}, {250, 100, 100}});
  const auto log = Gate({}).withhold(profile);
  EXPECT_THAT(states(profile), ElementsAre(State::withheld, State::ok, State::ok));
  EXPECT_EQ(log.at(0).rule, Rule::complement);
}

TEST(Gate, AWholeOfWithheldPartsIsWithheldAndNotMissing) {
  Profile profile = profile_of(proportion(), {{3, 100, 100}, {30, 100, 100}});
  const LayerInfo score{
      .id = "score", .kind = LayerKind::index, .counts_persons = false, .parts = {"x.share"}};
  Profile other = profile_of(score, {{kNone, kNone, kNone}, {kNone, kNone, kNone}});
  LayerResult& layer = other.levels[0].layers[0];
  layer.indicator = "need";
  for (std::uint8_t& state : layer.estimates.spans().state)
    state = static_cast<std::uint8_t>(State::missing);
  profile.levels[0].layers.push_back(std::move(layer));
  Gate({}).withhold(profile);
  EXPECT_THAT(states(profile, 1), ElementsAre(State::withheld, State::missing));
}

TEST(Gate, NumbersThatAreNoCellObeyTheSameRules) {
  const Gate gate({});
  EXPECT_FALSE(gate.safe(proportion(), 3, 400, 400));
  EXPECT_FALSE(gate.safe(proportion(), 397, 400, 400));
  EXPECT_FALSE(gate.safe(proportion(), 9, 19, 19));
  EXPECT_TRUE(gate.safe(proportion(), 30, 400, 400));
  EXPECT_TRUE(Gate({.on = false}).safe(proportion(), 3, 400, 400));
}

TEST(Gate, LeavesMissingCellsWithTheirState) {
  Profile profile = profile_of(proportion(), {{kNone, kNone, kNone}});
  profile.levels[0].layers[0].estimates.spans().state[0] =
      static_cast<std::uint8_t>(State::missing);
  EXPECT_THAT(states(Gate({}).pass(std::move(profile)).view()), ElementsAre(State::missing));
}

TEST(Gate, OffPublishesEverythingAndSaysWhy) {
  const GatedProfile gated = Gate({.on = false, .off_reason = "invented data"})
                                 .pass(profile_of(proportion(), {{1, 2, 2}}));
  EXPECT_THAT(states(gated.view()), ElementsAre(State::ok));
  EXPECT_FALSE(gated.disclosure().on);
  EXPECT_EQ(gated.disclosure().off_reason, "invented data");
}

TEST(Gate, ASingleWithheldFlowWouldFollowFromItsTotal) {
  // 100 people: 60 and 28 and 10 go elsewhere, 2 to the fourth place.
  Profile profile =
      profile_of(proportion(), {{60, 100, 100}, {28, 100, 100}, {10, 100, 100}, {2, 100, 100}});
  profile.levels[0].layers[0].pairs =
      std::make_shared<const Pairs>(Pairs{{0, 0, 0, 0}, {0, 1, 2, 3}, {"a", "b", "c", "d"}});
  const auto log = Gate({}).withhold(profile);
  EXPECT_THAT(states(profile), ElementsAre(State::ok, State::ok, State::withheld, State::withheld));
  ASSERT_EQ(log.size(), 2U);
  EXPECT_EQ(log[1].rule, Rule::margin);
  EXPECT_EQ(log[1].other, "c");
}

TEST(Gate, WhatSumsUpFlowsGoesWithAWithheldFlow) {
  Profile profile =
      profile_of(proportion(), {{60, 100, 100}, {3, 100, 100}, {37, 100, 100}, {50, 100, 100}});
  profile.levels[0].layers[0].pairs =
      std::make_shared<const Pairs>(Pairs{{0, 0, 0, 1}, {0, 1, 2, 0}, {"a", "b", "c"}});
  const LayerInfo sum{
      .id = "concentration", .kind = LayerKind::index, .counts_persons = false, .parts = {"share"}};
  Profile other = profile_of(sum, {{90, 100, 100}, {90, 100, 100}, {90, 100, 100}, {90, 100, 100}});
  profile.levels[0].layers.push_back(std::move(other.levels[0].layers[0]));
  Gate({}).withhold(profile);
  EXPECT_THAT(states(profile, 1), ElementsAre(State::withheld, State::ok, State::ok, State::ok));
}

TEST(Gate, ThresholdsAreSettings) {
  const Rules rules{.minimum_count = 3, .minimum_denominator = 10};
  EXPECT_THAT(states(Gate(rules).pass(profile_of(proportion(), {{3, 12, 12}, {2, 12, 12}})).view()),
              ElementsAre(State::ok, State::withheld));
}

TEST(Gate, DoingItTwiceChangesNothing) {
  Profile profile = profile_of(proportion(), {{1, 100, 100}, {50, 100, 100}});
  const Gate gate({});
  EXPECT_EQ(gate.withhold(profile).size(), 1U);
  EXPECT_EQ(gate.withhold(profile).size(), 0U);
}

}  // namespace
}  // namespace omrade::disclosure
