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

}  // namespace
}  // namespace omrade::disclosure
