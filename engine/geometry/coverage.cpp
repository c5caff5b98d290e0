#include "geometry/coverage.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace omrade::geometry {
namespace {

constexpr double kSnap = 1e-12;
constexpr double kTangled = 1e-3;  // of a cell: more than rounding can make

/// What the boundary does to one cell: `passed` is the signed height of boundary within it
/// (positive southwards: the interior of a counter-clockwise ring lies east of such an edge),
/// `east` the share of the cell that lies between the boundary and the cell's east side.
struct Touch {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  double passed = 0;
  double east = 0;
};

/// The whole part of a number that is not negative; std::floor is a call on many processors.
double whole_part(double number) {
  return static_cast<double>(static_cast<std::int64_t>(number));
}

/// The accumulation of signed areas that font rasterisers use (LibArt, FreeType), in doubles. Walks
/// in units of cells, u eastwards from the frame's west edge and v southwards from its north edge.
class BoundaryWalk {
 public:
  BoundaryWalk(const GridFrame& frame, double top, double bottom, std::size_t edges)
      : columns_(static_cast<double>(frame.columns)),
        first_row_(std::clamp(std::floor(top), 0.0, static_cast<double>(frame.rows))),
        end_row_(std::clamp(std::ceil(bottom), 0.0, static_cast<double>(frame.rows))),
        west_(static_cast<std::size_t>(std::max(0.0, end_row_ - first_row_)), 0.0) {
    touched_.reserve(edges);
  }

  void edge(Point from, Point to);
  /// Fractions of all cells, from the sums along each row.
  [[nodiscard]] Coverage sweep() const;

 private:
  struct Entry {
    std::uint32_t column = 0;
    std::uint32_t order = 0;
    double passed = 0;
    double east = 0;
  };
  void row_part(double row, double u0, double u1, double height);
  void touch(double row, double column, double passed, double east);
  [[nodiscard]] std::vector<Entry> by_row(std::vector<std::size_t>& row_begin) const;

  double columns_;
  double first_row_;
  double end_row_;
  std::vector<double> west_;  // per row: boundary that passed west of the frame
  std::vector<Touch> touched_;
};

// Edges are always walked southwards, so that the two areas of a shared edge get the same numbers
// with opposite signs.
void BoundaryWalk::edge(Point from, Point to) {
  if (from.y == to.y) return;
  const double sign = from.y < to.y ? 1 : -1;
  const Point& top = from.y < to.y ? from : to;
  const Point& bottom = from.y < to.y ? to : from;
  if (bottom.y <= first_row_ || top.y >= end_row_) return;
  const auto [west, east] = std::minmax(top.x, bottom.x);
  if (west >= columns_) return;
  const double slope = (bottom.x - top.x) / (bottom.y - top.y);
  const auto u_at = [&, west = west, east = east](double v) {
    return std::clamp(top.x + (v - top.y) * slope, west, east);
  };
  const double end = std::min(bottom.y, end_row_);
  double v = std::max(top.y, first_row_);
  double u = v > top.y ? u_at(v) : top.x;
  for (double row = whole_part(v); v < end; ++row) {
    const double next_v = std::min(row + 1, end);
    const double next_u = next_v < bottom.y ? u_at(next_v) : bottom.x;
    row_part(row, u, next_u, sign * (next_v - v));
    v = next_v;
    u = next_u;
  }
}

/// One edge within one row. Its height is shared among the columns by the width it spans in each.
void BoundaryWalk::row_part(double row, double u0, double u1, double height) {
  double west = std::min(u0, u1);
  double east = std::max(u0, u1);
  double& passed_west = west_[static_cast<std::size_t>(row - first_row_)];
  if (west >= columns_) return;
  if (east <= 0) {
    passed_west += height;
    return;
  }
  const double width = east - west;
  double left = height;
  if (east > columns_) {
    left -= height * ((east - columns_) / width);
    east = columns_;
  }
  if (west < 0) {
    const double outside = height * (-west / width);
    passed_west += outside;
    left -= outside;
    west = 0;
  }
  const double first = whole_part(west);
  const double end = whole_part(east);
  const double last = std::max(first, end < east ? end : end - 1);
  if (first == last) {
    touch(row, first, left, left * (1 - (west - first + (east - first)) / 2));
    return;
  }
  for (double column = first; column <= last; ++column) {
    const double from = std::max(west, column) - column;
    const double to = std::min(east, column + 1) - column;
    const double part = column < last ? height * ((to - from) / width) : left;
    left -= part;
    touch(row, column, part, part * (1 - (from + to) / 2));
  }
}

void BoundaryWalk::touch(double row, double column, double passed, double east) {
  const auto r = static_cast<std::uint32_t>(row);
  const auto c = static_cast<std::uint32_t>(column);
  if (!touched_.empty() && touched_.back().row == r && touched_.back().column == c) {
    touched_.back().passed += passed;
    touched_.back().east += east;
  } else {
    touched_.push_back({r, c, passed, east});
  }
}

/// Counting sort by row; within a row by column, equal columns in the order of the walk.
std::vector<BoundaryWalk::Entry> BoundaryWalk::by_row(std::vector<std::size_t>& row_begin) const {
  const auto first_row = static_cast<std::size_t>(first_row_);
  row_begin.assign(west_.size() + 1, 0);
  for (const Touch& t : touched_) ++row_begin[t.row - first_row + 1];
  for (std::size_t r = 0; r < west_.size(); ++r) row_begin[r + 1] += row_begin[r];
  std::vector<std::size_t> next(row_begin.begin(), row_begin.end() - 1);
  std::vector<Entry> entries(touched_.size());
  for (std::size_t k = 0; k < touched_.size(); ++k) {
    const Touch& t = touched_[k];
    entries[next[t.row - first_row]++] = {t.column, static_cast<std::uint32_t>(k), t.passed,
                                          t.east};
  }
  for (std::size_t r = 0; r < west_.size(); ++r) {
    std::sort(entries.begin() + static_cast<std::ptrdiff_t>(row_begin[r]),
              entries.begin() + static_cast<std::ptrdiff_t>(row_begin[r + 1]),
              [](const Entry& a, const Entry& b) {
                return a.column != b.column ? a.column < b.column : a.order < b.order;
              });
  }
  return entries;
}

/// Appends cells of one row from west to east.
class RowWriter {
 public:
  RowWriter(Coverage& coverage, std::uint32_t row) : coverage_(coverage), row_(row) {}

