#include "geometry/overlaps.hpp"

#include "geometry/box_index.hpp"
#include "geometry/geos.hpp"
#include "geometry/rings.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <tuple>
#include <utility>

namespace omrade::geometry {
namespace {

constexpr std::size_t kAreasPerUnit = 16;

/// Areas that an area is to be compared with, ascending and after it.
using Near = std::vector<std::vector<std::uint32_t>>;

/// An edge between two vertices, whichever way it runs.
struct Edge {
  std::uint64_t hash = 0;
  std::uint32_t area = 0;
  std::uint32_t at = 0;  ///< of its first vertex in `Polygons::points`
};

Point ordered_first(Point a, Point b) {
  return std::tie(a.x, a.y) < std::tie(b.x, b.y) ? a : b;
}

std::uint64_t mixed(std::uint64_t hash, double value) {
  hash = (hash ^ std::bit_cast<std::uint64_t>(value)) * 0x9E3779B97F4A7C15U;
  return hash ^ (hash >> 29U);
}

std::uint64_t hash_of(Point a, Point b) {
  const Point first = ordered_first(a, b);
  const Point last = first == a ? b : a;
  return mixed(mixed(mixed(mixed(0, first.x), first.y), last.x), last.y);
}

std::vector<Edge> edges_of(const Polygons& polygons) {
  std::vector<Edge> edges;
  edges.reserve(polygons.points.size());
  for (std::uint32_t area = 0; area < polygons.areas(); ++area) {
    for (std::size_t r = polygons.area_offset[area]; r < polygons.area_offset[area + 1]; ++r) {
      for (std::size_t k = polygons.ring_offset[r]; k + 1 < polygons.ring_offset[r + 1]; ++k) {
        edges.push_back({hash_of(polygons.points[k], polygons.points[k + 1]), area,
                         static_cast<std::uint32_t>(k)});
      }
    }
  }
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) {
    return std::tie(a.hash, a.at) < std::tie(b.hash, b.at);
  });
  return edges;
}

/// Per area the edges that are no border between it and exactly one neighbour.
std::vector<std::vector<Box>> loose_edges(const Polygons& polygons) {
  const std::vector<Edge> edges = edges_of(polygons);
  const auto begin_of = [&](const Edge& edge) { return polygons.points[edge.at]; };
  const auto end_of = [&](const Edge& edge) { return polygons.points[edge.at + 1]; };
  std::vector<std::vector<Box>> loose(polygons.areas());
  for (std::size_t i = 0; i < edges.size();) {
    std::size_t end = i + 1;
    while (end < edges.size() && edges[end].hash == edges[i].hash) ++end;
    const bool border = end - i == 2 && edges[i].area != edges[i + 1].area &&
                        begin_of(edges[i]) == end_of(edges[i + 1]) &&
                        end_of(edges[i]) == begin_of(edges[i + 1]);
    for (; i < end; ++i) {
      if (border) continue;
      const Point a = begin_of(edges[i]);
      const Point b = end_of(edges[i]);
      loose[edges[i].area].push_back(
          {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)});
    }
  }
  return loose;
}

/// All areas whose boxes meet.
Near neighbours(const std::vector<Box>& boxes) {
  const BoxIndex index(boxes);
  Near near(boxes.size());
  for (std::uint32_t i = 0; i < boxes.size(); ++i) {
    const std::vector<std::uint32_t> found = index.meeting(boxes[i]);
    near[i].assign(std::upper_bound(found.begin(), found.end(), i), found.end());
  }
  return near;
}

/// Of those, the pairs where a loose edge of one meets the box of the other.
Near at_loose_edges(const Near& near, const std::vector<Box>& boxes,
                    const std::vector<std::vector<Box>>& loose) {
  const auto reaches = [&](std::size_t from, std::size_t into) {
    return std::any_of(loose[from].begin(), loose[from].end(),
                       [&](const Box& edge) { return edge.meets(boxes[into]); });
  };
  Near some(near.size());
  for (std::size_t i = 0; i < near.size(); ++i) {
    std::copy_if(near[i].begin(), near[i].end(), std::back_inserter(some[i]),
                 [&](std::uint32_t j) { return reaches(i, j) || reaches(j, i); });
  }
  return some;
}

double ground_of(const Box& box) {
  return (box.max_x - box.min_x) * (box.max_y - box.min_y);
}

Box common_of(const Box& a, const Box& b) {
  return {std::max(a.min_x, b.min_x), std::max(a.min_y, b.min_y), std::min(a.max_x, b.max_x),
          std::min(a.max_y, b.max_y)};
}

class Comparison {
 public:
  Comparison(const Polygons& polygons, const std::vector<Box>& boxes, double least)
      : polygons_(polygons), boxes_(boxes), least_(least) {
    for (std::size_t i = 0; i < boxes.size(); ++i) m2_.push_back(area_of(polygons, i));
  }

  [[nodiscard]] std::vector<Overlap> of(const Near& near, const ParallelFor& loop) const {
    const std::size_t units = (near.size() + kAreasPerUnit - 1) / kAreasPerUnit;
    std::vector<std::vector<Overlap>> found(units);
    loop(units, [&](std::size_t u) {
      const std::size_t end = std::min(near.size(), (u + 1) * kAreasPerUnit);
      for (std::size_t i = u * kAreasPerUnit; i < end; ++i) compare(i, near[i], found[u]);
    });
    std::vector<Overlap> all;
    for (const std::vector<Overlap>& some : found) all.insert(all.end(), some.begin(), some.end());
    return all;
  }

 private:
  void compare(std::size_t i, const std::vector<std::uint32_t>& others,
               std::vector<Overlap>& found) const {
    if (others.empty()) return;
    Geos geos;
    const Geos::Shape first = geos.shape(polygons_, i);
    const Geos::Prepared prepared = geos.prepare(first);
    for (const std::uint32_t j : others) {
      const double smaller = std::min(m2_[i], m2_[j]);
      if (!(ground_of(common_of(boxes_[i], boxes_[j])) > least_ * smaller)) continue;
      const Geos::Shape second = geos.shape(polygons_, j);
      if (geos.disjoint(prepared, second)) continue;
      const std::optional<Polygons> common = geos.intersection(first, second);
      const double m2 = common ? area_of(*common, 0) : 0;
      if (m2 > least_ * smaller) found.push_back({i, j, m2, std::min(m2 / smaller, 1.0)});
    }
  }

  const Polygons& polygons_;
  const std::vector<Box>& boxes_;
  double least_;
  std::vector<double> m2_;
};

}  // namespace

std::vector<Overlap> overlaps(const AreaSet& areas, double least, const ParallelFor& loop) {
  if (areas.polygons() == nullptr) return {};
  const Polygons& polygons = *areas.polygons();
  std::vector<Box> boxes;
  boxes.reserve(areas.size());
  for (std::size_t i = 0; i < areas.size(); ++i) boxes.push_back(box_of(polygons, i));
  const Near near = neighbours(boxes);
  const Comparison comparison(polygons, boxes, least);
  // Most sets have none, and that is soon known; only otherwise is every pair compared.
  std::vector<Overlap> found =
      comparison.of(at_loose_edges(near, boxes, loose_edges(polygons)), loop);
  return found.empty() ? found : comparison.of(near, loop);
}

}  // namespace omrade::geometry
