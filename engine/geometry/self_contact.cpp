#include "geometry/self_contact.hpp"

#include "geometry/exact.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace omrade::geometry {
namespace {

constexpr std::size_t kLeafEdges = 4;

/// Both have an end on either side of the other, or on it.
bool touch(Point a, Point b, Point c, Point d) {
  if (std::max(a.x, b.x) < std::min(c.x, d.x) || std::max(c.x, d.x) < std::min(a.x, b.x) ||
      std::max(a.y, b.y) < std::min(c.y, d.y) || std::max(c.y, d.y) < std::min(a.y, b.y)) {
    return false;
  }
  return orientation(a, b, c) * orientation(a, b, d) <= 0 &&
         orientation(c, d, a) * orientation(c, d, b) <= 0;
}

/// True if the way from a over b to c turns back on itself.
bool turns_back(Point a, Point b, Point c) {
  return (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y) <= 0 && orientation(a, b, c) == 0;
}

/// The edges of a ring, halved again and again, with a box around each part: parts far from each
/// other are never compared edge by edge.
class EdgeTree {
 public:
  explicit EdgeTree(std::span<const Point> ring) : points_(ring), edges_(ring.size() - 1) {
    build({0, edges_, 0});
  }

  bool touches_itself() {
    within({0, edges_, 0});
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

  /// Surely true if every edge leads on in the direction from the first point to the last: such a
  /// line cannot come back to itself. Borders mostly run like that for a few edges.
  [[nodiscard]] bool leads_on(std::size_t begin, std::size_t end) const {
    constexpr double rounding = 1e-14;  // of each product, and more than there can be
    const double x = points_[end].x - points_[begin].x;
    const double y = points_[end].y - points_[begin].y;
    for (std::size_t k = begin; k < end; ++k) {
      const double along_x = (to(k).x - from(k).x) * x;
      const double along_y = (to(k).y - from(k).y) * y;
      if (!(along_x + along_y > rounding * (std::abs(along_x) + std::abs(along_y)))) return false;
    }
    return true;
  }

  void within(const Part& part) {
    if (leads_on(part.begin, part.end)) return;
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
    if (found_ || !boxes_[a.node].meets(boxes_[b.node])) return;
    if (a.end == b.begin && leads_on(a.begin, b.end)) return;
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
    if (found_) return;
    if (j == i + 1) {
      found_ = turns_back(from(i), to(i), to(j));
    } else if (i == 0 && j + 1 == edges_) {
      found_ = turns_back(from(j), to(j), to(i));
    } else {
      found_ = touch(from(i), to(i), from(j), to(j));
    }
  }

  [[nodiscard]] Point from(std::size_t k) const { return points_[k]; }
  [[nodiscard]] Point to(std::size_t k) const { return points_[k + 1]; }

  std::span<const Point> points_;
  std::size_t edges_;
  std::vector<Box> boxes_;
  bool found_ = false;
};

}  // namespace

bool may_be_invalid(const Polygons& polygons, std::size_t area) {
  const std::size_t first = polygons.area_offset[area];
  if (polygons.area_offset[area + 1] - first != 1) return true;
  return EdgeTree(polygons.ring(first)).touches_itself();
}

}  // namespace omrade::geometry
