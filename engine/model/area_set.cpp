#include "model/area_set.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace omrade {
namespace {

/// Coordinates are taken relative to the ring's first point: eastings times northings would lose
/// digits.
double signed_ring_area(std::span<const Point> ring) {
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

}  // namespace

AreaSet::AreaSet(AreaSetParts parts) : parts_(std::move(parts)) {
  if (parts_.names.empty()) parts_.names = parts_.ids;
  const std::size_t n = parts_.ids.size();
  const bool polygons_fit = !parts_.polygons || parts_.polygons->areas() == n;
  const bool points_fit = parts_.points.empty() || parts_.points.size() == n;
  if (parts_.names.size() != n || !polygons_fit || !points_fit) {
    throw Error(ErrorKind::bug,
                {.subject = parts_.id, .what = "an area set with parts of unequal length"});
  }
  index_.reserve(n);
  for (std::size_t i = 0; i < n; ++i) {
    if (!index_.emplace(parts_.ids[i], i).second) {
      throw Error(ErrorKind::user, {.subject = parts_.id,
                                    .what = "the id '" + parts_.ids[i] + "' stands for two areas",
                                    .hint = "every area needs an id of its own"});
    }
  }
}

std::optional<std::size_t> AreaSet::index_of(std::string_view id) const {
  const auto at = index_.find(id);
  if (at == index_.end()) return std::nullopt;
  return at->second;
}

double AreaSet::area_m2(std::size_t i) const {
  const Polygons* shapes = polygons();
  if (shapes == nullptr)
    throw Error(ErrorKind::bug, {.subject = id(), .what = "the area of a set without polygons"});
  double area = 0;
  for (std::size_t r = shapes->area_offset[i]; r < shapes->area_offset[i + 1]; ++r) {
    area += signed_ring_area(shapes->ring(r));
  }
  return area;
}

Box AreaSet::box(std::size_t i) const {
  constexpr double far = std::numeric_limits<double>::infinity();
  Box box{far, far, -far, -far};
  const auto include = [&box](Point p) {
    box = {std::min(box.min_x, p.x), std::min(box.min_y, p.y), std::max(box.max_x, p.x),
           std::max(box.max_y, p.y)};
  };
  if (const Polygons* shapes = polygons()) {
    for (std::size_t r = shapes->area_offset[i]; r < shapes->area_offset[i + 1]; ++r) {
      for (const Point p : shapes->ring(r)) include(p);
    }
  } else if (!parts_.points.empty()) {
    include(parts_.points[i]);
  }
  return box;
}

}  // namespace omrade
