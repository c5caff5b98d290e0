#include "geometry/tangles.hpp"

#include "geometry/edge_grid.hpp"
#include "geometry/exact.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <tuple>

namespace omrade::geometry {
namespace {

struct Pair {
  std::uint32_t area = 0, first = 0, second = 0;
};

/// Both have ends on either side of the other.
bool cross(Point a, Point b, Point c, Point d) {
  if (std::max(a.x, b.x) < std::min(c.x, d.x) || std::max(c.x, d.x) < std::min(a.x, b.x) ||
      std::max(a.y, b.y) < std::min(c.y, d.y) || std::max(c.y, d.y) < std::min(a.y, b.y)) {
    return false;
  }
  return orientation(a, b, c) * orientation(a, b, d) < 0 &&
         orientation(c, d, a) * orientation(c, d, b) < 0;
}

/// Pairs of edges of one area that cross in a cell.
void find_in_cell(const EdgeGrid& grid, std::span<const std::uint32_t> edges,
                  std::vector<Pair>& found) {
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const Point a = grid.from(edges[i]);
    const Point b = grid.to(edges[i]);
    for (std::size_t j = i + 1; j < edges.size(); ++j) {
      if (grid.area(edges[j]) != grid.area(edges[i])) break;  // edges stand by area
      if (edges[j] == edges[i] + 1) continue;                 // they only share an end
      if (cross(a, b, grid.from(edges[j]), grid.to(edges[j])))
        found.push_back({grid.area(edges[i]), edges[i], edges[j]});
    }
  }
}

Point place_of(const EdgeGrid& grid, const Pair& pair) {
  const Point a = grid.from(pair.first);
  const Point b = grid.to(pair.first);
  const Point c = grid.from(pair.second);
  const Point d = grid.to(pair.second);
  const double across = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x);
  if (across == 0) return a;
  const double t = ((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / across;
  return {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
}

}  // namespace

std::vector<Tangle> tangled_areas(const Polygons& polygons, const ParallelFor& loop) {
  if (polygons.points.empty()) return {};
  const EdgeGrid grid(polygons, std::max<std::size_t>(1, polygons.points.size() / 2), loop);
  std::vector<std::vector<Pair>> found(grid.rows());
  loop(grid.rows(), [&](std::size_t row) {
    for (std::size_t column = 0; column < grid.columns(); ++column)
      find_in_cell(grid, grid.edges(row, column), found[row]);
  });
  std::vector<Pair> all;
  for (const std::vector<Pair>& some : found) all.insert(all.end(), some.begin(), some.end());
  std::sort(all.begin(), all.end(), [](const Pair& a, const Pair& b) {
    return std::tie(a.area, a.first, a.second) < std::tie(b.area, b.first, b.second);
  });
  std::vector<Tangle> tangles;
  for (const Pair& pair : all) {
    if (tangles.empty() || tangles.back().area != pair.area)
      tangles.push_back({pair.area, place_of(grid, pair)});
  }
  return tangles;
}

}  // namespace omrade::geometry
