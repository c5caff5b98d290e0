#include "geometry/near_points.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

namespace omrade::geometry {
namespace {

constexpr std::size_t kPointsPerUnit = 256;

double squared_distance(Point a, Point b) {
  return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

Point centroid(const Polygons& polygons, std::size_t area, const Box& box) {
  const Point middle{box.min_x + (box.max_x - box.min_x) / 2,
                     box.min_y + (box.max_y - box.min_y) / 2};
  // Relative to the middle: eastings times northings would lose digits.
  double six_x = 0, six_y = 0, twice = 0;
  for (std::size_t r = polygons.area_offset[area]; r < polygons.area_offset[area + 1]; ++r) {
    const std::span<const Point> ring = polygons.ring(r);
    for (std::size_t k = 0; k + 1 < ring.size(); ++k) {
      const double ax = ring[k].x - middle.x, ay = ring[k].y - middle.y;
      const double bx = ring[k + 1].x - middle.x, by = ring[k + 1].y - middle.y;
      const double cross = ax * by - bx * ay;
      twice += cross;
      six_x += (ax + bx) * cross;
      six_y += (ay + by) * cross;
    }
  }
  if (!(twice > 0)) return middle;
  return {middle.x + six_x / (3 * twice), middle.y + six_y / (3 * twice)};
}

/// The points by the square cells of a grid.
class PointGrid {
 public:
  PointGrid(std::span<const Point> points, double least_side) : points_(points) {
    constexpr double inf = std::numeric_limits<double>::infinity();
    Box box{inf, inf, -inf, -inf};
    for (const Point p : points) {
      box = {std::min(box.min_x, p.x), std::min(box.min_y, p.y), std::max(box.max_x, p.x),
             std::max(box.max_y, p.y)};
    }
    const double wide = box.max_x - box.min_x, high = box.max_y - box.min_y;
    const double count = static_cast<double>(points.size());
    // About two points a cell; never more cells in a row than points.
    side_ = std::max({std::sqrt(2 * wide * high / count), std::max(wide, high) / count, least_side,
                      std::numeric_limits<double>::min()});
    west_ = box.min_x;
    south_ = box.min_y;
    columns_ = static_cast<std::size_t>(wide / side_) + 1;
    rows_ = static_cast<std::size_t>(high / side_) + 1;
    begin_.assign(columns_ * rows_ + 1, 0);
    for (const Point p : points) ++begin_[cell(p) + 1];
    for (std::size_t c = 1; c < begin_.size(); ++c) begin_[c] += begin_[c - 1];
    members_.resize(points.size());
    std::vector<std::size_t> next(begin_.begin(), begin_.end() - 1);
    for (std::uint32_t i = 0; i < points.size(); ++i) members_[next[cell(points[i])]++] = i;
  }

  [[nodiscard]] double side() const noexcept { return side_; }
  [[nodiscard]] std::size_t longest() const noexcept { return std::max(columns_, rows_); }

  /// Calls visit(point) for those in the cells `ring` cells away from that of `p`, and no nearer.
  template <class Visit>
  void for_ring(Point p, std::size_t ring, const Visit& visit) const {
    const std::size_t column = column_of(p), row = row_of(p);
    const std::size_t first_row = row < ring ? 0 : row - ring;
    const std::size_t last_row = std::min(row + ring, rows_ - 1);
    for (std::size_t y = first_row; y <= last_row; ++y) {
      const bool whole = y + ring == row || y == row + ring;
      const std::size_t first_column = column < ring ? 0 : column - ring;
      const std::size_t last_column = std::min(column + ring, columns_ - 1);
      if (whole) {
        for (std::size_t x = first_column; x <= last_column; ++x) visit_cell(y, x, visit);
      } else {
        if (column >= ring) visit_cell(y, column - ring, visit);
        if (column + ring < columns_) visit_cell(y, column + ring, visit);
      }
    }
  }

 private:
  [[nodiscard]] std::size_t column_of(Point p) const {
    return std::min(static_cast<std::size_t>((p.x - west_) / side_), columns_ - 1);
  }
  [[nodiscard]] std::size_t row_of(Point p) const {
    return std::min(static_cast<std::size_t>((p.y - south_) / side_), rows_ - 1);
  }
  [[nodiscard]] std::size_t cell(Point p) const { return row_of(p) * columns_ + column_of(p); }
  template <class Visit>
  void visit_cell(std::size_t row, std::size_t column, const Visit& visit) const {
    const std::size_t c = row * columns_ + column;
    for (std::size_t m = begin_[c]; m < begin_[c + 1]; ++m) visit(members_[m]);
  }

  std::span<const Point> points_;
  double side_ = 1, west_ = 0, south_ = 0;
  std::size_t columns_ = 1, rows_ = 1;
  std::vector<std::size_t> begin_;
  std::vector<std::uint32_t> members_;
};

/// A little less than rounding could make of it: no point is missed in a ring that lies at it.
constexpr double kNearlyAll = 1 - 1e-9;

using Found = std::vector<std::pair<double, std::uint32_t>>;

void keep_nearest(Found& found, std::size_t k) {
  if (found.size() <= k) return;
  std::nth_element(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(k - 1), found.end());
  found.resize(k);
}

template <class List>
Neighbours lists_of(std::size_t count, const ParallelFor& loop, const List& list) {
  std::vector<std::vector<std::uint32_t>> lists(count);
  loop((count + kPointsPerUnit - 1) / kPointsPerUnit, [&](std::size_t u) {
    const std::size_t end = std::min((u + 1) * kPointsPerUnit, count);
    for (std::size_t i = u * kPointsPerUnit; i < end; ++i) {
      lists[i] = list(static_cast<std::uint32_t>(i));
      std::sort(lists[i].begin(), lists[i].end());
    }
  });
  Neighbours result;
  for (const auto& one : lists) {
    result.of.insert(result.of.end(), one.begin(), one.end());
    result.begin.push_back(result.of.size());
  }
  return result;
}

}  // namespace

std::vector<Point> centroids(const AreaSet& areas) {
  if (areas.polygons() == nullptr) return {areas.points().begin(), areas.points().end()};
  std::vector<Point> all;
  all.reserve(areas.size());
  for (std::size_t i = 0; i < areas.size(); ++i)
    all.push_back(centroid(*areas.polygons(), i, areas.box(i)));
  return all;
}

Neighbours nearest_points(std::span<const Point> points, std::size_t k, const ParallelFor& loop) {
  if (points.empty()) return {};
  const PointGrid grid(points, 0);
  return lists_of(points.size(), loop, [&](std::uint32_t own) {
    Found found;
    for (std::size_t ring = 0; ring <= grid.longest(); ++ring) {
      grid.for_ring(points[own], ring, [&](std::uint32_t other) {
        if (other != own) found.emplace_back(squared_distance(points[own], points[other]), other);
      });
      keep_nearest(found, k);
      if (found.size() < k) continue;
      // Whatever lies in the rings beyond is at least so far away.
      const double reach = static_cast<double>(ring) * grid.side() * kNearlyAll;
      const double farthest = std::max_element(found.begin(), found.end())->first;
      if (farthest < reach * reach) break;
    }
    std::vector<std::uint32_t> list;
    for (const auto& [distance, other] : found) list.push_back(other);
    return list;
  });
}

Neighbours points_within(std::span<const Point> points, double metres, const ParallelFor& loop) {
  if (points.empty()) return {};
  constexpr double cells = 2;
  const PointGrid grid(points, metres / cells);
  return lists_of(points.size(), loop, [&](std::uint32_t own) {
    std::vector<std::uint32_t> list;
    for (std::size_t ring = 0; ring <= grid.longest(); ++ring) {
      if (static_cast<double>(ring) > metres / grid.side() + 2) break;
      grid.for_ring(points[own], ring, [&](std::uint32_t other) {
        if (other != own && squared_distance(points[own], points[other]) <= metres * metres)
          list.push_back(other);
      });
    }
    return list;
  });
}

}  // namespace omrade::geometry
