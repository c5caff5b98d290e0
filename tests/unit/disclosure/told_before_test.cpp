// What an earlier publication tells by itself, and what a later one may still publish.
#include "disclosure/told_before.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>

namespace omrade::disclosure {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Small {
  ProfileSystem made;

  std::size_t add(double value, Standing standing, bool before = false,
                  const Range& need = no_range) {
    made.counts.push_back({.value = value, .whole = true, .places = {Place{}}});
    made.rounded.push_back(no_range);
    made.standing.push_back(standing);
    made.before.push_back(before);
    return made.system.add({.value = value, .known = {value == 0 ? 0.0 : 1.0, 1000}, .need = need});
  }
  [[nodiscard]] Range need(std::size_t cell) const { return made.system.cells()[cell].need; }
};

TEST(ToldBefore, WithoutAHistoryNothingIs) {
  Small small;
  const auto a = small.add(2, Standing::withheld, false, {1, 4});
  const auto b = small.add(3, Standing::published);
  const auto sum = small.add(5, Standing::published);
  small.made.system.relate({{a, 1}, {b, 1}, {sum, -1}});
  EXPECT_THAT(see_told_before(small.made), IsEmpty());
  EXPECT_EQ(small.need(a), (Range{1, 4}));
}

TEST(ToldBefore, WhatABoundRulesOutIsNoNeedAndTheRestIs) {
  // Their sum of 3 is out; that one of them is 1 and one is 2 need not be.
  Small small;
  const auto a = small.add(2, Standing::withheld, false, {1, 4});
  const auto b = small.add(1, Standing::withheld, false, {1, 4});
  const auto sum = small.add(3, Standing::fixed, true);
  small.made.system.relate({{a, 1}, {b, 1}, {sum, -1}});
  EXPECT_THAT(see_told_before(small.made), IsEmpty());
  EXPECT_EQ(small.need(a), (Range{1, 2}));
  EXPECT_EQ(small.need(b), (Range{1, 2}));
}

TEST(ToldBefore, WhatPublishedTodayIsOfNoAccount) {
  // Today's sum would tell; it can be withheld, so that the need stands.
  Small small;
  const auto a = small.add(2, Standing::withheld, false, {1, 4});
  const auto b = small.add(3, Standing::fixed, true);
  const auto sum = small.add(5, Standing::published);
  small.made.system.relate({{a, 1}, {b, 1}, {sum, -1}});
  EXPECT_THAT(see_told_before(small.made), IsEmpty());
  EXPECT_EQ(small.need(a), (Range{1, 4}));
}

/// 3 a + 2 b + 2 e = 13: a is odd, which no bound tells; c = a + d is new today.
struct Odd : Small {
  std::size_t a = add(1, Standing::withheld, false, {1, 4});
  std::size_t b = add(2, Standing::withheld);
  std::size_t e = add(3, Standing::withheld);
  std::size_t told = add(13, Standing::fixed, true);
  std::size_t d = add(30, Standing::withheld);
  std::size_t c = add(31, Standing::published);
  Odd() {
    made.system.relate({{a, 3}, {b, 2}, {e, 2}, {told, -1}});
    made.system.relate({{a, 1}, {d, 1}, {c, -1}});
  }
};

TEST(ToldBefore, WhereItCannotBeSaidWhatIsRuledOutNothingNewIsPublishedBesideIt) {
  Odd system;
  EXPECT_THAT(see_told_before(system.made), ElementsAre(system.c));
  EXPECT_TRUE(system.need(system.a).empty());
}

TEST(ToldBefore, AZeroThatIsToldTodayLeavesTheNeedAsItIs) {
  // It cannot be withheld, and nobody has shown that it tells nothing.
  Odd system;
  const auto zero = system.add(0, Standing::fixed);
  system.made.system.relate({{system.d, 1}, {zero, 1}}, 30);
  EXPECT_THAT(see_told_before(system.made), IsEmpty());
  EXPECT_FALSE(system.need(system.a).empty());
}

}  // namespace
}  // namespace omrade::disclosure
