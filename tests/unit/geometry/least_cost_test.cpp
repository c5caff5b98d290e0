// Least costs on small grids, by hand and against relaxing every move until nothing changes.
#include "geometry/least_cost.hpp"

#include "base/error.hpp"
#include "shapes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace omrade::geometry {
namespace {

using ::testing::ElementsAre;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinite = std::numeric_limits<double>::infinity();

GridFrame frame_of(std::size_t columns, std::size_t rows) {
  return {.x0 = 0,
          .y0 = 10.0 * static_cast<double>(rows),
          .cell_width = 10,
          .cell_height = 10,
          .columns = columns,
          .rows = rows};
}

TEST(LeastCost, AMoveCostsItsMetresTimesTheMeanOfBothCells) {
  const LeastCost least =
      least_cost(frame_of(3, 1), std::vector<double>{1, 3, 1}, std::vector<std::size_t>{0});
  EXPECT_THAT(least.cost, ElementsAre(0, 20, 40));
  EXPECT_THAT(least.centre, ElementsAre(0, 0, 0));
}

TEST(LeastCost, DiagonalsAreLonger) {
  const LeastCost least =
      least_cost(frame_of(2, 2), std::vector<double>(4, 1), std::vector<std::size_t>{0});
  EXPECT_THAT(least.cost, ElementsAre(0, 10, 10, std::hypot(10, 10)));
}

TEST(LeastCost, WhatIsImpassableIsGoneAroundOrNotReached) {
  const LeastCost around = least_cost(frame_of(3, 2), std::vector<double>{1, kNaN, 1, 1, 1, 1},
                                      std::vector<std::size_t>{0});
  EXPECT_DOUBLE_EQ(around.cost[2], 2 * std::hypot(10, 10));
  const LeastCost cut =
      least_cost(frame_of(3, 1), std::vector<double>{1, kNaN, 1}, std::vector<std::size_t>{0});
  EXPECT_THAT(cut.cost, ElementsAre(0, kInfinite, kInfinite));
  EXPECT_THAT(cut.centre, ElementsAre(0, -1, -1));
}

TEST(LeastCost, OfEqualCostsTheFirstCentre) {
  const LeastCost least =
      least_cost(frame_of(3, 1), std::vector<double>{1, 1, 1}, std::vector<std::size_t>{2, 0, 0});
  EXPECT_THAT(least.centre, ElementsAre(1, 0, 0));
}

TEST(LeastCost, TheSecondCheapestCentreIsReachedThroughCellsThatTheFirstIsNearest) {
  // 0 . . 1 .: every cell knows both, and the last reaches 0 through those of 1.
  const LeastCost least =
      least_cost(frame_of(5, 1), std::vector<double>(5, 1), std::vector<std::size_t>{0, 3}, 2);
  EXPECT_THAT(least.cost, ElementsAre(0, 30, 10, 20, 10, 20, 0, 30, 10, 40));
  EXPECT_THAT(least.centre, ElementsAre(0, 1, 0, 1, 1, 0, 1, 0, 1, 0));
}

TEST(LeastCost, WhereFewerCentresAreReachedTheLastOnesAreNone) {
  const LeastCost cut = least_cost(frame_of(3, 1), std::vector<double>{1, kNaN, 1},
                                   std::vector<std::size_t>{0, 2}, 2);
  EXPECT_THAT(cut.cost, ElementsAre(0, kInfinite, kInfinite, kInfinite, 0, kInfinite));
  EXPECT_THAT(cut.centre, ElementsAre(0, -1, -1, -1, 1, -1));
}

TEST(LeastCost, NegativeFrictionIsRefusedByItsCell) {
  try {
    least_cost(frame_of(2, 2), std::vector<double>{1, 1, 1, -1}, std::vector<std::size_t>{0});
    FAIL() << "it was taken";
  } catch (const Error& error) {
    EXPECT_EQ(error.messages().front().place, "row 2, column 2");
  }
}

TEST(LeastCost, CellsAreFoundAsTheFrameSays) {
  const GridFrame frame = frame_of(3, 2);  // x 0 … 30, y 20 down to 0
  EXPECT_EQ(cell_of(frame, {0, 20}), 0U);
  EXPECT_EQ(cell_of(frame, {10, 15}), 1U);
  EXPECT_EQ(cell_of(frame, {29.9, 10}), 5U);  // a cell has its northern border
  EXPECT_EQ(cell_of(frame, {5, 9.9}), 3U);
  EXPECT_EQ(cell_of(frame, {30, 5}), std::nullopt);
  EXPECT_EQ(cell_of(frame, {5, 0}), std::nullopt);
  EXPECT_EQ(cell_of(frame, {kNaN, 5}), std::nullopt);
}

/// Takes every move until none makes a cell cheaper, or as cheap for an earlier centre.
LeastCost relaxed(const GridFrame& frame, const std::vector<double>& friction,
                  const std::vector<std::size_t>& start) {
  LeastCost least;
  least.cost.assign(friction.size(), kInfinite);
  least.centre.assign(friction.size(), -1);
  const auto columns = static_cast<int>(frame.columns);
  bool changed = false;
  const auto reach = [&](double cost, std::int32_t centre, std::size_t cell) {
    if (cost > least.cost[cell] || (cost == least.cost[cell] && centre >= least.centre[cell]))
      return;
    least.cost[cell] = cost;
    least.centre[cell] = centre;
    changed = true;
  };
  for (std::size_t i = 0; i < start.size(); ++i) {
    if (!std::isnan(friction[start[i]])) reach(0, static_cast<std::int32_t>(i), start[i]);
  }
  do {
    changed = false;
    for (std::size_t a = 0; a < friction.size(); ++a) {
      for (std::size_t b = 0; b < friction.size(); ++b) {
        const int down = static_cast<int>(a) / columns - static_cast<int>(b) / columns;
        const int right = static_cast<int>(a) % columns - static_cast<int>(b) % columns;
        if (a == b || std::abs(down) > 1 || std::abs(right) > 1) continue;
        if (least.centre[a] < 0 || std::isnan(friction[b])) continue;
        const double half = std::hypot(down * 10.0, right * 10.0) / 2;
        reach(least.cost[a] + half * (friction[a] + friction[b]), least.centre[a], b);
      }
    }
  } while (changed);
  return least;
}

TEST(LeastCost, EqualsRelaxingEveryMove) {
  Dice dice(5);
  for (int round = 0; round < 60; ++round) {
    const GridFrame frame = frame_of(1 + dice.below(9), 1 + dice.below(9));
    std::vector<double> friction;
    for (std::size_t i = 0; i < frame.columns * frame.rows; ++i)
      friction.push_back(dice.chance(0.2) ? kNaN : static_cast<double>(dice.below(4)) / 2);
    std::vector<std::size_t> start;
    for (std::size_t i = 1 + dice.below(4); i > 0; --i)
      start.push_back(dice.below(friction.size()));
    const LeastCost wanted = relaxed(frame, friction, start);
    const LeastCost least = least_cost(frame, friction, start);
    ASSERT_EQ(least.cost, wanted.cost) << "round " << round;
    ASSERT_EQ(least.centre, wanted.centre) << "round " << round;
  }
}

TEST(LeastCost, TheKCheapestAreThoseOfEachCentreAlone) {
  Dice dice(6);
  int compared = 0;
  for (int round = 0; round < 60; ++round) {
    const GridFrame frame = frame_of(1 + dice.below(9), 1 + dice.below(9));
    std::vector<double> friction;
    for (std::size_t i = 0; i < frame.columns * frame.rows; ++i)
      friction.push_back(dice.chance(0.2) ? kNaN : 0.5 + static_cast<double>(dice.below(4)) / 2);
    std::vector<std::size_t> start;
    for (std::size_t i = 2 + dice.below(4); i > 0; --i)
      start.push_back(dice.below(friction.size()));
    std::vector<LeastCost> alone;
    for (const std::size_t one : start)
      alone.push_back(relaxed(frame, friction, std::vector<std::size_t>{one}));
    const std::size_t k = 1 + dice.below(start.size());
    const LeastCost least = least_cost(frame, friction, start, k);
    for (std::size_t cell = 0; cell < friction.size(); ++cell) {
      std::vector<std::pair<double, std::int32_t>> wanted;
      for (std::size_t c = 0; c < start.size(); ++c) {
        const double cost = alone[c].cost[cell];
        wanted.emplace_back(cost, std::isfinite(cost) ? static_cast<std::int32_t>(c) : -1);
      }
      std::sort(wanted.begin(), wanted.end());
      for (std::size_t j = 0; j < k; ++j, ++compared) {
        if (std::isfinite(wanted[j].first)) {  // sums of a way in one order or the other
          ASSERT_NEAR(least.cost[cell * k + j], wanted[j].first, 1e-9) << "round " << round;
        } else {
          ASSERT_EQ(least.centre[cell * k + j], -1) << "round " << round;
        }
      }
    }
  }
  EXPECT_GT(compared, 1000);
}

}  // namespace
}  // namespace omrade::geometry
