#include "geometry/coverage.hpp"

#include "base/error.hpp"
#include "shapes.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace omrade::geometry {
namespace {

using Fractions = std::vector<std::vector<double>>;

/// Three by three cells of 1 m from (0, 0) to (3, 3).
constexpr GridFrame kThree{0, 3, 1, 1, 3, 3};

/// The matrix as one would draw it, north up.
Fractions fractions(const Area& area, const GridFrame& frame) {
  const Coverage coverage = cover(polygons({area}), 0, frame);
  Fractions result(frame.rows, std::vector<double>(frame.columns, 0.0));
  for (const CoverageRun& run : coverage.runs) {
    EXPECT_LT(run.column_begin, run.column_end);
    for (std::uint32_t c = run.column_begin; c < run.column_end; ++c) {
      EXPECT_EQ(result[run.row][c], 0) << "a cell twice";
      result[run.row][c] = 1;
    }
  }
  for (const CoverageCell& cell : coverage.cells) {
    EXPECT_GT(cell.fraction, 0);
    EXPECT_LT(cell.fraction, 1);
    EXPECT_EQ(result[cell.row][cell.column], 0) << "a cell twice";
    result[cell.row][cell.column] = cell.fraction;
  }
  return result;
}

void expect_fractions(const Area& area, const Fractions& expected) {
  const Fractions actual = fractions(area, kThree);
  for (std::size_t r = 0; r < 3; ++r) {
    for (std::size_t c = 0; c < 3; ++c) {
      EXPECT_NEAR(actual[r][c], expected[r][c], 1e-15) << "row " << r << ", column " << c;
    }
  }
}

TEST(Coverage, WholeCellsWhenEdgesLieOnGridLines) {
  expect_fractions({rectangle(1, 0, 3, 2)}, {{0, 0, 0}, {0, 1, 1}, {0, 1, 1}});
  EXPECT_TRUE(cover(polygons({{rectangle(1, 0, 3, 2)}}), 0, kThree).cells.empty());
}

TEST(Coverage, HalfCellWhenEdgeBisectsIt) {
  expect_fractions({rectangle(0.5, 0, 3, 3)}, {{0.5, 1, 1}, {0.5, 1, 1}, {0.5, 1, 1}});
}

TEST(Coverage, AHorizontalEdgeThroughUntouchedCellsCounts) {
  expect_fractions({rectangle(0, 0, 3, 1.25)}, {{0, 0, 0}, {0.25, 0.25, 0.25}, {1, 1, 1}});
}

TEST(Coverage, AQuarterOfEachCellAroundAGridNode) {
  expect_fractions({rectangle(0.5, 0.5, 1.5, 1.5)}, {{0, 0, 0}, {0.25, 0.25, 0}, {0.25, 0.25, 0}});
}

TEST(Coverage, APolygonWithinOneCell) {
  expect_fractions({rectangle(1.25, 1.25, 1.75, 1.5)}, {{0, 0, 0}, {0, 0.125, 0}, {0, 0, 0}});
}

TEST(Coverage, ADiagonalThroughGridNodes) {
  expect_fractions({{{0, 0}, {3, 0}, {3, 3}}}, {{0, 0, 0.5}, {0, 0.5, 1}, {0.5, 1, 1}});
}

TEST(Coverage, AFlatTriangleOverThreeColumns) {
  // Height 1 over the width 3: the cells hold 1/6, 3/6 and 5/6.
  expect_fractions({{{0, 0}, {3, 0}, {3, 1}}}, {{0, 0, 0}, {0, 0, 0}, {1.0 / 6, 3.0 / 6, 5.0 / 6}});
}

TEST(Coverage, AHoleIsLeftOut) {
  expect_fractions({rectangle(0, 0, 3, 3), hole(rectangle(1, 1, 2, 2))},
                   {{1, 1, 1}, {1, 0, 1}, {1, 1, 1}});
  expect_fractions({rectangle(0, 0, 3, 3), hole(rectangle(0.5, 1, 2, 1.5))},
                   {{1, 1, 1}, {0.75, 0.5, 1}, {1, 1, 1}});
}

TEST(Coverage, PartsOfOneAreaAddUp) {
  expect_fractions({rectangle(0, 0, 1, 1), rectangle(2, 2, 3, 3), rectangle(1.25, 0, 2, 1)},
                   {{0, 0, 1}, {0, 0, 0}, {1, 0.75, 0}});
}

TEST(Coverage, AnIslandInAHole) {
  expect_fractions(
      {rectangle(0, 0, 3, 3), hole(rectangle(0.5, 0.5, 2.5, 2.5)), rectangle(1, 1, 2, 2)},
      {{0.75, 0.5, 0.75}, {0.5, 1, 0.5}, {0.75, 0.5, 0.75}});
}

TEST(Coverage, WhatLiesWestOfTheFrameStillBounds) {
  expect_fractions({rectangle(-5, 0.5, 1.5, 2)}, {{0, 0, 0}, {1, 0.5, 0}, {0.5, 0.25, 0}});
}

TEST(Coverage, WhatLiesEastNorthAndSouthIsCutOff) {
  expect_fractions({rectangle(1.5, -7, 9, 8)}, {{0, 0.5, 1}, {0, 0.5, 1}, {0, 0.5, 1}});
}

TEST(Coverage, APolygonAroundTheFrameCoversIt) {
  expect_fractions({rectangle(-10, -10, 10, 10)}, {{1, 1, 1}, {1, 1, 1}, {1, 1, 1}});
  EXPECT_EQ(cover(polygons({{rectangle(-10, -10, 10, 10)}}), 0, kThree).runs,
            (std::vector<CoverageRun>{{0, 0, 3}, {1, 0, 3}, {2, 0, 3}}));
}

TEST(Coverage, AnEdgeThatCrossesBothSidesOfTheFrame) {
  // The line from (-3, 0) to (6, 3) enters the frame at height 1 and leaves it at height 2.
  expect_fractions({{{-3, 0}, {6, 0}, {6, 3}}},
                   {{0, 0, 0}, {1.0 / 6, 3.0 / 6, 5.0 / 6}, {1, 1, 1}});
}

TEST(Coverage, NothingWhenThePolygonIsElsewhere) {
  for (const Ring& ring : {rectangle(-3, 0, 0, 3), rectangle(3, 0, 6, 3), rectangle(0, 3, 3, 6),
                           rectangle(0, -3, 3, 0), rectangle(50, 50, 60, 60)}) {
    const Coverage coverage = cover(polygons({{ring}}), 0, kThree);
    EXPECT_TRUE(coverage.runs.empty());
    EXPECT_TRUE(coverage.cells.empty());
  }
}

TEST(Coverage, CellsNeedNotBeSquare) {
  // Two columns of 10 m, three rows of 2 m, north edge at 106.
  const GridFrame frame{1000, 106, 10, 2, 2, 3};
  EXPECT_EQ(fractions({rectangle(1005, 101, 1020, 104)}, frame),
            (Fractions{{0, 0}, {0.5, 1}, {0.25, 0.5}}));
}

TEST(Coverage, SliversBelowOnePartInATrillionVanish) {
  const double sliver = 1e-13;
  const Coverage more = cover(polygons({{rectangle(0, 0, 1 + sliver, 1)}}), 0, kThree);
  EXPECT_EQ(more.runs, (std::vector<CoverageRun>{{2, 0, 1}}));
  EXPECT_TRUE(more.cells.empty());
  const Coverage less = cover(polygons({{rectangle(0, 0, 1 - sliver, 1)}}), 0, kThree);
  EXPECT_EQ(less.runs, more.runs);
}

TEST(Coverage, TheSecondAreaOfASet) {
  const Polygons two = polygons({{rectangle(0, 0, 1, 1)}, {rectangle(1, 1, 3, 2)}});
  EXPECT_EQ(cover(two, 1, kThree).runs, (std::vector<CoverageRun>{{1, 1, 3}}));
}

TEST(Coverage, NoRingsCoverNothing) {
  Polygons none;
  none.area_offset.push_back(0);
  EXPECT_TRUE(cover(none, 0, kThree).runs.empty());
}

TEST(Coverage, ACoordinateThatIsNoNumberIsABrokenPromise) {
  const Ring ring{{0, 0}, {1, 0}, {std::numeric_limits<double>::quiet_NaN(), 1}};
  EXPECT_THROW(static_cast<void>(cover(polygons({{ring}}), 0, kThree)), Error);
}

}  // namespace
}  // namespace omrade::geometry
