// Which unions of two sets of polygons have one outline, and what they differ by.
#include "disclosure/outlines.hpp"

#include "disclosure/nests.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace omrade::disclosure {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

TEST(Outlines, OneAreaThatLiesInAnotherHasItsOverlapAlone) {
  const Outlines out = outlines_of(std::vector<double>{100}, std::vector<double>{300},
                                   std::vector<SharedGround>{{0, 0, 100}});
  ASSERT_THAT(out.bridges, SizeIs(2));  // in the other, and from the other to the outside
  EXPECT_THAT(out.closed, IsEmpty());
  EXPECT_TRUE(out.bridges[0].alone());
  EXPECT_FALSE(out.bridges[1].alone());
  const NestNumbers numbers(out, std::vector<double>{40}, std::vector<double>{43});
  EXPECT_EQ(numbers.of({0}), 40);
  EXPECT_EQ(numbers.of({1}), 3);
}

TEST(Outlines, SetsThatDoNotMeetAreBothAlone) {
  const Outlines out = outlines_of(std::vector<double>{100}, std::vector<double>{300}, {});
  ASSERT_THAT(out.bridges, SizeIs(2));
  EXPECT_TRUE(out.bridges[0].alone() && out.bridges[1].alone());
  EXPECT_THAT(nest_sums(out, std::vector(2, OverlapUse::number)), IsEmpty());
}

TEST(Outlines, AreasOfNoSizeAndSetsOfNoneAreNoneOfItsTrouble) {
  EXPECT_THAT(outlines_of({}, {}, {}).bridges, IsEmpty());
  EXPECT_THAT(outlines_of(std::vector<double>{0}, std::vector<double>{0},
                          std::vector<SharedGround>{{0, 0, 0}})
                  .bridges,
              IsEmpty());
}

TEST(Outlines, AWayAroundTheOutsideIsAWay) {
  // Both stick out of each other: as many could live in the overlap as in none.
  const Outlines out = outlines_of(std::vector<double>{100}, std::vector<double>{100},
                                   std::vector<SharedGround>{{0, 0, 50}});
  EXPECT_THAT(out.bridges, IsEmpty());
  EXPECT_THAT(out.closed, IsEmpty());
}

TEST(Outlines, SumsOverPartsAreOfThoseThatHaveANumber) {
  const Outlines two = outlines_of(std::vector<double>{10, 10, 20}, std::vector<double>{20, 20},
                                   std::vector<SharedGround>{{0, 0, 10}, {1, 0, 10}, {2, 1, 20}});
  EXPECT_THAT(compared_sums(two, std::vector<double>{3, std::nan(""), 4}, true), ElementsAre(3, 4));
  EXPECT_THAT(compared_sums(two, std::vector<double>{5, 6}, false), ElementsAre(5, 6));
}

TEST(Outlines, WhereAllGoOnIntoTheSeaTheyAreComparedAllTheSame) {
  const Outlines coast = outlines_of(std::vector<double>{10, 10, 20}, std::vector<double>{50, 50},
                                     std::vector<SharedGround>{{0, 0, 10}, {1, 0, 10}, {2, 1, 20}});
  EXPECT_THAT(coast.closed, IsEmpty());
  EXPECT_THAT(compared_sums(coast, std::vector<double>{3, 5, 4}, true), UnorderedElementsAre(8, 4));
  EXPECT_THAT(compared_sums(coast, std::vector<double>{8, 4}, false), UnorderedElementsAre(8, 4));
}

TEST(Outlines, OfSumsThatDifferTheNearerSideIsTold) {
  // A chain of which the numbers do not add up: each end tells of the overlap beside it.
  const Outlines out =
      outlines_of(std::vector<double>{10, 20, 20, 10}, std::vector<double>{20, 20, 20},
                  std::vector<SharedGround>{
                      {0, 0, 10}, {1, 0, 10}, {1, 1, 10}, {2, 1, 10}, {2, 2, 10}, {3, 2, 10}});
  const NestNumbers numbers(out, std::vector<double>{30, 43, 50, 20},
                            std::vector<double>{33, 60, 27});
  EXPECT_FALSE(numbers.agree(0));
  const auto overlap = [&](std::uint32_t a, std::uint32_t b) {
    for (std::size_t i = 0; i < out.bridges.size(); ++i)
      if (std::minmax(out.bridges[i].inner, out.bridges[i].outer) == std::minmax(a, b))
        return numbers.of({i});
    return std::nan("");
  };
  EXPECT_EQ(overlap(1, 4), 3);  // 33 - 30
  EXPECT_EQ(overlap(2, 6), 7);  // 27 - 20
}

/// People in every overlap, of a few areas on a line or wherever.
struct Land {
  std::size_t first = 0, second = 0;
  std::map<std::pair<std::uint32_t, std::uint32_t>, int> people;  ///< nodes; the last is outside
};

