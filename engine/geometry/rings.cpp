#include "geometry/rings.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace omrade::geometry {

double signed_area(std::span<const Point> ring) {
  double twice = 0;
  for (std::size_t k = 1; k + 1 < ring.size(); ++k) {
    const double ax = ring[k].x - ring[0].x;
    const double ay = ring[k].y - ring[0].y;
    const double bx = ring[k + 1].x - ring[0].x;
    const double by = ring[k + 1].y - ring[0].y;
    twice += ax * by - bx * ay;
  }
  return twice / 2;
}

double area_of(const Polygons& polygons, std::size_t area) {
  double sum = 0;
  for (std::size_t r = polygons.area_offset[area]; r < polygons.area_offset[area + 1]; ++r) {
    sum += signed_area(polygons.ring(r));
  }
  return sum;
}

void append_area(const Polygons& from, std::size_t area, Polygons& to) {
  for (std::size_t r = from.area_offset[area]; r < from.area_offset[area + 1]; ++r) {
    const std::span<const Point> ring = from.ring(r);
    to.points.insert(to.points.end(), ring.begin(), ring.end());
    to.ring_offset.push_back(to.points.size());
  }
  to.area_offset.push_back(to.rings());
}

Box box_of(const Polygons& polygons, std::size_t area) {
  constexpr double far = std::numeric_limits<double>::infinity();
  Box box{far, far, -far, -far};
  for (std::size_t r = polygons.area_offset[area]; r < polygons.area_offset[area + 1]; ++r) {
    for (const Point p : polygons.ring(r)) {
      box = {std::min(box.min_x, p.x), std::min(box.min_y, p.y), std::max(box.max_x, p.x),
             std::max(box.max_y, p.y)};
    }
  }
  return box;
}

std::string broken_ring(const Polygons& polygons, std::size_t area) {
  const std::size_t end = polygons.area_offset[area + 1];
  if (polygons.area_offset[area] == end) return "no polygon";
  for (std::size_t r = polygons.area_offset[area]; r < end; ++r) {
    const std::span<const Point> ring = polygons.ring(r);
    if (ring.size() < 4) return "a ring of " + std::to_string(ring.size()) + " points";
    for (const Point p : ring) {
      if (!std::isfinite(p.x) || !std::isfinite(p.y)) return "a coordinate that is not a number";
    }
    if (ring.front() != ring.back()) return "a ring that is not closed";
  }
  return "";
}

}  // namespace omrade::geometry
