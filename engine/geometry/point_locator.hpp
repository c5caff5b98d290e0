// Which area each of many points lies in.
//
// A grid holds, for its south-western corner, the areas around each cell, and the edges that touch
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
  /// The polygons must be valid, have finite coordinates and outlive the locator.
  PointLocator(const Polygons& polygons, const ParallelFor& loop);

  /// Per point the area that it lies in, -1 outside of all (and for coordinates that are no
  /// numbers); where areas overlap, the first. A point on a border lies in the area to its east, on
  /// a level border in the one to its north (exact.hpp): in a planar coverage in exactly one. Safe
  /// from several threads. The spans are equally long.
  void locate(std::span<const double> x, std::span<const double> y,
              std::span<std::int32_t> area) const;

 private:
  /// The areas around a corner: one at most in a planar coverage.
  struct Corner {
    std::uint32_t begin = 0, end = 0;  ///< in `around_`
  };
  [[nodiscard]] std::int32_t find(Point p) const;
  [[nodiscard]] std::int32_t find_among_edges(Point p, std::size_t row, std::size_t column,
                                              std::int32_t code) const;
  void label(const ParallelFor& loop);

  EdgeGrid grid_;
  /// Per cell without edges and with one area at most: that area or -1. Else -2 - (position in
  /// `mixed_`).
  std::vector<std::int32_t> cell_;
  std::vector<Corner> mixed_;
  std::vector<std::uint32_t> around_;
};

}  // namespace omrade::geometry