Land any_land() {
  Land land;
  land.first = *rc::gen::inRange<std::size_t>(1, 4);
  land.second = *rc::gen::inRange<std::size_t>(1, 4);
  const auto outside = static_cast<std::uint32_t>(land.first + land.second);
  for (std::uint32_t i = 0; i < land.first; ++i)
    for (std::uint32_t j = 0; j < land.second; ++j)
      if (*rc::gen::inRange(0, 2) == 0)
        land.people[{i, static_cast<std::uint32_t>(land.first) + j}] = *rc::gen::inRange(0, 4);
  for (std::uint32_t node = 0; node < outside; ++node)
    if (*rc::gen::inRange(0, 4) == 0) land.people[{node, outside}] = *rc::gen::inRange(0, 4);
  return land;
}

/// Its outlines, with 10 m2 of ground in each overlap.
Outlines outlines_of_land(const Land& land) {
  std::vector<double> first(land.first, 0);
  std::vector<double> second(land.second, 0);
  std::vector<SharedGround> shared;
  const auto behind = static_cast<std::uint32_t>(land.first);
  for (const auto& [ends, people] : land.people) {
    const auto [a, b] = ends;
    (a < behind ? first[a] : second[a - behind]) += 10;
    if (b == land.first + land.second) continue;
    second[b - behind] += 10;
    shared.push_back({a, b - behind, 10});
  }
  return outlines_of(first, second, shared);
}

std::vector<int> sums(const Land& land) {
  std::vector<int> sums(land.first + land.second, 0);
  for (const auto& [ends, people] : land.people) {
    sums[ends.first] += people;
    if (ends.second < sums.size()) sums[ends.second] += people;
  }
  return sums;
}

/// The least and most in each overlap that give these sums, of all whole numbers from -9 to 9: what
/// follows from the equations alone.
std::map<std::pair<std::uint32_t, std::uint32_t>, std::pair<int, int>> brute_force(
    const Land& land) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  for (const auto& one : land.people) ends.push_back(one.first);
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::pair<int, int>> found;
  // Moves of one person at a time from what is: any that keep all sums.
  std::vector<int> move(ends.size(), 0);
  std::vector<int> sum(land.first + land.second, 0);
  const std::function<void(std::size_t)> go = [&](std::size_t at) {
    if (at == ends.size()) {
      if (std::any_of(sum.begin(), sum.end(), [](int x) { return x != 0; })) return;
      for (std::size_t e = 0; e < ends.size(); ++e) {
        const int x = land.people.at(ends[e]) + move[e];
        const auto [here, fresh] = found.try_emplace(ends[e], x, x);
        here->second = {std::min(here->second.first, x), std::max(here->second.second, x)};
      }
      return;
    }
    for (const int by : {-1, 0, 1}) {
      move[at] = by;
      sum[ends[at].first] += by;
      if (ends[at].second < sum.size()) sum[ends[at].second] += by;
      go(at + 1);
      sum[ends[at].first] -= by;
      if (ends[at].second < sum.size()) sum[ends[at].second] -= by;
    }
  };
  go(0);
  return found;
}

TEST(Outlines, JustThoseOverlapsAreKnownThatNoOtherNumbersFit) {
  EXPECT_TRUE(rc::check("bridges against all moves of one person", [] {
    const Land land = any_land();
    RC_PRE(land.people.size() <= 9U);
    const Outlines out = outlines_of_land(land);
    const std::vector<int> all = sums(land);
    const std::vector<double> numbers(all.begin(), all.end());
    const NestNumbers nest(out, std::span(numbers).first(land.first),
                           std::span(numbers).subspan(land.first));
    std::set<std::pair<std::uint32_t, std::uint32_t>> known;
    for (std::size_t b = 0; b < out.bridges.size(); ++b) {
      const std::pair ends = std::minmax(out.bridges[b].inner, out.bridges[b].outer);
      known.insert(ends);
      RC_ASSERT(nest.of({b}) == land.people.at(ends));
      RC_ASSERT(!out.bridges[b].closed || nest.of({b, true}) == land.people.at(ends));
    }
    for (const auto& [ends, range] : brute_force(land))
      RC_ASSERT(known.contains(ends) == (range.first == range.second));
  }));
}

TEST(Outlines, EverySumHoldsOfTheirPeople) {
  EXPECT_TRUE(rc::check("sums", [] {
    const Land land = any_land();
    const Outlines out = outlines_of_land(land);
    const std::vector<int> all = sums(land);
    std::vector<OverlapUse> uses;
    for (const Outlines::Bridge& bridge : out.bridges) {
      const int people = land.people.at(std::minmax(bridge.inner, bridge.outer));
      uses.push_back(bridge.alone() || *rc::gen::inRange(0, 2) == 0 ? OverlapUse::number
                     : people == 0                                  ? OverlapUse::nobody
                                                                    : OverlapUse::none);
    }
    for (const NestSum& sum : nest_sums(out, uses)) {
      double total = 0;
      for (const auto& [node, sign] : sum.areas) total += sign * all[node];
      for (const auto& [overlap, sign] : sum.overlaps) {
        const Outlines::Bridge& at = out.bridges[overlap.bridge];
        total += sign * land.people.at(std::minmax(at.inner, at.outer));
      }
      RC_ASSERT(total == 0);
    }
  }));
}

}  // namespace
}  // namespace omrade::disclosure
