#include "disclosure/linear_system.hpp"

#include <gtest/gtest.h>

namespace omrade::disclosure {
namespace {

constexpr Range small{1, 4};

Cell count(double value) {
  const bool few = value > 0 && value < 5;
  return {.value = value,
          .weight = 1 + value,
          .state = few ? CellState::primary : CellState::published,
          .need = few ? small : no_range};
}

TEST(LinearSystem, OneWithheldCellFollowsFromItsTotal) {
  LinearSystem system;
  const auto a = system.add(count(3));
  const auto b = system.add(count(9));
  const auto sum = system.add({.value = 12, .state = CellState::open});
  system.relate({{a, 1}, {b, 1}, {sum, -1}});
  const auto before = audit(system);
  ASSERT_EQ(before.size(), 1U);
  EXPECT_EQ(before[0].range, (Range{3, 3}));
  EXPECT_FALSE(before[0].safe);

  const Suppression done = suppress(system, {});
  EXPECT_EQ(done.added, std::vector<std::size_t>{b});
  EXPECT_TRUE(done.failed.empty());
  const auto after = audit(system, {.blind = true});
  ASSERT_EQ(after.size(), 2U);
  EXPECT_EQ(after[0].range, (Range{0, 12}));
  EXPECT_TRUE(after[0].safe);
  EXPECT_EQ(after[1].range, (Range{0, 12}));
}

TEST(LinearSystem, ATwoByTwoTableWithOpenMarginsNeedsAllFourCells) {
  LinearSystem system;  //  2 10 | 12
                        //  9 20 | 29
                        // 11 30
  for (const double value : {2.0, 10.0, 9.0, 20.0}) system.add(count(value));
  system.relate({{0, 1}, {1, 1}}, 12);
  system.relate({{2, 1}, {3, 1}}, 29);
  system.relate({{0, 1}, {2, 1}}, 11);
  system.relate({{1, 1}, {3, 1}}, 30);
  const Suppression done = suppress(system, {});
  EXPECT_EQ(done.added, (std::vector<std::size_t>{1, 2, 3}));
  const auto after = audit(system);
  EXPECT_EQ(after[0].range, (Range{0, 11}));
  EXPECT_EQ(after[3].range, (Range{18 - 0, 29}));
}

TEST(LinearSystem, AnApportionedLevelTellsWholeCountsAndGoesWithThem) {
  // 0.3 a + 0.187 b = 1.274 has one whole solution: 3 and 2 (a linear program sees 0 … 4.2).
  LinearSystem system;
  system.add(count(3));
  system.add(count(2));
  const auto apart = system.add({.value = 0.3 * 3 + 0.187 * 2, .whole = false});
  system.relate({{0, 0.3}, {1, 0.187}, {apart, -1}});
  for (const Feasible& one : audit(system, {.blind = true})) {
    EXPECT_FALSE(one.safe);
    EXPECT_EQ(one.range.lower, one.range.upper);
  }
  EXPECT_EQ(suppress(system).added, std::vector<std::size_t>{apart});
  for (const Feasible& one : audit(system)) EXPECT_TRUE(one.safe);
}

TEST(LinearSystem, RoundingThatIsWideEnoughHidesWhatItIsMadeOf) {
  LinearSystem system;
  system.add(count(3));
  const auto apart = system.add({.value = 1, .whole = false, .slack = 2});
  system.relate({{0, 0.3}, {apart, -1}});
  EXPECT_TRUE(suppress(system).added.empty());
  EXPECT_EQ(audit(system, {.blind = true})[0].range, (Range{0, 10}));
}

TEST(LinearSystem, WhatMayBeSmallMayBeEverySmallNumberWhereAskedFor) {
  // Withheld: a = 3 with b = 9, of 12, of which b is at least 3 by another sum: b is 3 … 12, and if
  // it is small, it is 3 or 4. With d withheld too it may be all of them.
  LinearSystem plain;
  plain.add(count(3));
  plain.add(count(9));
  plain.add({.value = 5, .known = {0, 11}});
  plain.relate({{0, 1}, {1, 1}}, 12);
  plain.relate({{1, 1}, {2, 1}}, 14);
  plain.cell(2).state = CellState::complement;
  plain.add({.value = 20});
  plain.relate({{2, 1}, {3, 1}}, 25);
  LinearSystem strict = plain;
  EXPECT_EQ(suppress(plain).added, (std::vector<std::size_t>{1, 3}));
  EXPECT_EQ(audit(plain)[1].range, (Range{3, 12}));
  EXPECT_FALSE(suppress(strict, {.hidden = small}).failed.empty());
}

TEST(LinearSystem, WhatNothingProtectsIsNamedWithWhatItCouldBeMergedWith) {
  LinearSystem system;
  system.add(count(2));
  system.add(count(1));
  system.relate({{0, 1}, {1, 1}}, 3);
  const Suppression done = suppress(system);
  ASSERT_EQ(done.failed.size(), 2U);
  EXPECT_EQ(done.failed[0].cell, 0U);
  EXPECT_EQ(done.failed[0].missing, std::vector<double>{4});
  EXPECT_EQ(done.failed[0].with, std::vector<std::size_t>{1});
}

TEST(LinearSystem, WhatIsPublishedMayContradictItself) {
  LinearSystem system;
  system.add({.state = CellState::complement, .known = {0, 5}});
  system.relate({{0, 1}}, 7);
  const auto audited = audit(system, {.blind = true});
  EXPECT_TRUE(audited[0].range.empty());
  EXPECT_TRUE(audited[0].proven);
}

TEST(LinearSystem, ACellThatNothingTiesMayBeAnything) {
  LinearSystem system;
  system.add(count(3));
  EXPECT_EQ(audit(system)[0].range, Range{});
  EXPECT_TRUE(suppress(system).added.empty());
}

}  // namespace
}  // namespace omrade::disclosure
