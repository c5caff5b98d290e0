// Numbers for cells that nobody remembers.
#include "disclosure/complete.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <limits>
#include <vector>

namespace omrade::disclosure {
namespace {

using ::testing::IsEmpty;

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kSearch = 2'000;

Cell unknown_cell(Range known = {}) {
  return {.value = kUnknown, .state = CellState::primary, .known = known};
}

void one_by_one(std::size_t count, const std::function<void(std::size_t)>& body) {
  for (std::size_t i = 0; i < count; ++i) body(i);
}

TEST(Complete, WhatOneSumLeavesIsFoundAlsoBesideAWithheldCellWhoseNumberIsKnownHere) {
  LinearSystem system;
  const auto a = system.add({.value = 3, .state = CellState::primary});
  const auto b = system.add(unknown_cell());
  const auto sum = system.add({.value = 12});
  system.relate({{a, 1}, {b, 1}, {sum, -1}});
  EXPECT_THAT(complete(system, kSearch, one_by_one), IsEmpty());
  EXPECT_EQ(system.cells()[a].value, 3);
  EXPECT_EQ(system.cells()[b].value, 9);
  EXPECT_EQ(system.cells()[b].state, CellState::primary);
}

TEST(Complete, WhereNothingFitsTheFirstCellIsNamed) {
  LinearSystem system;
  const auto alone = system.add(unknown_cell());
  const auto a = system.add(unknown_cell({0, 4}));
  const auto sum = system.add({.value = 5});
  system.relate({{a, 1}, {sum, -1}});
  const std::vector<Incomplete> failed = complete(system, kSearch, one_by_one);
  ASSERT_EQ(failed.size(), 1U);
  EXPECT_EQ(failed[0].cell, a);
  EXPECT_TRUE(failed[0].none);
  EXPECT_EQ(system.cells()[alone].value, 0);
}

TEST(Complete, AnyTableOfWhichSomeNumbersAreForgottenIsCompletedWithWholeNumbersThatAddUp) {
  EXPECT_TRUE(rc::check("rows and columns add up", [] {
    const int rows = *rc::gen::inRange(1, 5);
    const int columns = *rc::gen::inRange(1, 5);
    LinearSystem system;
    std::vector<int> values;
    for (int i = 0; i < rows * columns; ++i) {
      values.push_back(*rc::gen::inRange(0, 9));
      const bool forgotten = *rc::gen::arbitrary<bool>();
      system.add(forgotten ? unknown_cell({0, 9}) : Cell{.value = 1.0 * values.back()});
    }
    const auto margin = [&](const std::vector<int>& cells) {
      std::vector<Term> terms;
      double sum = 0;
      for (const int cell : cells) {
        terms.push_back({static_cast<std::size_t>(cell), 1});
        sum += values[static_cast<std::size_t>(cell)];
      }
      system.relate(terms, sum);
    };
    for (int r = 0; r < rows; ++r) {
      std::vector<int> cells;
      for (int c = 0; c < columns; ++c) cells.push_back(r * columns + c);
      margin(cells);
    }
    for (int c = 0; c < columns; ++c) {
      std::vector<int> cells;
      for (int r = 0; r < rows; ++r) cells.push_back(r * columns + c);
      margin(cells);
    }
    RC_ASSERT(complete(system, kSearch, one_by_one).empty());
    for (const Cell& cell : system.cells()) {
      RC_ASSERT(cell.value >= 0 && cell.value <= 9);
      RC_ASSERT(cell.value == static_cast<int>(cell.value));
    }
    for (std::size_t r = 0; r < system.relations().size(); ++r)
      RC_ASSERT(residual(system, r) == 0.0);
  }));
}

}  // namespace
}  // namespace omrade::disclosure
