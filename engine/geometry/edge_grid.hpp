// The edges of polygons, by the cells of a grid that they touch.
#pragma once

#include "geometry/overlay.hpp"
#include "model/area_set.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace omrade::geometry {

/// Edge k runs from `polygons.points[k]` to the next point. Edges of no length are none.
class EdgeGrid {
 public:
  /// About `cells` cells around the polygons, which must outlive the grid and have finite
  /// coordinates. The same grid for any loop.
  EdgeGrid(const Polygons& polygons, std::size_t cells, const ParallelFor& loop);

  [[nodiscard]] std::size_t columns() const noexcept { return columns_; }
  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  /// West border of a column, south border of a row: with them, and not with the cell size, a point
  /// is found in a cell.
  [[nodiscard]] double west(std::size_t column) const {
    return x0_ + static_cast<double>(column) * width_;
  }
  [[nodiscard]] double south(std::size_t row) const {
    return y0_ + static_cast<double>(row) * height_;
  }
  /// Distance from the west and south border in cells, not cut off.
  [[nodiscard]] double column_of(double x) const { return (x - x0_) * per_width_; }
  [[nodiscard]] double row_of(double y) const { return (y - y0_) * per_height_; }
  /// Edges that touch a cell or its border, ascending; perhaps one that only comes near it.
  [[nodiscard]] std::span<const std::uint32_t> edges(std::size_t row, std::size_t column) const {
    const std::size_t cell = row * columns_ + column;
    return std::span(edges_).subspan(begin_[cell], begin_[cell + 1] - begin_[cell]);
  }
  [[nodiscard]] std::uint32_t area(std::uint32_t edge) const { return area_[edge]; }
  [[nodiscard]] Point from(std::uint32_t edge) const { return polygons_->points[edge]; }
  [[nodiscard]] Point to(std::uint32_t edge) const {
    return polygons_->points[edge + std::size_t{1}];
  }

  /// Calls visit(row, column) for every cell that the segment touches, and perhaps for some that it
  /// only comes near.
  template <class Visit>
  void for_cells(Point a, Point b, const Visit& visit) const {
    const Span rows = span(row_of(std::min(a.y, b.y)), row_of(std::max(a.y, b.y)), rows_);
    const bool level = a.y == b.y;
    const double slope = level ? 0 : (b.x - a.x) / (b.y - a.y);
    for (std::size_t row = rows.begin; row < rows.end; ++row) {
      double west_x = std::min(a.x, b.x);
      double east_x = std::max(a.x, b.x);
      if (!level && rows.end - rows.begin > 1) {
        const double at_south = a.x + (south(row) - kNear * height_ - a.y) * slope;
        const double at_north = a.x + (south(row + 1) + kNear * height_ - a.y) * slope;
        west_x = std::max(west_x, std::min(at_south, at_north));
        east_x = std::min(east_x, std::max(at_south, at_north));
      }
      const Span columns = span(column_of(west_x), column_of(east_x), columns_);
      for (std::size_t column = columns.begin; column < columns.end; ++column) visit(row, column);
    }
  }

 private:
  static constexpr double kNear = 1e-3;  ///< cells: more than rounding can be wrong by
  struct Span {
    std::size_t begin = 0, end = 0;
  };
  /// Cells from `low` to `high` in cells, a little widened, as far as there are any.
  static Span span(double low, double high, std::size_t count) {
    const double most = static_cast<double>(count);
    const double begin = std::clamp(std::floor(low - kNear), 0.0, most);
    const double end = std::clamp(std::floor(high + kNear) + 1, 0.0, most);
    return {static_cast<std::size_t>(begin), static_cast<std::size_t>(end)};
  }

  const Polygons* polygons_;
  double x0_ = 0, y0_ = 0, width_ = 1, height_ = 1, per_width_ = 1, per_height_ = 1;
  std::size_t columns_ = 1, rows_ = 1;
  std::vector<std::uint32_t> area_;  ///< by point
  std::vector<std::uint32_t> begin_, edges_;
};

}  // namespace omrade::geometry
