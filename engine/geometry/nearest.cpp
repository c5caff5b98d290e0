#include "geometry/nearest.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace omrade::geometry {
namespace {

using Ring = std::vector<Point>;  // counter-clockwise, not closed

double squared_distance(Point a, Point b) {
  return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

/// How much nearer to `own` than to `other` a place is, on a scale that is linear in the place: 0
/// on the line between them.
class Side {
 public:
  Side(Point own, Point other)
      : middle_{(own.x + other.x) / 2, (own.y + other.y) / 2},
        toward_{own.x - other.x, own.y - other.y} {}
  [[nodiscard]] double of(Point place) const {
    return (place.x - middle_.x) * toward_.x + (place.y - middle_.y) * toward_.y;
  }

 private:
  Point middle_, toward_;
};

/// The part of a convex ring on the near side (Sutherland and Hodgman 1974).
Ring clipped(const Ring& ring, const Side& side) {
  Ring out;
  for (std::size_t k = 0; k < ring.size(); ++k) {
    const Point a = ring[k];
    const Point b = ring[(k + 1) % ring.size()];
    const double at_a = side.of(a);
    const double at_b = side.of(b);
    if (at_a >= 0) out.push_back(a);
    if ((at_a > 0 && at_b < 0) || (at_a < 0 && at_b > 0)) {
      const double part = at_a / (at_a - at_b);
      out.push_back({a.x + part * (b.x - a.x), a.y + part * (b.y - a.y)});
    }
  }
  return out;
}

/// The cell of one point; other points are tried from the nearest on, until they lie too far away
/// to cut anything off.
Ring cell_of(std::span<const Point> points, std::size_t own, const Ring& extent) {
  std::vector<std::size_t> others(points.size());
  std::iota(others.begin(), others.end(), std::size_t{0});
  std::sort(others.begin(), others.end(), [&](std::size_t a, std::size_t b) {
    const double to_a = squared_distance(points[own], points[a]);
    const double to_b = squared_distance(points[own], points[b]);
    return to_a != to_b ? to_a < to_b : a < b;
  });
  Ring ring = extent;
  for (const std::size_t other : others) {
    if (other == own) continue;
    double reach = 0;
    for (const Point corner : ring) reach = std::max(reach, squared_distance(points[own], corner));
    constexpr double twice_squared = 4;
    if (squared_distance(points[own], points[other]) > twice_squared * reach) break;
    ring = clipped(ring, Side(points[own], points[other]));
  }
  return ring;
}

void require_apart(const AreaSet& points) {
  std::vector<std::size_t> order(points.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto place = points.points();
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(place[a].x, place[a].y) < std::pair(place[b].x, place[b].y);
  });
  std::vector<Message> problems;
  for (std::size_t k = 1; k < order.size(); ++k) {
    if (!(place[order[k - 1]] == place[order[k]])) continue;
    const auto [first, second] = std::minmax(order[k - 1], order[k]);
    problems.push_back({.subject = "areas '" + points.id() + "'",
                        .what = "'" + points.ids()[first] + "' and '" + points.ids()[second] +
                                "' lie at the same place, so neither is nearer",
                        .hint = "keep one of them, or move one by a metre"});
  }
  if (!problems.empty()) throw Error(ErrorKind::user, std::move(problems));
}

}  // namespace

AreaSetParts nearest_cells(const AreaSet& points, Box extent) {
  if (points.points().empty())
    throw Error(ErrorKind::bug, {.subject = points.id(), .what = "has no points"});
  require_apart(points);
  for (const Point p : points.points()) {
    extent = {std::min(extent.min_x, p.x), std::min(extent.min_y, p.y), std::max(extent.max_x, p.x),
              std::max(extent.max_y, p.y)};
  }
  constexpr double margin = 1000;  // so that nothing lies on the edge
  const Ring frame{{extent.min_x - margin, extent.min_y - margin},
                   {extent.max_x + margin, extent.min_y - margin},
                   {extent.max_x + margin, extent.max_y + margin},
                   {extent.min_x - margin, extent.max_y + margin}};
  Polygons polygons;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Ring ring = cell_of(points.points(), i, frame);
    polygons.points.insert(polygons.points.end(), ring.begin(), ring.end());
    polygons.points.push_back(ring.front());
    polygons.ring_offset.push_back(polygons.points.size());
    polygons.area_offset.push_back(polygons.rings());
    names.push_back(points.name(i));
  }
  return {.id = points.id(),
          .ids = points.ids(),
          .names = std::move(names),
          .division = points.division(),
          .crs = points.crs(),
          .polygons = std::move(polygons)};
}

}  // namespace omrade::geometry
