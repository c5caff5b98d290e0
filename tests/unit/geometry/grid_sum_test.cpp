#include "geometry/coverage.hpp"
#include "geometry/grid_sums.hpp"
#include "geometry/overlay.hpp"
#include "shapes.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <vector>

namespace omrade::geometry {
namespace {

using ::testing::DoubleEq;
using ::testing::ElementsAre;

constexpr double kNoData = std::numeric_limits<double>::quiet_NaN();

/// Three rows of a thousand columns need one strip; nine million values need several.
MemoryGrid tall_grid(std::size_t rows) {
  std::vector<double> values(rows * 1000);
  for (std::size_t k = 0; k < values.size(); ++k) values[k] = static_cast<double>(k % 97);
  return {{0, static_cast<double>(rows), 1, 1, 1000, rows}, std::move(values)};
}

TEST(GridSum, AddsWholeAndPartialCells) {
  const MemoryGrid grid({0, 2, 1, 1, 3, 2}, {1, 2, 3, 10, 20, 30});
  const auto areas = area_set("areas", {{rectangle(0, 0, 3, 2)}, {rectangle(0.5, 0, 2, 1)}});
  EXPECT_THAT(grid_sum(*areas, grid, serial_loop()), ElementsAre(DoubleEq(66), DoubleEq(25)));
}

TEST(GridSum, NoDataIsEmptyAndNegativeValuesAreValues) {
  const MemoryGrid grid({0, 1, 1, 1, 3, 1}, {1, kNoData, -3});
  const auto areas = area_set("areas", {{rectangle(0, 0, 2.5, 1)}});
  EXPECT_THAT(grid_sum(*areas, grid, serial_loop()), ElementsAre(DoubleEq(-0.5)));
}

TEST(GridSum, OutsideTheGridThereIsNothing) {
  const MemoryGrid grid({0, 1, 1, 1, 1, 1}, {8});
  const auto areas = area_set("areas", {{rectangle(-5, -5, 0.5, 0.5)}, {rectangle(7, 7, 9, 9)}});
  EXPECT_THAT(grid_sum(*areas, grid, serial_loop()), ElementsAre(DoubleEq(2), 0));
}

TEST(GridSum, StripsAndThreadsDoNotShow) {
  const std::size_t rows = 9000;
  const MemoryGrid grid = tall_grid(rows);
  Dice dice(1);
  std::vector<Area> shapes;
  for (int k = 0; k < 20; ++k) {
    shapes.push_back({star(dice, {dice.between(0, 1000), dice.between(0, 9000)}, 200, 900, 30)});
  }
  const auto areas = area_set("areas", shapes);
  const std::vector<double> serial = grid_sum(*areas, grid, serial_loop());
  EXPECT_EQ(serial, grid_sum(*areas, grid, threaded_loop()));
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    const Coverage coverage = cover(*areas->polygons(), i, grid.frame());
    double runs = 0;
    double cells = 0;
    for (const CoverageRun& run : coverage.runs) {
      for (std::uint32_t c = run.column_begin; c < run.column_end; ++c) {
        runs += static_cast<double>((run.row * 1000 + c) % 97);
      }
    }
    for (const CoverageCell& cell : coverage.cells) {
      cells += cell.fraction * static_cast<double>((cell.row * 1000 + cell.column) % 97);
    }
    EXPECT_NEAR(serial[i], runs + cells, 1e-12 * (runs + cells)) << "area " << i;
  }
}

TEST(GridSums, NameTheFirstCellThatCannotHoldPeople) {
  const MemoryGrid grid({0, 2, 1, 1, 2, 2}, {1, -2, std::numeric_limits<double>::infinity(), 4});
  const Coverage coverage = cover(polygons({{rectangle(0, 0, 2, 1.5)}}), 0, grid.frame());
  const Coverage* const wanted[] = {&coverage};
  const std::vector<GridSum> sums = grid_sums(wanted, grid, serial_loop());
  ASSERT_TRUE(sums[0].impossible.has_value());
  EXPECT_EQ(sums[0].impossible->row, 0U);
  EXPECT_EQ(sums[0].impossible->column, 1U);
  EXPECT_EQ(sums[0].impossible->value, -2);
}

}  // namespace
}  // namespace omrade::geometry
