#include "disclosure/differences.hpp"

#include "disclosure/gate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace omrade::disclosure {
namespace {

using ::testing::ElementsAre;

struct Cell {
  std::string area;
  double numerator, denominator;
};

/// One level with one layer; the base is the denominator.
Profile profile_of(const std::vector<Cell>& cells, LayerInfo info = {}) {
  info.id = "share";
  std::vector<std::string> ids;
  for (const Cell& cell : cells) ids.push_back(cell.area);
  LayerResult layer{.indicator = "x",
                    .period = "2024",
                    .info = std::make_shared<const LayerInfo>(info),
                    .estimates = Estimates(cells.size())};
  const EstimateSpans spans = layer.estimates.spans();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    spans.numerator[i] = cells[i].numerator;
    spans.denominator[i] = spans.base[i] = cells[i].denominator;
    spans.value[i] = cells[i].numerator / cells[i].denominator;
    spans.state[i] = static_cast<std::uint8_t>(State::ok);
  }
  Profile profile;
  profile.levels.push_back(
      {.id = "around",
       .areas = std::make_shared<const AreaSet>(AreaSetParts{.id = "around", .ids = ids})});
  profile.levels.back().layers.push_back(std::move(layer));
  return profile;
}

std::vector<bool> withheld(const std::vector<Cell>& today, const std::vector<Cell>& after,
                           const LayerInfo& info = {.kind = LayerKind::proportion}) {
  const Gate gate({});
  const GatedProfile published = gate.pass(profile_of(today, info));
  Profile profile = profile_of(after, info);
  gate.withhold(profile);
  const auto log = take_out_differences({}, profile, published.view());
  std::vector<bool> out;
  std::size_t hidden = 0;
  const auto spans = std::as_const(profile).levels[0].layers[0].estimates.spans();
  for (std::size_t i = 0; i < spans.size(); ++i) {
    out.push_back(spans.state_of(i) == State::withheld);
    hidden += out.back() ? 1U : 0U;
  }
  for (const Withheld& one : log) EXPECT_EQ(one.rule, Rule::difference);
  EXPECT_LE(log.size(), hidden);
  return out;
}

TEST(Differences, AProfileEqualToThePublishedOneIsPublished) {
  EXPECT_THAT(withheld({{"a", 50, 200}, {"b", 30, 300}}, {{"a", 50, 200}, {"b", 30, 300}}),
              ElementsAre(false, false));
}

TEST(Differences, ManyWhoMoveTellOfNobody) {
  EXPECT_THAT(withheld({{"a", 50, 200}, {"b", 30, 300}}, {{"a", 30, 100}, {"b", 50, 400}}),
              ElementsAre(false, false));
}

TEST(Differences, FourWhoMoveWouldBeReadBySubtraction) {
  EXPECT_THAT(withheld({{"a", 50, 200}, {"b", 30, 300}}, {{"a", 46, 100}, {"b", 34, 400}}),
              ElementsAre(true, true));
}

TEST(Differences, FewOutOfThoseWhoMoveWithoutTheTraitAreAComplement) {
  EXPECT_THAT(withheld({{"a", 90, 200}, {"b", 30, 300}}, {{"a", 52, 160}, {"b", 68, 340}}),
              ElementsAre(true, true));
}

TEST(Differences, ADenominatorThatMovesByNineteenIsTooSmall) {
  EXPECT_THAT(withheld({{"a", 50, 200}}, {{"a", 42, 181}}), ElementsAre(true));
  EXPECT_THAT(withheld({{"a", 50, 200}}, {{"a", 42, 180}}), ElementsAre(false));
}

TEST(Differences, ASingleWithheldOneTakesTheSmallestOtherChangeWithIt) {
  // b and c gain what a loses: with only b withheld, its four would be 40 - 36.
  EXPECT_THAT(withheld({{"a", 90, 400}, {"b", 30, 300}, {"c", 30, 300}, {"d", 30, 300}},
                       {{"a", 50, 200}, {"b", 34, 400}, {"c", 66, 400}, {"d", 30, 300}}),
              ElementsAre(false, true, true, false));
}

TEST(Differences, WhatThePublishedProfileWithholdsStaysWithheld) {
  // Nobody could tell whether it is the very number.
  EXPECT_THAT(withheld({{"a", 3, 200}}, {{"a", 80, 200}}), ElementsAre(true));
}

TEST(Differences, ANewAreaHasNothingToBeSubtractedFrom) {
  EXPECT_THAT(withheld({{"a", 50, 200}}, {{"a", 50, 200}, {"new", 20, 100}}),
              ElementsAre(false, false));
}

TEST(Differences, RoundingOfSharesIsNoPerson) {
  EXPECT_THAT(withheld({{"a", 50, 200}}, {{"a", 50.0000000001, 200.0000000001}}),
              ElementsAre(false));
}

TEST(Differences, AnIndexIsJudgedByThePeopleOfItsBase) {
  const LayerInfo index{.kind = LayerKind::ratio, .counts_persons = false};
  EXPECT_THAT(withheld({{"a", 90, 200}, {"b", 90, 400}}, {{"a", 80, 190}, {"b", 85, 200}}, index),
              ElementsAre(true, true));
}

TEST(Differences, AreKeptWhereTheGateIsOff) {
  const Gate off({.on = false, .off_reason = "test"});
  const GatedProfile published = off.pass(profile_of({{"a", 50, 200}}));
  Profile profile = profile_of({{"a", 49, 199}});
  EXPECT_TRUE(take_out_differences({.on = false}, profile, published.view()).empty());
}

}  // namespace
}  // namespace omrade::disclosure
