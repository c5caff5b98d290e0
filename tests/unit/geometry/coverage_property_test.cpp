// Every cell against the area that GEOS finds for it, over random polygons whose vertices fall on
// grid lines more often than chance would have it.
#include "geometry/coverage.hpp"
#include "geometry/geos.hpp"
#include "geometry/rings.hpp"
#include "shapes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace omrade::geometry {
namespace {

/// Puts some coordinates on the grid lines nearest to them.
void snap(Dice& dice, Ring& ring, const GridFrame& frame, double probability) {
  for (Point& p : ring) {
    if (dice.chance(probability)) {
      p.x = frame.x0 + std::round((p.x - frame.x0) / frame.cell_width) * frame.cell_width;
    }
    if (dice.chance(probability)) {
      p.y = frame.y0 - std::round((frame.y0 - p.y) / frame.cell_height) * frame.cell_height;
    }
  }
}

/// A star, with a star-shaped hole now and then and a second part beside it.
Area random_area(Dice& dice, const GridFrame& frame) {
  const double width = frame.cell_width * static_cast<double>(frame.columns);
  const double height = frame.cell_height * static_cast<double>(frame.rows);
  const double size = std::min(width, height) * dice.between(0.02, 0.6);
  const Point centre{frame.x0 + width * dice.between(-0.1, 1.1),
                     frame.y0 - height * dice.between(-0.1, 1.1)};
  const double snapping = dice.chance(0.5) ? dice.between(0, 1) : 0;
  Area area{star(dice, centre, size * 0.5, size, 3 + dice.below(60))};
  if (dice.chance(0.4)) area.push_back(hole(star(dice, centre, size * 0.05, size * 0.2, 7)));
  if (dice.chance(0.4)) {
    area.push_back(star(dice, {centre.x + 2.5 * size, centre.y}, size * 0.2, size, 9));
  }
  for (Ring& ring : area) snap(dice, ring, frame, snapping);
  return area;
}

std::vector<double> fractions(const Coverage& coverage, const GridFrame& frame) {
  std::vector<double> result(frame.columns * frame.rows, 0.0);
  for (const CoverageRun& run : coverage.runs) {
    for (std::uint32_t c = run.column_begin; c < run.column_end; ++c) {
      result[run.row * frame.columns + c] += 1;
    }
  }
  for (const CoverageCell& cell : coverage.cells) {
    result[cell.row * frame.columns + cell.column] += cell.fraction;
  }
  return result;
}

/// Ordered, no cell twice, and runs as long as they can be.
bool is_ordered(const Coverage& coverage) {
  const auto runs_meet = [](const CoverageRun& a, const CoverageRun& b) {
    return std::pair(a.row, a.column_end) >= std::pair(b.row, b.column_begin);
  };
  const auto cells_meet = [](const CoverageCell& a, const CoverageCell& b) {
    return std::pair(a.row, a.column) >= std::pair(b.row, b.column);
  };
  return std::adjacent_find(coverage.runs.begin(), coverage.runs.end(), runs_meet) ==
             coverage.runs.end() &&
         std::adjacent_find(coverage.cells.begin(), coverage.cells.end(), cells_meet) ==
             coverage.cells.end();
}

double geos_area(Geos& geos, const Geos::Shape& shape, const Ring& cell) {
  const Geos::Shape square = geos.shape(polygons({{cell}}), 0);
  return area_of(geos.intersection(shape, square).value(), 0);
}

/// Over all cells; 1 or more where the coverage is out of order.
double largest_difference(Geos& geos, const Geos::Shape& reference, const Polygons& shape,
                          const GridFrame& frame) {
  const Coverage coverage = cover(shape, 0, frame);
  if (!is_ordered(coverage)) return 1;
  const std::vector<double> ours = fractions(coverage, frame);
  double largest = 0;
  for (std::size_t r = 0; r < frame.rows; ++r) {
    for (std::size_t c = 0; c < frame.columns; ++c) {
      const double x = frame.x0 + static_cast<double>(c) * frame.cell_width;
      const double y = frame.y0 - static_cast<double>(r) * frame.cell_height;
      const double theirs =
          geos_area(geos, reference, rectangle(x, y - frame.cell_height, x + frame.cell_width, y)) /
          (frame.cell_width * frame.cell_height);
      largest = std::max(largest, std::abs(ours[r * frame.columns + c] - theirs));
    }
  }
  return largest;
}

struct Compared {
  int shapes = 0;
  double largest = 0;
};

Compared compared_with_geos(const GridFrame& frame, std::uint64_t seed) {
  Dice dice(seed);
  Geos geos;
  Compared result;
  for (int round = 0; round < 250; ++round) {
    const Polygons shape = polygons({random_area(dice, frame)});
    const Geos::Shape reference = geos.shape(shape, 0);
    if (geos.flaw(reference)) continue;  // snapped into a knot
    ++result.shapes;
    result.largest = std::max(result.largest, largest_difference(geos, reference, shape, frame));
  }
  return result;
}

TEST(CoverageProperty, EveryCellEqualsItsIntersection) {
  const Compared result = compared_with_geos({0, 12, 1, 1, 16, 12}, 1);
  EXPECT_LT(result.largest, 1e-12);
  EXPECT_GT(result.shapes, 100);
}

TEST(CoverageProperty, EveryCellEqualsItsIntersectionWhenCellsAreOblong) {
  const Compared result = compared_with_geos({-3.3, 20.1, 0.7, 2.9, 14, 9}, 2);
  EXPECT_LT(result.largest, 1e-12);
  EXPECT_GT(result.shapes, 100);
}

TEST(CoverageProperty, EveryCellEqualsItsIntersectionFarFromTheOrigin) {
  // Coordinates of 6 300 000 m are known to 1e-9 m, hence the fractions of 100 m cells to 1e-11.
  const Compared result = compared_with_geos({487500, 6304500, 100, 100, 13, 11}, 3);
  EXPECT_LT(result.largest, 1e-9);
  EXPECT_GT(result.shapes, 100);
}

TEST(CoverageProperty, CellsLargerThanPolygons) {
  const Compared result = compared_with_geos({0, 30, 10, 10, 3, 3}, 4);
  EXPECT_LT(result.largest, 1e-12);
  EXPECT_GT(result.shapes, 100);
}

TEST(CoverageProperty, FractionsSumToTheAreaOfThePolygon) {
  const GridFrame frame{480000, 6310000, 25, 40, 400, 300};
  Dice dice(5);
  for (int round = 0; round < 50; ++round) {
    const Point centre{485000 + dice.between(-500, 500), 6304000 + dice.between(-500, 500)};
    const Polygons shape =
        polygons({{star(dice, centre, 1500, 4000, 500), hole(star(dice, centre, 200, 1400, 300))}});
    const Coverage coverage = cover(shape, 0, frame);
    double cells = 0;
    for (const CoverageRun& run : coverage.runs) cells += run.column_end - run.column_begin;
    for (const CoverageCell& cell : coverage.cells) cells += cell.fraction;
    const double area = area_of(shape, 0);
    EXPECT_NEAR(cells * 25 * 40, area, 1e-11 * area) << "round " << round;
  }
}

TEST(CoverageProperty, TwoSidesOfABorderFillTheirCells) {
  // A rectangle cut along a ragged line: what one side lacks of a cell, the other has.
  const GridFrame frame{0, 10, 1, 1, 10, 10};
  Dice dice(6);
  for (int round = 0; round < 100; ++round) {
    Ring border;
    for (int k = 0; k <= 50; ++k) border.push_back({dice.between(3, 7), 10.0 * k / 50});
    Ring west{{0, 10}, {0, 0}};
    west.insert(west.end(), border.begin(), border.end());
    Ring east{{10, 0}, {10, 10}};
    east.insert(east.end(), border.rbegin(), border.rend());
    const Polygons both = polygons({{west}, {east}});
    const std::vector<double> left = fractions(cover(both, 0, frame), frame);
    const std::vector<double> right = fractions(cover(both, 1, frame), frame);
    for (std::size_t k = 0; k < left.size(); ++k) EXPECT_NEAR(left[k] + right[k], 1, 1e-14);
  }
}

// ---- shapes that are meant to break it ---------------------------------------------------------

struct Odd {
  const char* name;
  Area area;
  Area same_ground{};  ///< for GEOS, where it does not take the area itself
};

std::vector<Odd> odd_shapes() {
  Ring comb;  // a hundred teeth, each 0.05 wide
  for (int k = 0; k < 100; ++k) {
    comb.push_back({k * 0.1, 0.5});
    comb.push_back({k * 0.1 + 0.05, 9.5});
  }
  comb.push_back({9.95, 0.25});
  comb.push_back({0, 0.25});
  std::reverse(comb.begin(), comb.end());
  return {
      {"sliver", {{Ring{{1, 1}, {9, 9}, {9, 9 + 1e-9}, {1, 1 + 1e-9}}}}},
      {"needle of 1e-9 of a cell", {{rectangle(3.5, 0.5, 3.5 + 1e-9, 9.5)}}},
      {"spike", {{Ring{{2, 2}, {4, 2}, {4, 4}, {4, 9}, {4, 4}, {2, 4}}}}, {rectangle(2, 2, 4, 4)}},
      {"spike along a cell line",
       {{Ring{{2, 2}, {4, 2}, {8, 2}, {4, 2}, {4, 4}, {2, 4}}}},
       {rectangle(2, 2, 4, 4)}},
      {"collinear points",
       {{Ring{{1, 1}, {2, 1}, {3, 1}, {7, 1}, {7, 3}, {7, 7}, {4, 4}, {2, 2}}}}},
      {"doubled points", {{Ring{{1, 1}, {1, 1}, {5.5, 1}, {5.5, 1}, {5.5, 6}}}}},
      {"holes in a hole's island",
       {{rectangle(0, 0, 10, 10), hole(rectangle(1, 1, 9, 9)), rectangle(2, 2, 8, 8),
         hole(rectangle(3, 3, 7, 7)), rectangle(4, 4, 6, 6)}}},
      {"parts that touch", {{rectangle(0, 0, 5, 5), rectangle(5, 5, 10, 10)}}},
      {"cell borders exactly", {{rectangle(2, 3, 6, 8)}}},
      {"one cell exactly", {{rectangle(4, 4, 5, 5)}}},
      {"within one cell", {{Ring{{4.2, 4.2}, {4.8, 4.3}, {4.5, 4.9}}}}},
      {"corner to corner", {{Ring{{0, 0}, {10, 10}, {0, 10}}}}},
      {"around the grid", {{rectangle(-1e6, -1e6, 1e6, 1e6)}}},
      {"comb", {{comb}}},
  };
}

double largest_difference(const Odd& odd, const GridFrame& frame) {
  Geos geos;
  const Geos::Shape reference =
      geos.shape(polygons({odd.same_ground.empty() ? odd.area : odd.same_ground}), 0);
  return largest_difference(geos, reference, polygons({odd.area}), frame);
}

TEST(CoverageProperty, OddShapesCoverWhatGeosFinds) {
  for (const Odd& odd : odd_shapes()) {
    EXPECT_LT(largest_difference(odd, {0, 10, 1, 1, 10, 10}), 1e-9) << odd.name;
  }
}

TEST(CoverageProperty, OddShapesOnAGridOfOneCell) {
  for (const Odd& odd : odd_shapes()) {
    EXPECT_LT(largest_difference(odd, {0, 10, 10, 10, 1, 1}), 1e-9) << odd.name;
  }
}

TEST(CoverageProperty, MillimetresFarAwayCoverWhatTheyCoverNearby) {
  // All coordinates are whole 1/1024 m, so that moving them by 10^7 m loses nothing.
  constexpr double unit = 1.0 / 1024;
  Dice dice(9);
  for (int round = 0; round < 200; ++round) {
    Ring near = star(dice, {5, 5}, 1, 4.9, 3 + dice.below(40));
    for (Point& p : near) p = {std::round(p.x / unit) * unit, std::round(p.y / unit) * unit};
    Ring far = near;
    for (Point& p : far) p = {p.x + 1e7, p.y + 1e7};
    const GridFrame here{0, 10, 0.5, 0.5, 20, 20};
    const GridFrame there{1e7, 1e7 + 10, 0.5, 0.5, 20, 20};
    const std::vector<double> ours = fractions(cover(polygons({{near}}), 0, here), here);
    const std::vector<double> moved = fractions(cover(polygons({{far}}), 0, there), there);
    double covered = 0;
    for (std::size_t k = 0; k < ours.size(); ++k) {
      ASSERT_NEAR(ours[k], moved[k], 1e-9) << "round " << round << ", cell " << k;
      covered += ours[k];
    }
    ASSERT_GT(covered, 1);
  }
}

TEST(CoverageProperty, APlanarCoverageFillsEveryCellOnce) {
  // A net of triangles and quadrangles with wobbling corners over the whole grid.
  Dice dice(12);
  for (int round = 0; round < 20; ++round) {
    constexpr std::size_t side = 9;
    std::vector<Point> corners;
    for (std::size_t row = 0; row <= side; ++row) {
      for (std::size_t column = 0; column <= side; ++column) {
        const bool inner = row > 0 && row < side && column > 0 && column < side;
        const double wobble = inner ? 0.2 : 0;
        corners.push_back(
            {(static_cast<double>(column) + dice.between(-wobble, wobble)) * 20 / side,
             (static_cast<double>(row) + dice.between(-wobble, wobble)) * 20 / side});
      }
    }
    std::vector<Area> areas;
    for (std::size_t row = 0; row < side; ++row) {
      for (std::size_t column = 0; column < side; ++column) {
        const auto at = [&](std::size_t r, std::size_t c) { return corners[r * (side + 1) + c]; };
        const Point a = at(row, column);
        const Point b = at(row, column + 1);
        const Point c = at(row + 1, column + 1);
        const Point d = at(row + 1, column);
        if (dice.chance(0.5)) {
          areas.push_back({Ring{a, b, c, d}});
        } else {
          areas.push_back({Ring{a, b, c}});
          areas.push_back({Ring{a, c, d}});
        }
      }
    }
    const Polygons all = polygons(areas);
    const GridFrame frame{0, 20, 0.7, 1.3, 28, 15};  // ends within the net, and not on its lines
    std::vector<double> sum(frame.columns * frame.rows);
    for (std::size_t k = 0; k < areas.size(); ++k) {
      const std::vector<double> part = fractions(cover(all, k, frame), frame);
      for (std::size_t cell = 0; cell < sum.size(); ++cell) sum[cell] += part[cell];
    }
    for (std::size_t cell = 0; cell < sum.size(); ++cell)
      ASSERT_NEAR(sum[cell], 1, 1e-12) << "round " << round << ", cell " << cell;
  }
}

}  // namespace
}  // namespace omrade::geometry
