// Which area each of many points lies in.
//
// A grid holds for each cell the areas around its south-western corner, and the edges that touch
// it. A point is reached from that corner by two straight steps, along the cell's west border and
// then east; whoever crosses an edge on the way comes into its area or leaves it. Cells without
// edges answer at once.
#pragma once

#include "geometry/edge_grid.hpp"
#include "geometry/overlay.hpp"
#include "model/area_set.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace omrade::geometry {

class PointLocator {
 public:
  /// The polygons must be valid and have finite coordinates; they are not kept.
  PointLocator(const Polygons& polygons, const ParallelFor& loop);

  /// Per point the area that it lies in, -1 outside of all (and for coordinates that are no
  /// numbers); where areas overlap, the first. A point on a border lies in the area to its east, on
  /// a level border in the one to its north (exact.hpp): in a planar coverage in exactly one. Safe
  /// from several threads. The spans are equally long.
  void locate(std::span<const double> x, std::span<const double> y,
              std::span<std::int32_t> area) const;

 private:
  static constexpr std::size_t kAtOnce = 64;
  /// An edge with the area on either side of it, or -1.
  struct Border {
    double from_x, from_y, to_x, to_y;
    std::int32_t left, right;
    [[nodiscard]] Point from() const { return {from_x, from_y}; }
    [[nodiscard]] Point to() const { return {to_x, to_y}; }
  };
  /// A cell with borders, or with several areas around its corner.
  struct Mixed {
    std::uint32_t begin = 0, end = 0;  ///< in `borders_`
    /// The one area around the corner, or -1; with several -2 - (position in `several_`).
    std::int32_t area = -1;
  };
  /// The areas around a corner, where they overlap.
  struct Several {
    std::uint32_t begin = 0, end = 0;  ///< in `around_`
  };
  /// What one row of cells comes to, before all rows have their place in the lists.
  struct Row {
    std::vector<Mixed> mixed;
    std::vector<Several> several;
    std::vector<std::int32_t> around;
  };
  /// A point in such a cell.
  struct Pending {
    std::size_t point = 0;
    std::uint32_t row = 0, column = 0;
    std::int32_t code = 0;
  };

  PointLocator(const EdgeGrid& grid, const ParallelFor& loop);
  /// A row of cells; its borders come to `borders`, by cell.
  Row label(const EdgeGrid& grid, std::size_t row, std::vector<Border>& borders);
  static void add_borders(const EdgeGrid& grid, std::size_t row, std::size_t column,
                          std::vector<Border>& borders);
  void gather(std::vector<Row>& labelled, const ParallelFor& loop);
  /// Finds up to kAtOnce points, with what each needs on its way from memory while others are
  /// looked at.
  void find(std::span<const double> x, std::span<const double> y,
            std::span<std::int32_t> area) const;
  [[nodiscard]] std::int32_t find_among_borders(Point p, const Pending& cell) const;

  CellFrame frame_;
  /// Per cell without borders and with one area at most: that area or -1. Else -2 - (position in
  /// `mixed_`).
  UnfilledHugeVector<std::int32_t> cell_;
  HugeVector<Mixed> mixed_;
  /// Row by row, in the order in which the rows were done: no answer hangs on it. Room for all
  /// edges, of which what is not needed, since two areas share most of them, is never touched.
  UnfilledHugeVector<Border> borders_;
  std::vector<Several> several_;
  std::vector<std::int32_t> around_;
};

}  // namespace omrade::geometry
