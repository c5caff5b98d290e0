// What was shown of numbers, kept by their keys.
#include "disclosure/proven.hpp"

#include "disclosure/exchanges.hpp"
#include "disclosure/profile_system.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace omrade::disclosure {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

/// 3 + 6 = 9, where 9 is published; the numbers stand in this order of areas.
ProfileSystem total(const std::vector<std::uint32_t>& areas) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const std::vector<double> values{3, 6, 9};
  ProfileSystem made;
  for (const std::uint32_t area : areas) {
    made.system.add({.value = values[area],
                     .state = area == 2 ? CellState::published : CellState::complement,
                     .known = {1, infinity},
                     .need = area == 0 ? Range{1, 4} : no_range});
    Count count{.value = values[area]};
    count.key = 10 + area;
    made.counts.push_back(count);
    made.rounded.push_back(no_range);
    made.standing.push_back(area == 2 ? Standing::published : Standing::withheld);
  }
  std::vector<Term> terms;
  for (std::size_t i = 0; i < areas.size(); ++i) terms.push_back({i, areas[i] == 2 ? -1.0 : 1.0});
  made.system.relate(terms);
  return made;
}

Proven shown(std::vector<double> values) {
  const ProfileSystem made = total({0, 1, 2});
  Exchanges exchanges(made.system, made.rounded, made.standing);
  for (const double value : values) EXPECT_TRUE(exchanges.possible(0, value)) << value;
  Proven proven;
  keep(made, exchanges, proven);
  return proven;
}

TEST(Proven, KeepsOfEachNumberTheExchangeThatMakesItSo) {
  const Proven proven = shown({1, 3, 4});
  EXPECT_TRUE(proven.any);
  EXPECT_THAT(proven.start, IsEmpty());       // no search began elsewhere
  ASSERT_THAT(proven.exchanges, SizeIs(2U));  // 3 is what it is
  for (const auto& [what, moves] : proven.exchanges) {
    ASSERT_THAT(moves, SizeIs(1U));
    EXPECT_NE(moves[0].first, what.first);  // the other one makes up for it
    EXPECT_EQ(moves[0].second, 3 - what.second);
  }
}

TEST(Proven, IsFoundAgainWithoutSearchWhereTheCountsStandInAnotherOrder) {
  const Proven proven = shown({1, 2, 4});
  const ProfileSystem made = total({2, 1, 0});
  Exchanges exchanges(made.system, made.rounded, made.standing);
  recall(proven, made, exchanges);
  for (const double value : {1.0, 2.0, 4.0}) EXPECT_TRUE(exchanges.possible(2, value)) << value;
  EXPECT_EQ(exchanges.work(), 0U);
}

TEST(Proven, IsNotBelievedWhereTheOtherNumberIsPublishedByNow) {
  const Proven proven = shown({1, 2, 4});
  ProfileSystem made = total({0, 1, 2});
  made.standing[1] = Standing::published;
  Exchanges exchanges(made.system, made.rounded, made.standing);
  recall(proven, made, exchanges);
  for (const double value : {1.0, 2.0, 4.0}) EXPECT_FALSE(exchanges.possible(0, value)) << value;
}

TEST(Proven, ExchangesWithACountThatIsGoneAreLeftOut) {
  const Proven proven = shown({1, 2, 4});
  const ProfileSystem made = total({0, 2});  // 3 alone, beside a 9 that has no more to do with it
  Exchanges exchanges(made.system, made.rounded, made.standing);
  recall(proven, made, exchanges);
  std::size_t known = 0;
  exchanges.remembered([&](std::size_t, double, const std::vector<Moved>&) { ++known; });
  EXPECT_EQ(known, 0U);
}

TEST(Proven, BeginsWhereTheEarlierSearchDid) {
  ProfileSystem made = total({0, 1, 2});
  for (const std::size_t cell : {0U, 1U}) made.system.cell(cell).state = CellState::primary;
  Proven proven;
  Exchanges first(made.system, made.rounded, made.standing);
  recall(proven, made, first);  // nothing was shown yet: settles at 2, the middle of 1 to 4
  EXPECT_EQ(first.numbers()[0], 2);
  EXPECT_EQ(first.numbers()[1], 7);
  keep(made, first, proven);
  Exchanges second(made.system, made.rounded, made.standing);
  recall(proven, made, second);
  EXPECT_EQ(second.numbers(), first.numbers());
}

}  // namespace
}  // namespace omrade::disclosure
