#include "geometry/exact.hpp"

#include <array>
#include <cstddef>
#include <utility>

namespace omrade::geometry {
namespace {

/// A sum of doubles that do not overlap, smallest first (Shewchuk 1997, "grow expansion").
class Expansion {
 public:
  void add(double value) {
    std::size_t kept = 0;
    double carry = value;
    for (std::size_t k = 0; k < size_; ++k) {
      const double sum = carry + parts_[k];
      const double virtual_part = sum - carry;
      const double error = (carry - (sum - virtual_part)) + (parts_[k] - virtual_part);
      if (error != 0) parts_[kept++] = error;
      carry = sum;
    }
    if (carry != 0) parts_[kept++] = carry;
    size_ = kept;
  }
  void add_product(double a, double b) {
    const double product = a * b;
    add(std::fma(a, b, -product));
    add(product);
  }
  [[nodiscard]] int sign() const {
    if (size_ == 0) return 0;
    return parts_[size_ - 1] > 0 ? 1 : -1;
  }

 private:
  static constexpr std::size_t kMost = 16;  // six products
  std::array<double, kMost> parts_{};
  std::size_t size_ = 0;
};

}  // namespace

int exact_orientation(Point a, Point b, Point c) {
  Expansion sum;
  sum.add_product(a.x, b.y);
  sum.add_product(-a.y, b.x);
  sum.add_product(b.x, c.y);
  sum.add_product(-b.y, c.x);
  sum.add_product(c.x, a.y);
  sum.add_product(-c.y, a.x);
  return sum.sign();
}

int winding(const Polygons& polygons, std::size_t area, Point p, Moved moved) {
  int times = 0;
  for (std::size_t r = polygons.area_offset[area]; r < polygons.area_offset[area + 1]; ++r) {
    for (std::size_t k = polygons.ring_offset[r]; k + 1 < polygons.ring_offset[r + 1]; ++k) {
      const Point a = polygons.points[k];
      const Point b = polygons.points[k + 1];
      if (!straddles_level(a, b, p, moved)) continue;
      const bool north = a.y < b.y;
      const bool left = is_left(a, b, p, moved);
      // Edges that lie west of the point: what comes down counts for it, what goes up against it.
      if (north != left) times += north ? -1 : 1;
    }
  }
  return times;
}

}  // namespace omrade::geometry
