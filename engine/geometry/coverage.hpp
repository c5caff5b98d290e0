// Which cells of a grid a polygon covers, and how much of each: exact, in one walk along the
// boundary.
#pragma once

#include "model/area_set.hpp"
#include "model/grid.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace omrade::geometry {

/// Cells column_begin .. column_end of `row` are covered wholly.
struct CoverageRun {
  std::uint32_t row = 0, column_begin = 0, column_end = 0;
  friend bool operator==(const CoverageRun&, const CoverageRun&) = default;
};
/// One cell covered in part: fraction in (0, 1).
struct CoverageCell {
  std::uint32_t row = 0, column = 0;
  double fraction = 0;
};
/// Both lists are ordered by row, then column, and share no cell. Parts of the polygon outside the
/// frame are left out.
struct Coverage {
  std::vector<CoverageRun> runs;
  std::vector<CoverageCell> cells;
  /// The rings go around some cell other than once or not at all: they cross or overlap. Seen only
  /// where that makes a thousandth of a cell.
  bool tangled = false;
};

/// A part of a border, with the ground on its left.
struct BorderPiece {
  Point from, to;
};

/// Coverage of the ground that the pieces bound; together they must close.
Coverage cover(std::span<const BorderPiece> border, const GridFrame& frame);

/// Coverage of area `area` of `polygons` on a grid's frame. The polygon must be valid (rings
/// oriented as AreaSet says); the sum of fractions times cell area equals the polygon's area inside
/// the frame within 1e-9 relative.
Coverage cover(const Polygons& polygons, std::size_t area, const GridFrame& frame);

}  // namespace omrade::geometry
