// Sets of polygons that were drawn apart, each with a table of its own.
#include "disclosure/nests.hpp"

#include "disclosure/counts.hpp"
#include "disclosure/gate.hpp"
#include "small_profiles.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <span>
#include <string>
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

TEST(Nests, WhatIsMadeOfAreasWithoutNumbersIsASetAsWell) {
  Profile profile = own_tables({30, 40, 20}, {93}, {100, 200, 150}, {500});
  profile.levels[1].membership = std::make_shared<const Crosswalk>(
      CrosswalkMethod::given, 2, 1, std::vector<CrosswalkEntry>{{0, 0, 1}, {1, 0, 1}});
  const Outlines strip = outlines(3, {400}, {{0, 0, 100}, {1, 0, 100}, {2, 0, 100}});
  EXPECT_THAT(withheld(std::move(profile), strip).first, ElementsAre(0)) << "as above";
}

TEST(Nests, AStripIsOfPersonsWhereOneOfTheSetsCountsThemAndTheOtherPrintsThemBelowAShare) {
  // 30 and 43 live in two small areas, as everybody knows, and 33 and 40 in two plans.
  for (const bool plans_first : {false, true}) {
    const auto level = [](const std::string& id, const std::string& layer,
                          const std::vector<double>& x, const std::vector<double>& n) {
      LevelResult made = SmallProfile(2).proportion(layer, x, n).get().levels[0];
      made.id = made.base = id;
      return made;
    };
    LevelResult small = level("deso", "share", {12, 20}, {30, 43});
    LevelResult plans = level("plans", "people", {33, 40}, {33, 40});
    plans.layers[0].info =
        std::make_shared<const LayerInfo>(LayerInfo{.id = "people", .kind = LayerKind::count});
    for (double& n : plans.layers[0].estimates.spans().denominator) n = std::nan("");
    Profile profile;
    profile.periods = {"2024"};
    profile.levels = plans_first ? std::vector{plans, small} : std::vector{small, plans};
    Originals originals(profile);
    // The first plan holds the first area and 3 of the second.
    const std::vector<double> areas{100, 100};
    const std::vector<double> plan_areas{103, 97};
    const std::vector<SharedGround> shared{{0, 0, 100}, {1, 0, 3}, {1, 1, 97}};
    const std::vector<SharedGround> turned{{0, 0, 100}, {0, 1, 3}, {1, 1, 97}};
    originals.nest({0, 1,
                    plans_first ? outlines_of(plan_areas, areas, turned)
                                : outlines_of(areas, plan_areas, shared)});
    Gate({}).withhold(profile, originals);
    const auto small_out = withheld_areas(profile, "deso", "share");
    const auto plans_out = withheld_areas(profile, "plans", "people");
    for (const std::size_t i : {0, 1})  // 33 - 30 and 43 - 40
      EXPECT_TRUE(std::count(small_out.begin(), small_out.end(), i) > 0 ||
                  std::count(plans_out.begin(), plans_out.end(), i) > 0)
          << i << plans_first;
  }
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

TEST(Nests, AStripThatIsAPartOfTwoMoreIsNoneEither) {
  // 30 in the first; the west has it and 3 of the two others, of which the east has the rest. In
  // which of the two they live nobody can tell.
  const Outlines ring =
      outlines(3, {160, 140}, {{0, 0, 100}, {1, 0, 30}, {1, 1, 70}, {2, 0, 30}, {2, 1, 70}});
  const auto [small, large] =
      withheld(own_tables({30, 40, 20}, {33, 57}, {100, 200, 150}, {160, 290}), ring);
  EXPECT_FALSE(small.empty() && large.empty()) << "33 - 30 = 3";
}

TEST(Nests, WhatIsLeftOfTwoMoreThatStickOutIsNoneEither) {
  const Outlines out = outlines(3, {160}, {{0, 0, 100}, {1, 0, 30}, {2, 0, 30}});
  const auto [small, large] = withheld(own_tables({30, 40, 20}, {33}, {100, 200, 150}, {160}), out);
  EXPECT_FALSE(small.empty() && large.empty()) << "33 - 30 = 3";
}

TEST(Nests, AStripIsKnownEvenWhereNumbersFartherOffAreOfAnotherDay) {
  // [0    ][1    ][2    ]   30, 43 and 50
  // [0      ][1         ]   33 and 80, who were 90 on the day of the others
  const Outlines part = outlines(3, {130, 170}, {{0, 0, 100}, {1, 0, 30}, {1, 1, 70}, {2, 1, 100}});
  const auto [small, large] =
      withheld(own_tables({30, 43, 50}, {33, 80}, {100, 200, 150}, {140, 310}), part);
  EXPECT_FALSE(small.empty() && large.empty()) << "33 - 30 = 3";
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

/// People in the overlaps of areas that no ring of others joins, by nodes: first, second, outside.
struct Tree {
  std::uint32_t first = 0, second = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends{};
  std::vector<int> people{};
};

constexpr int kMost = 8;

Tree any_tree() {
  Tree tree;
  std::vector<int> kinds{0};  // of which set each area is; the outside is 2
  std::vector<std::pair<std::size_t, std::size_t>> joined;
  const auto size = *rc::gen::inRange<std::size_t>(2, 6);
  for (std::size_t i = 1; i < size; ++i) {
    const auto to = *rc::gen::inRange<std::size_t>(0, i);
    const bool out = i > 1 && std::find(kinds.begin(), kinds.end(), 2) == kinds.end() &&
                     *rc::gen::inRange(0, 3) == 0;
    kinds.push_back(out ? 2 : kinds[to] == 2 ? *rc::gen::inRange(0, 2) : 1 - kinds[to]);
    joined.emplace_back(to, i);
  }
  std::vector<std::uint32_t> node(size);
  for (const int kind : {0, 1, 2})
    for (std::size_t i = 0; i < size; ++i)
      if (kinds[i] == kind)
        node[i] = kind == 2 ? UINT32_MAX : kind == 0 ? tree.first++ : tree.first + tree.second++;
  for (const auto& [a, b] : joined) {
    tree.ends.emplace_back(std::min(node[a], node[b]), std::max(node[a], node[b]));
    tree.people.push_back(*rc::gen::inRange(0, kMost - 2));
  }
  return tree;
}

/// Which numbers of each area, and behind them of each overlap, fit what is printed of the areas
/// (-1: some, and no more is known): of all fillings with whole numbers up to kMost.
std::vector<std::set<int>> fitting(const Tree& tree, const std::vector<int>& printed) {
  std::vector<std::set<int>> found(printed.size() + tree.ends.size());
  std::vector<int> sum(printed.size(), 0);
  std::vector<int> people(tree.ends.size(), 0);
  const std::function<void(std::size_t)> go = [&](std::size_t at) {
    if (at == people.size()) {
      for (std::size_t i = 0; i < sum.size(); ++i)
        if (printed[i] < 0 ? sum[i] == 0 : sum[i] != printed[i]) return;
      for (std::size_t i = 0; i < sum.size(); ++i) found[i].insert(sum[i]);
      for (std::size_t e = 0; e < people.size(); ++e) found[sum.size() + e].insert(people[e]);
      return;
    }
    const auto [a, b] = tree.ends[at];
    for (int x = 0; x <= kMost; ++x) {
      people[at] = x;
      sum[a] += x;
      if (b < sum.size()) sum[b] += x;
      const bool fits = (printed[a] < 0 || sum[a] <= printed[a]) &&
                        (b >= sum.size() || printed[b] < 0 || sum[b] <= printed[b]);
      if (fits) go(at + 1);
      sum[a] -= x;
      if (b < sum.size()) sum[b] -= x;
    }
  };
  go(0);
  return found;
}

TEST(Nests, NoAreaOrOverlapOfFewFollowsFromAllThatIsPrinted) {
  int looked_at = 0;
  EXPECT_TRUE(rc::check("all whole numbers in trees of overlaps", [&looked_at] {
    const Tree tree = any_tree();
    std::vector<int> all(tree.first + tree.second, 0);
    std::vector<double> m2(all.size(), 0);
    std::vector<SharedGround> shared;
    for (std::size_t e = 0; e < tree.ends.size(); ++e) {
      const auto [a, b] = tree.ends[e];
      all[a] += tree.people[e];
      m2[a] += 100;
      if (b >= all.size()) continue;
      all[b] += tree.people[e];
      m2[b] += 100;
      shared.push_back({a, b - tree.first, 100});
    }
    const std::span<const double> sizes(m2);
    const std::vector<double> numbers(all.begin(), all.end());
    const auto split = numbers.begin() + tree.first;
    const auto split_m2 = m2.begin() + tree.first;
    Profile profile = own_tables({numbers.begin(), split}, {split, numbers.end()},
                                 {m2.begin(), split_m2}, {split_m2, m2.end()});
    Originals originals(profile);
    originals.nest({0, 1, outlines_of(sizes.first(tree.first), sizes.subspan(tree.first), shared)});
    constexpr int k = 3;
    Gate({.minimum_count = k}).withhold(profile, originals);
    std::vector<int> printed = all;
    for (const std::size_t i : withheld_areas(profile, "deso", "share")) printed[i] = -1;
    for (const std::size_t j : withheld_areas(profile, "kommun", "share"))
      printed[tree.first + j] = -1;
    std::vector<int> zeros;
    for (const int number : all) zeros.push_back(number == 0 ? 0 : -1);
    const auto now = fitting(tree, printed);
    const auto least = fitting(tree, zeros);  // what the zeros alone leave
    for (std::size_t i = 0; i < now.size(); ++i) {
      const int number = i < all.size() ? all[i] : tree.people[i - all.size()];
      if (number <= 0 || number >= k) continue;
      ++looked_at;
      for (int value = 1; value < k; ++value)
        RC_ASSERT(now[i].contains(value) || !least[i].contains(value));
    }
  }));
  EXPECT_GT(looked_at, 20);
}

}  // namespace
}  // namespace omrade::disclosure
