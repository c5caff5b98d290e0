// Where people live against where they are listed, with numbers worked out by hand (see
// fixture.hpp).
#include "fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace omrade::host {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;

constexpr double kClose = 1e-12;
auto near(double value) {
  return DoubleNear(value, kClose);
}

TEST(Flows, ResidentsCountByTheirShareAndListedWhole) {
  const Outcome outcome = two_catchments();
  ASSERT_EQ(outcome.failure, "");
  EXPECT_THAT(layer(outcome, "residents").value, ElementsAre(5, 1));
  EXPECT_THAT(layer(outcome, "listed").value, ElementsAre(4, 2));
  EXPECT_THAT(layer(outcome, "residents").base, ElementsAre(5, 1));
}

TEST(Flows, LocalisationIsOfAllResidentsAndOutflowTheRest) {
  const Outcome outcome = two_catchments();
  // c1: (2 + 0.5) / 5; c2: 0.5 / 1.
  EXPECT_THAT(layer(outcome, "localisation").value, ElementsAre(50, 50));
  EXPECT_THAT(layer(outcome, "localisation").numerator, ElementsAre(2.5, 0.5));
  EXPECT_THAT(layer(outcome, "localisation").denominator, ElementsAre(5, 1));
  EXPECT_THAT(layer(outcome, "outflow").value, ElementsAre(50, 50));
  EXPECT_EQ(layer(outcome, "localisation").interval[0],
            static_cast<std::uint8_t>(IntervalKind::wilson));
}

TEST(Flows, OwnShareIsOfAllListedAndInflowTheRest) {
  const Outcome outcome = two_catchments();
  EXPECT_THAT(layer(outcome, "own_share").value, ElementsAre(62.5, 25));
  EXPECT_THAT(layer(outcome, "inflow").value, ElementsAre(37.5, 75));
}

TEST(Flows, NetFlowIsListedMinusResidents) {
  const Outcome outcome = two_catchments();
  EXPECT_THAT(layer(outcome, "net_flow").value, ElementsAre(-1, 1));
  EXPECT_THAT(layer(outcome, "net_flow").numerator, ElementsAre(4, 2));
  EXPECT_THAT(layer(outcome, "net_flow").denominator, ElementsAre(5, 1));
  EXPECT_THAT(layer(outcome, "net_flow").base, ElementsAre(4, 1));
  EXPECT_THAT(layer(outcome, "net_flow_ratio").value, ElementsAre(near(-0.2), near(1)));
  EXPECT_EQ(layer(outcome, "net_flow").interval[0], static_cast<std::uint8_t>(IntervalKind::none));
}

TEST(Flows, UnlistedAreThoseWithoutACentre) {
  const Outcome outcome = two_catchments();
  EXPECT_THAT(layer(outcome, "unlisted").value, ElementsAre(20, 0));
}

TEST(Flows, AutomaticIsAnyLabelThatBeginsWithAutoAmongThoseOfWhomItIsKnown) {
  const Outcome outcome = two_catchments();
  // c1: Automatisk and auto, among three of a and half of b's first.
  EXPECT_THAT(layer(outcome, "automatic").numerator, ElementsAre(2, 0));
  EXPECT_THAT(layer(outcome, "automatic").denominator, ElementsAre(3.5, 0.5));
  EXPECT_NEAR(layer(outcome, "automatic").value[0], 100 * 2 / 3.5, kClose);
}

TEST(Flows, RelevanceIsTheCentresShareOfTheAreasResidents) {
  const Outcome outcome = two_catchments();
  const Pairs& keys = pairs(outcome, "relevance");
  EXPECT_THAT(keys.area, ElementsAre(0, 0, 1, 1));
  EXPECT_THAT(keys.other, ElementsAre(0, 1, 0, 1));
  EXPECT_THAT(keys.labels, ElementsAre("c1", "c2"));
  EXPECT_THAT(layer(outcome, "relevance").value,
              ElementsAre(near(50), near(30), near(50), near(50)));
}

TEST(Flows, ConcentrationIsTheSumOfSquaredRelevanceTheUnlistedInTheDenominator) {
  const Outcome outcome = two_catchments();
  EXPECT_THAT(layer(outcome, "concentration").value, ElementsAre(near(0.34), near(0.5)));
  EXPECT_THAT(layer(outcome, "concentration").denominator, ElementsAre(5, 1));
}

TEST(Flows, CommitmentIsTheHomeAreasShareOfTheListed) {
  const Outcome outcome = two_catchments();
  const Pairs& keys = pairs(outcome, "commitment");
  EXPECT_THAT(keys.area, ElementsAre(0, 0, 0, 1, 1));
  EXPECT_THAT(keys.labels, ElementsAre("a", "b", "z"));
  EXPECT_THAT(keys.other, ElementsAre(0, 1, 2, 0, 1));
  EXPECT_THAT(layer(outcome, "commitment").value, ElementsAre(50, 25, 25, 50, 50));
}

TEST(Flows, WhatIsPutTogetherNamesItsParts) {
  const auto parts = [](const std::string& id) {
    for (const LayerInfo& info : descriptor().layers) {
      if (info.id == id) return info.parts;
    }
    return std::vector<std::string>{"no such layer"};
  };
  EXPECT_THAT(parts("outflow"), ElementsAre("localisation"));
  EXPECT_THAT(parts("inflow"), ElementsAre("own_share"));
  EXPECT_THAT(parts("automatic"), ElementsAre("unlisted"));
  EXPECT_THAT(parts("net_flow"), ElementsAre("residents", "listed"));
  EXPECT_THAT(parts("concentration"), ElementsAre("relevance", "unlisted", "out_of_region"));
  EXPECT_THAT(parts("x_from_inflow"),
              ElementsAre("x_residents", "x_listed", "localisation", "own_share"));
}

TEST(Flows, LayersOfTheSameFlowNameEachOther) {
  const auto parts = [](const std::string& id) {
    for (const LayerInfo& info : descriptor().layers) {
      if (info.id == id) return info.parts;
    }
    return std::vector<std::string>{"no such layer"};
  };
  // The unlisted are one more term of what an area's flows add up to.
  EXPECT_THAT(parts("relevance"),
              ElementsAre("commitment", "localisation", "unlisted", "out_of_region"));
  EXPECT_THAT(parts("commitment"), ElementsAre("relevance", "from_other_regions"));
  EXPECT_THAT(parts("localisation"), ElementsAre("relevance", "own_share"));
  EXPECT_THAT(parts("own_share"), ElementsAre("localisation"));
  EXPECT_THAT(parts("unlisted"), ElementsAre());
}

}  // namespace
}  // namespace omrade::host
