// Which sums of areas are the same people.
#include "disclosure/dependencies.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <cstdint>
#include <vector>

namespace omrade::disclosure {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

TEST(Dependencies, TwoPartitionsOfTheSameBaseAreasHaveOneTotal) {
  // {0, 1}, {2} and {0}, {1, 2}: both are all three, and nothing else is known.
  const std::vector<Shares> areas{{{0, 1}, {1, 1}}, {{2, 1}}, {{0, 1}}, {{1, 1}, {2, 1}}};
  const auto found = dependencies(areas);
  ASSERT_EQ(found.size(), 1U);
  const double sign = found[0][0].second;
  EXPECT_EQ(std::abs(sign), 1);
  EXPECT_THAT(found[0],
              ElementsAre(Pair(0U, sign), Pair(1U, sign), Pair(2U, -sign), Pair(3U, -sign)));
}

TEST(Dependencies, AnAreaThatIsAUnionOfOthersIsTheirSum) {
  const auto found = dependencies({{{0, 1}}, {{1, 0.25}}, {{0, 2}, {1, 1}}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0], ElementsAre(Pair(0U, -2), Pair(1U, -4), Pair(2U, 1)));
}

TEST(Dependencies, AreasThatShareNothingTellNothingOfEachOther) {
  EXPECT_THAT(dependencies({{{0, 1}}, {{1, 1}}, {{2, 0.5}}}), IsEmpty());
}

TEST(Dependencies, EachIsTrueWhoeverLivesInTheBaseAreas) {
  const bool all = rc::check("sums of random areas are 0 for random people", [] {
    const auto bases = *rc::gen::inRange<std::uint32_t>(1, 6);
    std::vector<Shares> areas;
    const auto n = *rc::gen::inRange<std::size_t>(1, 8);
    for (std::size_t i = 0; i < n; ++i) {
      Shares shares;
      for (std::uint32_t b = 0; b < bases; ++b) {
        const int share = *rc::gen::inRange(0, 5);
        if (share > 0) shares.emplace_back(b, share / 4.0);
      }
      areas.push_back(shares);
    }
    const auto people = *rc::gen::container<std::vector<int>>(bases, rc::gen::inRange(0, 100));
    for (const auto& sum : dependencies(areas)) {
      double total = 0;
      RC_ASSERT(!sum.empty());
      for (const auto& [area, coefficient] : sum) {
        for (const auto& [base, share] : areas[area]) total += coefficient * share * people[base];
      }
      RC_ASSERT(std::abs(total) < 1e-6);
    }
  });
  EXPECT_TRUE(all);
}

}  // namespace
}  // namespace omrade::disclosure
