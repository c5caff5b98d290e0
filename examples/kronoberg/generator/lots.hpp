/// The random numbers of one person: each has its place, so that no draw shifts another.
#pragma once

#include "random.hpp"

#include <cstddef>
#include <cstdint>

namespace kronoberg {

class Lots {
 public:
  constexpr Lots(std::uint64_t seed, std::size_t person)
      : seed_(seed), person_(static_cast<std::int64_t>(person)) {}

  /// In [0, 1).
  [[nodiscard]] constexpr double unit(int place) const {
    return unit_at(seed_, person_, 8 * place);
  }
  [[nodiscard]] constexpr bool chance(int place, double probability) const {
    return unit(place) < probability;
  }
  /// Bell-shaped with mean 0 and variance 1, between -3.47 and 3.47: a sum of four units.
  [[nodiscard]] constexpr double bell(int place) const {
    constexpr double root_of_3 = 1.7320508075688772;
    double sum = -2.0;
    for (int i = 0; i < 4; ++i) sum += unit_at(seed_, person_, 8 * place + 1 + i);
    return root_of_3 * sum;
  }

 private:
  std::uint64_t seed_;
  std::int64_t person_;
};

}  // namespace kronoberg
