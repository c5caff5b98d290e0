// The edges of polygons, by the cells of a grid that they touch.
#pragma once

#include "base/huge_pages.hpp"
#include "geometry/overlay.hpp"
#include "model/area_set.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace omrade::geometry {

/// Columns and rows of equal cells. With `west` and `south`, and not with the cell size, a point is
/// found in a cell.
struct CellFrame {
  double x0 = 0, y0 = 0, width = 1, height = 1, per_width = 1, per_height = 1;
  std::size_t columns = 1, rows = 1;

  /// West border of a column, south border of a row.
  [[nodiscard]] double west(std::size_t column) const {
    return x0 + static_cast<double>(column) * width;
  }
  [[nodiscard]] double south(std::size_t row) const {
    return y0 + static_cast<double>(row) * height;
  }
  /// Distance from the west and south border in cells, not cut off.
  [[nodiscard]] double column_of(double x) const { return (x - x0) * per_width; }
  [[nodiscard]] double row_of(double y) const { return (y - y0) * per_height; }

  /// The cell that a point lies in; false outside of all, and for coordinates that are no numbers.
  [[nodiscard]] bool find(Point p, std::uint32_t& row, std::uint32_t& column) const {
    const double in_columns = column_of(p.x);
    const double in_rows = row_of(p.y);
    if (!(in_columns >= 0 && in_columns < static_cast<double>(columns) && in_rows >= 0 &&
          in_rows < static_cast<double>(rows)))
      return false;
    column = static_cast<std::uint32_t>(in_columns);
    row = static_cast<std::uint32_t>(in_rows);
    while (column > 0 && p.x < west(column)) --column;
    while (column + 1 < columns && p.x >= west(column + std::size_t{1})) ++column;
    while (row > 0 && p.y < south(row)) --row;
    while (row + 1 < rows && p.y >= south(row + std::size_t{1})) ++row;
    return true;
  }
};

/// Edge k runs from `polygons.points[k]` to the next point. Edges of no length are none.
class EdgeGrid {
 public:
  /// About `cells` cells around the polygons, which must outlive the grid and have finite
  /// coordinates. The same grid for any loop.
  EdgeGrid(const Polygons& polygons, std::size_t cells, const ParallelFor& loop);

  [[nodiscard]] const CellFrame& frame() const noexcept { return frame_; }
  [[nodiscard]] std::size_t columns() const noexcept { return frame_.columns; }
  [[nodiscard]] std::size_t rows() const noexcept { return frame_.rows; }
  [[nodiscard]] double west(std::size_t column) const { return frame_.west(column); }
  [[nodiscard]] double south(std::size_t row) const { return frame_.south(row); }
  [[nodiscard]] double column_of(double x) const { return frame_.column_of(x); }
  [[nodiscard]] double row_of(double y) const { return frame_.row_of(y); }
  /// Edges that touch a cell or its border, ascending; perhaps one that only comes near it.
  [[nodiscard]] std::span<const std::uint32_t> edges(std::size_t row, std::size_t column) const {
    const Band& band = bands_[row >> kRowBits];
    const std::uint32_t* const begin = begin_of(row, column);
    return std::span(band.edges).subspan(begin[0], begin[1] - begin[0]);
  }
  /// Whether there are any: asked of far more cells than the answer is yes for.
  [[nodiscard]] bool has_edges(std::size_t row, std::size_t column) const {
    const std::size_t cell =
        (row >> kRowBits) * words_per_band_ * kWord + (row & (kRows - 1)) * frame_.columns + column;
    return (filled_[cell / kWord] >> (cell % kWord) & 1U) != 0;
  }
  /// How many there are in the cells of the rows before this one, and in all with `rows()`; those
  /// of several cells several times.
  [[nodiscard]] std::size_t edges_before_row(std::size_t row) const {
    if (row == frame_.rows) return bands_.back().before;
    return bands_[row >> kRowBits].before + *begin_of(row, 0);
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
    const Span rows = rows_of(a, b);
    for_cells_of_rows(rows, rows, a, b, visit);
  }

