#include "geometry/exact.hpp"

#include <array>
#include <cstddef>
#include <utility>

namespace omrade::geometry {
namespace {

/// A sum of doubles that do not overlap, smallest first (Shewchuk 1997, "grow expansion").
template <std::size_t Most>
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
  std::array<double, Most> parts_{};
  std::size_t size_ = 0;
};

}  // namespace

int exact_orientation(Point a, Point b, Point c) {
  Expansion<16> sum;  // six products
  sum.add_product(a.x, b.y);
  sum.add_product(-a.y, b.x);
  sum.add_product(b.x, c.y);
  sum.add_product(-b.y, c.x);
  sum.add_product(c.x, a.y);
  sum.add_product(-c.y, a.x);
  return sum.sign();
}

bool exactly_nearer(Point a, Point b, Point p) {
  Expansion<32> sum;  // twelve products
  const auto add_square = [&sum](double from, double to, double sign) {
    // The difference as the sum of two doubles, squared.
    const double high = to - from;
    const double virtual_from = to - high;
    const double low = (to - (high + virtual_from)) + (virtual_from - from);
    sum.add_product(sign * high, high);
    sum.add_product(2 * sign * high, low);
    sum.add_product(sign * low, low);
  };
  add_square(p.x, a.x, 1);
  add_square(p.y, a.y, 1);
  add_square(p.x, b.x, -1);
  add_square(p.y, b.y, -1);
  return sum.sign() < 0;
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
