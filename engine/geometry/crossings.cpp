#include "geometry/crossings.hpp"

#include "geometry/exact.hpp"

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>

namespace omrade::geometry {
namespace {

bool comes_first(Point a, Point b) {
  return std::tie(a.x, a.y) < std::tie(b.x, b.y);
}

/// Where two edges that cross do so, rounded into the box of both. Both are taken from their
/// smaller end, so that neighbours, who have the same edge the other way round, get the same place.
Point place_of(Point a, Point b, Point c, Point d) {
  if (comes_first(b, a)) std::swap(a, b);
  if (comes_first(d, c)) std::swap(c, d);
  const double ab_x = b.x - a.x;
  const double ab_y = b.y - a.y;
  const double cd_x = d.x - c.x;
  const double cd_y = d.y - c.y;
  const double across = ab_x * cd_y - ab_y * cd_x;
  Point at = a;  // of edges that lie on one another any point serves
  if (across != 0) {
    const double t = ((c.x - a.x) * cd_y - (c.y - a.y) * cd_x) / across;
    at = {a.x + t * ab_x, a.y + t * ab_y};
  }
  const auto within = [](double value, double a1, double a2, double b1, double b2) {
    const double low = std::max(std::min(a1, a2), std::min(b1, b2));
    const double high = std::min(std::max(a1, a2), std::max(b1, b2));
    return low <= high ? std::clamp(value, low, high) : low;
  };
  return {within(at.x, a.x, b.x, c.x, d.x), within(at.y, a.y, b.y, c.y, d.y)};
}

bool boxes_meet(Point a, Point b, Point c, Point d) {
  return std::max(a.x, b.x) >= std::min(c.x, d.x) && std::max(c.x, d.x) >= std::min(a.x, b.x) &&
         std::max(a.y, b.y) >= std::min(c.y, d.y) && std::max(c.y, d.y) >= std::min(a.y, b.y);
}

}  // namespace

void find_crossings(const Polygons& sources, std::uint32_t edge, const EdgeGrid& targets,
                    std::vector<Crossing>& found) {
  const Point a = sources.points[edge];
  const Point b = sources.points[edge + std::size_t{1}];
  const std::size_t first = found.size();
  targets.for_cells(a, b, [&](std::size_t row, std::size_t column) {
    if (!targets.has_edges(row, column)) return;
    for (const std::uint32_t other : targets.edges(row, column)) {
      const Point c = targets.from(other);
      const Point d = targets.to(other);
      if (!boxes_meet(a, b, c, d)) continue;
      const bool end_is_left = is_left(c, d, b, Moved::east);
      if (is_left(c, d, a, Moved::east) == end_is_left) continue;
      // From the targets' side it is as if they were moved west.
      const bool other_end_is_left = is_left(a, b, d, Moved::west);
      if (is_left(a, b, c, Moved::west) == other_end_is_left) continue;
      found.push_back({edge, other, place_of(a, b, c, d), end_is_left, other_end_is_left});
    }
  });
  if (found.size() - first < 2) return;
  const auto begin = found.begin() + static_cast<std::ptrdiff_t>(first);
  std::sort(begin, found.end(), [](const Crossing& one, const Crossing& two) {
    return one.target_edge < two.target_edge;
  });
  found.erase(std::unique(begin, found.end(),
                          [](const Crossing& one, const Crossing& two) {
                            return one.target_edge == two.target_edge;
                          }),
              found.end());
  std::stable_sort(begin, found.end(), [&](const Crossing& one, const Crossing& two) {
    return along(a, b, one.at) < along(a, b, two.at);
  });
}

}  // namespace omrade::geometry