 private:
  static constexpr double kNear = 1e-3;  ///< cells: more than rounding can be wrong by
  struct Span {
    std::size_t begin = 0, end = 0;
  };
  /// Cells from `low` to `high` in cells, a little widened, as far as there are any.
  static Span span(double low, double high, std::size_t count) {
    const double most = static_cast<double>(count);
    const double begin = std::clamp(low - kNear, 0.0, most);
    const double end = std::clamp(high + kNear + 1, 0.0, most);
    return {static_cast<std::size_t>(begin), static_cast<std::size_t>(end)};
  }

  /// Rows are filled some at a time, each lot by one thread, whose part then fits in its cache.
  static constexpr std::size_t kRowBits = 4;
  static constexpr std::size_t kRows = std::size_t{1} << kRowBits;
  static constexpr std::size_t kWord = 64;
  struct Band {
    std::size_t before = 0;              ///< edges in the bands before
    std::vector<std::uint32_t> edges{};  ///< by cell
  };

  void set_frame(const Box& box, std::size_t cells);
  /// The edges that touch each band, ascending; `begin` says where a band's are.
  struct ByBand {
    UnfilledHugeVector<std::uint32_t> edges;
    std::vector<std::size_t> begin;
  };
  ByBand sort_by_band(const ParallelFor& loop);
  void fill_band(std::size_t band, std::span<const std::uint32_t> edges);
  [[nodiscard]] Span rows_of(Point a, Point b) const {
    return span(row_of(std::min(a.y, b.y)), row_of(std::max(a.y, b.y)), frame_.rows);
  }
  template <class Visit>
  void for_cells_of_rows(Span rows, Span wanted, Point a, Point b, const Visit& visit) const;
  /// In `Band::edges`; the next one is where the cell ends.
  [[nodiscard]] const std::uint32_t* begin_of(std::size_t row, std::size_t column) const {
    return &begin_[row * frame_.columns + column + (row >> kRowBits)];
  }

  const Polygons* polygons_;
  CellFrame frame_;
  UnfilledHugeVector<std::uint32_t> area_;   ///< by point
  UnfilledHugeVector<std::uint32_t> begin_;  ///< per cell, and one more per band
  std::vector<Band> bands_;                  ///< and one more, without edges
  /// A bit per cell; each band has words of its own.
  UnfilledHugeVector<std::uint64_t> filled_;
  std::size_t words_per_band_ = 0;
};

/// `rows` are all that the segment touches; those of `wanted` are visited.
template <class Visit>
void EdgeGrid::for_cells_of_rows(Span rows, Span wanted, Point a, Point b,
                                 const Visit& visit) const {
  const double least_x = std::min(a.x, b.x);
  const double most_x = std::max(a.x, b.x);
  if (rows.end - rows.begin <= 1 || a.y == b.y) {
    const Span columns = span(column_of(least_x), column_of(most_x), frame_.columns);
    for (std::size_t row = wanted.begin; row < wanted.end; ++row) {
      for (std::size_t column = columns.begin; column < columns.end; ++column) visit(row, column);
    }
    return;
  }
  const double slope = (b.x - a.x) / (b.y - a.y);
  for (std::size_t row = wanted.begin; row < wanted.end; ++row) {
    const double at_south = a.x + (south(row) - kNear * frame_.height - a.y) * slope;
    const double at_north = a.x + (south(row + 1) + kNear * frame_.height - a.y) * slope;
    const double west_x = std::max(least_x, std::min(at_south, at_north));
    const double east_x = std::min(most_x, std::max(at_south, at_north));
    const Span columns = span(column_of(west_x), column_of(east_x), frame_.columns);
    for (std::size_t column = columns.begin; column < columns.end; ++column) visit(row, column);
  }
}

}  // namespace omrade::geometry
