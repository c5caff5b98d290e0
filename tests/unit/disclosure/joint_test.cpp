#include "disclosure/joint.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace omrade::disclosure {
namespace {

LevelResult level_of(const std::string& id, const std::vector<double>& counts, double most,
                     std::shared_ptr<const Crosswalk> membership = nullptr) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < counts.size(); ++i)
    ids.push_back(std::string(1, static_cast<char>('a' + i)));
  LayerResult layer{.indicator = "x",
                    .period = "2024",
                    .info = std::make_shared<const LayerInfo>(
                        LayerInfo{.id = "share", .kind = LayerKind::proportion}),
                    .estimates = Estimates(counts.size())};
  const EstimateSpans spans = layer.estimates.spans();
  for (std::size_t i = 0; i < counts.size(); ++i) {
    spans.numerator[i] = counts[i];
    spans.denominator[i] = spans.base[i] = most;
    spans.value[i] = counts[i] / most;
    spans.state[i] = static_cast<std::uint8_t>(State::ok);
  }
  LevelResult level{.id = id,
                    .areas = std::make_shared<const AreaSet>(AreaSetParts{.id = id, .ids = ids}),
                    .membership = std::move(membership),
                    .base = "small"};
  level.layers.push_back(std::move(layer));
  return level;
}

std::shared_ptr<const Crosswalk> crosswalk(std::size_t targets,
                                           std::vector<CrosswalkEntry> entries) {
  return std::make_shared<const Crosswalk>(CrosswalkMethod::nested, 4, targets, std::move(entries));
}

bool withheld(const Profile& profile, std::size_t level, std::size_t area) {
  return profile.levels[level].layers[0].estimates.spans().state_of(area) == State::withheld;
}

/// Small areas 3, 6, 40, 50; what is withheld of them beside the three is up to the first profile.
struct Two {
  Profile first, next;
};

Two look(Profile first, Profile next) {
  const Rules rules;
  const Gate gate(rules);
  const Originals originals(first);
  gate.withhold(first, originals);
  Joint joint;
  joint.begin(rules, first, first, originals);
  Originals of_next(next);
  joint.withhold(gate, "scenario 's'", next, of_next, nullptr);
  joint.audit(next, of_next, {});
  return {std::move(first), std::move(next)};
}

TEST(Joint, WhatProtectsANumberInOneProfileIsNotPrintedInTheOther) {
  // The first has the sum of all small areas, and so withholds another beside the three.
  Profile first;
  first.periods = {"2024"};
  first.levels.push_back(level_of("small", {3, 6, 40, 50}, 200));
  first.levels.push_back(
      level_of("all", {99}, 800, crosswalk(1, {{0, 0, 1}, {1, 0, 1}, {2, 0, 1}, {3, 0, 1}})));
  Profile next;
  next.periods = {"2024"};
  next.levels.push_back(level_of("small", {3, 6, 40, 50}, 200));
  const Two two = look(std::move(first), std::move(next));
  for (std::size_t i = 0; i < 4; ++i)
    EXPECT_EQ(withheld(two.next, 0, i), withheld(two.first, 0, i)) << i;
}

TEST(Joint, AChangedLevelDoesNotTellWhatTheFirstProfileWithholds) {
  // 3 and 6 are withheld in the first; a catchment of those two and another of 3 and 40 would tell.
  Profile first;
  first.periods = {"2024"};
  first.levels.push_back(level_of("small", {3, 6, 40, 50}, 200));
  first.levels.push_back(
      level_of("near", {9, 90}, 400, crosswalk(2, {{0, 0, 1}, {1, 0, 1}, {2, 1, 1}, {3, 1, 1}})));
  Profile next;
  next.periods = {"2024"};
  next.levels.push_back(level_of("small", {3, 6, 40, 50}, 200));
  next.levels.push_back(
      level_of("near", {43, 56}, 400, crosswalk(2, {{0, 0, 1}, {2, 0, 1}, {1, 1, 1}, {3, 1, 1}})));
  const Two two = look(std::move(first), std::move(next));
  ASSERT_TRUE(withheld(two.first, 0, 0));
  ASSERT_FALSE(withheld(two.first, 0, 2)) << "40 is printed, and 43 - 40 would be the three";
  EXPECT_TRUE(withheld(two.next, 1, 0));
}

TEST(Joint, WhatIsTakenOutAfterTheGateIsNotPrintedInTheOther) {
  // Such as a rounded number that moved by few persons since the last publication.
  Profile first;
  first.levels.push_back(level_of("small", {30, 60, 40, 50}, 200));
  Profile published;
  published.levels.push_back(level_of("small", {30, 60, 40, 50}, 200));
  published.levels[0].layers[0].estimates.spans().state[1] =
      static_cast<std::uint8_t>(State::withheld);
  Profile next;
  next.levels.push_back(level_of("small", {30, 60, 40, 50}, 200));
  const Gate gate({});
  Joint joint;
  joint.begin({}, first, published, Originals(first));
  Originals of_next(next);
  joint.withhold(gate, "scenario 's'", next, of_next, nullptr);
  EXPECT_TRUE(withheld(next, 0, 1));
  EXPECT_FALSE(withheld(next, 0, 2));
}

TEST(Joint, NumbersThatAreRightByThemselvesArePrintedBeside) {
  Profile first;
  first.periods = {"2024"};
  first.levels.push_back(level_of("small", {30, 60, 40, 50}, 200));
  Profile next;
  next.periods = {"2024"};
  next.levels.push_back(level_of("small", {30, 60, 40, 50}, 200));
  next.levels.push_back(
      level_of("near", {70, 110}, 400, crosswalk(2, {{0, 0, 1}, {2, 0, 1}, {1, 1, 1}, {3, 1, 1}})));
  const Two two = look(std::move(first), std::move(next));
  for (std::size_t i = 0; i < 4; ++i) EXPECT_FALSE(withheld(two.next, 0, i));
  for (std::size_t i = 0; i < 2; ++i) EXPECT_FALSE(withheld(two.next, 1, i));
}

}  // namespace
}  // namespace omrade::disclosure
