#include "geometry/tangles.hpp"

#include "geometry/exact.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <tuple>

namespace omrade::geometry {
namespace {

constexpr std::size_t kLeafEdges = 4;

struct Pair {
  std::size_t first = 0, second = 0;
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

Point place_of(Point a, Point b, Point c, Point d) {
  const double across = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x);
  if (across == 0) return a;
  const double t = ((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / across;
  return {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
}

/// The edges of an area in the order of its rings, halved again and again, with a box around each
/// part: parts far from each other are never compared edge by edge.
class EdgeTree {
 public:
  EdgeTree(const Polygons& polygons, std::size_t area) : points_(polygons.points) {
    for (std::size_t r = polygons.area_offset[area]; r < polygons.area_offset[area + 1]; ++r) {
      for (std::size_t k = polygons.ring_offset[r]; k + 1 < polygons.ring_offset[r + 1]; ++k)
        edges_.push_back(k);
    }

    if (!edges_.empty()) build({0, edges_.size(), 0});
  }

  /// The first of all pairs of edges that cross.
  std::optional<Pair> first_crossing() {
    if (!edges_.empty()) within({0, edges_.size(), 0});
    return found_;
  }

 private:
  /// Edges begin .. end; `node` numbers them as in a heap.
  struct Part {
    std::size_t begin = 0, end = 0, node = 0;
    [[nodiscard]] bool is_leaf() const { return end - begin <= kLeafEdges; }
    [[nodiscard]] std::size_t middle() const { return begin + (end - begin) / 2; }
    [[nodiscard]] Part left() const { return {begin, middle(), 2 * node + 1}; }
    [[nodiscard]] Part right() const { return {middle(), end, 2 * node + 2}; }
  };

  Box build(const Part& part) {
    if (boxes_.size() <= part.node) boxes_.resize(2 * part.node + 1);
    Box box{};
    if (part.is_leaf()) {
      const Point at = from(part.begin);
      box = {at.x, at.y, at.x, at.y};
      for (std::size_t k = part.begin; k < part.end; ++k) {
        box = around(box, {from(k).x, from(k).y, from(k).x, from(k).y});
        box = around(box, {to(k).x, to(k).y, to(k).x, to(k).y});
      }
    } else {
      const Box left = build(part.left());
      box = around(left, build(part.right()));
    }
    return boxes_[part.node] = box;
  }

  static Box around(const Box& a, const Box& b) {
    return {std::min(a.min_x, b.min_x), std::min(a.min_y, b.min_y), std::max(a.max_x, b.max_x),
            std::max(a.max_y, b.max_y)};
  }

  void within(const Part& part) {
    if (part.is_leaf()) {
      for (std::size_t i = part.begin; i < part.end; ++i) {
        for (std::size_t j = i + 1; j < part.end; ++j) compare(i, j);
      }
      return;
    }
    within(part.left());
    within(part.right());
    between(part.left(), part.right());
  }

  void between(const Part& a, const Part& b) {
    if (!boxes_[a.node].meets(boxes_[b.node])) return;
    if (a.is_leaf() && b.is_leaf()) {
      for (std::size_t i = a.begin; i < a.end; ++i) {
        for (std::size_t j = b.begin; j < b.end; ++j) compare(i, j);
      }
    } else if (b.is_leaf() || (!a.is_leaf() && a.end - a.begin > b.end - b.begin)) {
      between(a.left(), b);
      between(a.right(), b);
    } else {
      between(a, b.left());
      between(a, b.right());
    }
  }

  void compare(std::size_t i, std::size_t j) {
    if (edges_[j] == edges_[i] + 1) return;  // they only share an end
    if (!cross(from(i), to(i), from(j), to(j))) return;
    const Pair pair{edges_[i], edges_[j]};
    if (!found_ || std::tie(pair.first, pair.second) < std::tie(found_->first, found_->second)) {
      found_ = pair;
    }
  }

  [[nodiscard]] Point from(std::size_t k) const { return points_[edges_[k]]; }
  [[nodiscard]] Point to(std::size_t k) const { return points_[edges_[k] + 1]; }

  std::span<const Point> points_;
  std::vector<Box> boxes_;
  std::vector<std::size_t> edges_;
  std::optional<Pair> found_;
};

}  // namespace

std::vector<Tangle> tangled_areas(const Polygons& polygons, const ParallelFor& loop) {
  std::vector<std::optional<Point>> at(polygons.areas());
  loop(at.size(), [&](std::size_t area) {
    const std::optional<Pair> pair = EdgeTree(polygons, area).first_crossing();
    if (!pair) return;
    const auto point = [&polygons](std::size_t k) { return polygons.points[k]; };
    at[area] = place_of(point(pair->first), point(pair->first + 1), point(pair->second),
                        point(pair->second + 1));
  });
  std::vector<Tangle> tangles;
  for (std::size_t area = 0; area < at.size(); ++area) {
    if (at[area]) tangles.push_back({static_cast<std::uint32_t>(area), *at[area]});
  }
  return tangles;
}

}  // namespace omrade::geometry
