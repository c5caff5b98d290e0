#include "geometry/surroundings.hpp"

#include "geometry/exact.hpp"
#include "geometry/rings.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

namespace omrade::geometry {
namespace {

constexpr double kOnBorder = 1e-3;  // metres

using Edge = std::pair<Point, Point>;

double distance(Point p, const Edge& edge) {
  const Point along{edge.second.x - edge.first.x, edge.second.y - edge.first.y};
  const Point to{p.x - edge.first.x, p.y - edge.first.y};
  const double squared = along.x * along.x + along.y * along.y;
  const double share =
      squared > 0 ? std::clamp((to.x * along.x + to.y * along.y) / squared, 0.0, 1.0) : 0;
  return std::hypot(to.x - share * along.x, to.y - share * along.y);
}

/// Metres of the ring whose edges lie along some of `edges`; their ends were perhaps rounded.
double common_border(std::span<const Point> ring, const std::vector<Edge>& edges) {
  double metres = 0;
  for (std::size_t k = 0; k + 1 < ring.size(); ++k) {
    const Point middle{(ring[k].x + ring[k + 1].x) / 2, (ring[k].y + ring[k + 1].y) / 2};
    if (std::any_of(edges.begin(), edges.end(),
                    [&](const Edge& edge) { return distance(middle, edge) <= kOnBorder; }))
      metres += std::hypot(ring[k + 1].x - ring[k].x, ring[k + 1].y - ring[k].y);
  }
  return metres;
}

std::vector<Edge> edges_in(const Box& box, const Polygons& polygons, std::size_t area) {
  std::vector<Edge> edges;
  for (std::size_t r = polygons.area_offset[area]; r < polygons.area_offset[area + 1]; ++r) {
    const std::span<const Point> ring = polygons.ring(r);
    for (std::size_t k = 0; k + 1 < ring.size(); ++k) {
      const Point a = ring[k], b = ring[k + 1];
      if (box.meets(
              {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)}))
        edges.push_back({a, b});
    }
  }
  return edges;
}

std::vector<Box> boxes_of(const Polygons& polygons) {
  std::vector<Box> boxes;
  for (std::size_t i = 0; i < polygons.areas(); ++i) boxes.push_back(box_of(polygons, i));
  return boxes;
}

}  // namespace

Surroundings::Surroundings(const Polygons& polygons)
    : polygons_(&polygons), index_(boxes_of(polygons)) {}

std::vector<std::uint32_t> Surroundings::around(Point at) const {
  std::vector<std::uint32_t> areas = index_.meeting({at.x, at.y, at.x, at.y});
  std::erase_if(
      areas, [&](std::uint32_t area) { return winding(*polygons_, area, at, Moved::east) <= 0; });
  return areas;
}

std::vector<std::uint32_t> Surroundings::along(const Polygons& hole) const {
  Box near = box_of(hole, 0);
  near = {near.min_x - kOnBorder, near.min_y - kOnBorder, near.max_x + kOnBorder,
          near.max_y + kOnBorder};
  std::vector<std::pair<double, std::uint32_t>> counted;
  for (const std::uint32_t area : index_.meeting(near)) {
    const std::vector<Edge> edges = edges_in(near, *polygons_, area);
    double metres = 0;
    for (std::size_t r = 0; r < hole.rings(); ++r) metres += common_border(hole.ring(r), edges);
    if (metres > 0) counted.emplace_back(metres, area);
  }
  std::stable_sort(counted.begin(), counted.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::uint32_t> areas;
  for (const auto& [metres, area] : counted) areas.push_back(area);
  return areas;
}

}  // namespace omrade::geometry
