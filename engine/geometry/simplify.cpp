#include "geometry/simplify.hpp"

#include "geometry/arcs.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace omrade::geometry {
namespace {

constexpr std::size_t kTriangle = 3;  // distinct vertices

double distance_to_segment(Point p, Point a, Point b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double px = p.x - a.x;
  const double py = p.y - a.y;
  const double length2 = dx * dx + dy * dy;
  if (length2 == 0) return std::sqrt(px * px + py * py);
  const double along = (px * dx + py * dy) / length2;
  if (along <= 0) return std::sqrt(px * px + py * py);
  if (along >= 1) return std::sqrt((p.x - b.x) * (p.x - b.x) + (p.y - b.y) * (p.y - b.y));
  return std::abs(px * dy - py * dx) / std::sqrt(length2);
}

/// For each vertex of an arc the tolerance below which Douglas and Peucker (1973) keep it: infinite
/// at the ends, and never more than that of the vertex that opened its stretch.
std::vector<double> significance(const std::vector<std::uint32_t>& arc,
                                 const std::vector<Point>& vertices) {
  struct Stretch {
    std::size_t begin, end;
    double limit;
  };
  constexpr double always = std::numeric_limits<double>::infinity();
  std::vector<double> result(arc.size(), always);
  std::vector<Stretch> open{{0, arc.size() - 1, always}};
  while (!open.empty()) {
    const Stretch stretch = open.back();
    open.pop_back();
    if (stretch.end - stretch.begin < 2) continue;
    std::size_t farthest = stretch.begin + 1;
    double distance = -1;
    for (std::size_t k = stretch.begin + 1; k < stretch.end; ++k) {
      const double d = distance_to_segment(vertices[arc[k]], vertices[arc[stretch.begin]],
                                           vertices[arc[stretch.end]]);
      if (d > distance) {
        distance = d;
        farthest = k;
      }
    }
    result[farthest] = std::min(distance, stretch.limit);
    open.push_back({stretch.begin, farthest, result[farthest]});
    open.push_back({farthest, stretch.end, result[farthest]});
  }
  return result;
}

class Simplifier {
 public:
  Simplifier(const Arcs& arcs, double tolerance) : arcs_(arcs) {
    for (const std::vector<std::uint32_t>& arc : arcs.arcs) {
      significance_.push_back(significance(arc, arcs.vertices));
      std::vector<bool>& keep = keep_.emplace_back(arc.size());
      for (std::size_t k = 0; k < arc.size(); ++k) keep[k] = significance_.back()[k] > tolerance;
    }
  }

  /// Gives back the most significant vertices until the ring is a triangle at least. Neighbours see
  /// them too, because they belong to the arc.
  void keep_triangle(std::span<const ArcUse> ring) {
    while (kept(ring) < kTriangle && keep_one_more(ring)) {
    }
  }

  void append(std::span<const ArcUse> ring, HugeVector<Point>& points) const {
    const std::size_t begin = points.size();
    for (const ArcUse use : ring) {
      const std::vector<std::uint32_t>& arc = arcs_.arcs[use.arc];
      for (std::size_t step = 0; step + 1 < arc.size(); ++step) {  // the next arc brings the end
        const std::size_t k = use.reversed ? arc.size() - 1 - step : step;
        if (keep_[use.arc][k]) points.push_back(arcs_.vertices[arc[k]]);
      }
    }
    points.push_back(points[begin]);
  }

 private:
  [[nodiscard]] std::size_t kept(std::span<const ArcUse> ring) const {
    std::size_t count = 0;
    for (const ArcUse use : ring) {
      const std::vector<bool>& keep = keep_[use.arc];
      count += static_cast<std::size_t>(std::count(keep.begin(), keep.end(), true)) - 1;
    }
    return count;
  }

  bool keep_one_more(std::span<const ArcUse> ring) {
    double most = -1;
    std::pair<std::uint32_t, std::size_t> best;
    for (const ArcUse use : ring) {
      for (std::size_t k = 0; k < keep_[use.arc].size(); ++k) {
        if (keep_[use.arc][k] || significance_[use.arc][k] <= most) continue;
        most = significance_[use.arc][k];
        best = {use.arc, k};
      }
    }
    if (most < 0) return false;
    keep_[best.first][best.second] = true;
    return true;
  }

  const Arcs& arcs_;
  std::vector<std::vector<double>> significance_;
  std::vector<std::vector<bool>> keep_;
};

}  // namespace

Polygons simplify(const Polygons& polygons, double tolerance) {
  const Arcs arcs = arcs_of(polygons);
  Simplifier simplifier(arcs, tolerance);
  for (const std::vector<ArcUse>& ring : arcs.rings) simplifier.keep_triangle(ring);

  Polygons result;
  result.area_offset = polygons.area_offset;
  for (std::size_t r = 0; r < polygons.rings(); ++r) {
    if (arcs.rings[r].empty()) {
      const std::span<const Point> ring = polygons.ring(r);
      result.points.insert(result.points.end(), ring.begin(), ring.end());
    } else {
      simplifier.append(arcs.rings[r], result.points);
    }
    result.ring_offset.push_back(result.points.size());
  }
  return result;
}

}  // namespace omrade::geometry