  /// Columns begin .. end all have this fraction; a fraction within 1e-12 of 0 or 1 becomes it.
  void write(std::uint32_t begin, std::uint32_t end, double fraction) {
    if (begin == end) return;
    if (fraction < -kTangled || fraction > 1 + kTangled) coverage_.tangled = true;
    if (fraction <= kSnap) return;
    if (fraction < 1 - kSnap) {
      for (std::uint32_t c = begin; c < end; ++c) coverage_.cells.push_back({row_, c, fraction});
      return;
    }
    std::vector<CoverageRun>& runs = coverage_.runs;
    if (!runs.empty() && runs.back().row == row_ && runs.back().column_end == begin) {
      runs.back().column_end = end;
    } else {
      runs.push_back({row_, begin, end});
    }
  }

 private:
  Coverage& coverage_;
  std::uint32_t row_;
};

Coverage BoundaryWalk::sweep() const {
  std::vector<std::size_t> row_begin;
  const std::vector<Entry> entries = by_row(row_begin);
  Coverage coverage;
  for (std::size_t r = 0; r < west_.size(); ++r) {
    RowWriter writer(coverage,
                     static_cast<std::uint32_t>(first_row_) + static_cast<std::uint32_t>(r));
    double winding = west_[r];
    std::uint32_t column = 0;
    for (std::size_t k = row_begin[r]; k < row_begin[r + 1];) {
      const std::uint32_t touched = entries[k].column;
      // Between touched cells the winding is a whole number, but where an edge runs along the row;
      // rounding must not travel on.
      if (touched > column && winding != 0 && winding != 1 &&
          std::abs(winding - std::round(winding)) <= kSnap) {
        winding = std::round(winding);
      }
      writer.write(column, touched, winding);
      double fraction = winding;
      for (; k < row_begin[r + 1] && entries[k].column == touched; ++k) {
        fraction += entries[k].east;
        winding += entries[k].passed;
      }
      writer.write(touched, touched + 1, fraction);
      column = touched + 1;
    }
    writer.write(column, static_cast<std::uint32_t>(columns_), winding);
  }
  return coverage;
}

/// Points in units of cells, and how far north and south they reach.
class InCells {
 public:
  InCells(const GridFrame& frame, std::size_t count) : frame_(frame) {
    points_.clear();
    points_.reserve(count);
  }

  void add(Point p) {
    const Point cell{(p.x - frame_.x0) / frame_.cell_width, (frame_.y0 - p.y) / frame_.cell_height};
    if (!std::isfinite(cell.x) || !std::isfinite(cell.y)) {
      throw Error(ErrorKind::bug, {.what = "the coverage of a polygon with a coordinate that is "
                                           "not a number"});
    }
    top_ = std::min(top_, cell.y);
    bottom_ = std::max(bottom_, cell.y);
    points_.push_back(cell);
  }
  [[nodiscard]] bool reaches(std::size_t columns) const { return top_ < bottom_ && columns > 0; }
  [[nodiscard]] BoundaryWalk walk() const { return {frame_, top_, bottom_, points_.size()}; }
  [[nodiscard]] std::span<const Point> points() const { return points_; }

 private:
  static thread_local std::vector<Point> points_;  // kept: as large as the largest area
  const GridFrame& frame_;
  double top_ = std::numeric_limits<double>::infinity();
  double bottom_ = -std::numeric_limits<double>::infinity();
};

thread_local std::vector<Point> InCells::points_;

}  // namespace

Coverage cover(std::span<const BorderPiece> border, const GridFrame& frame) {
  InCells cells(frame, 2 * border.size());
  for (const BorderPiece& piece : border) {
    cells.add(piece.from);
    cells.add(piece.to);
  }
  if (!cells.reaches(frame.columns)) return {};
  BoundaryWalk walk = cells.walk();
  const std::span<const Point> points = cells.points();
  for (std::size_t k = 0; k + 1 < points.size(); k += 2) walk.edge(points[k], points[k + 1]);
  return walk.sweep();
}

Coverage cover(const Polygons& polygons, std::size_t area, const GridFrame& frame) {
  const std::size_t begin = polygons.area_offset[area];
  const std::size_t end = polygons.area_offset[area + 1];
  const std::size_t first = polygons.ring_offset[begin];
  InCells cells(frame, polygons.ring_offset[end] - first);
  for (std::size_t k = first; k < polygons.ring_offset[end]; ++k) cells.add(polygons.points[k]);
  if (!cells.reaches(frame.columns)) return {};
  BoundaryWalk walk = cells.walk();
  for (std::size_t r = begin; r < end; ++r) {
    const std::span<const Point> ring =
        cells.points().subspan(polygons.ring_offset[r] - first, polygons.ring(r).size());
    for (std::size_t k = 0; k + 1 < ring.size(); ++k) walk.edge(ring[k], ring[k + 1]);
  }
  return walk.sweep();
}

}  // namespace omrade::geometry
