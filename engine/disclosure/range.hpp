// What is possible of a number.
#pragma once

#include <limits>

namespace omrade::disclosure {

/// Both ends belong to it; empty where lower > upper.
struct Range {
  double lower = 0;
  double upper = std::numeric_limits<double>::infinity();

  [[nodiscard]] bool empty() const noexcept { return lower > upper; }
  bool operator==(const Range&) const = default;
};
inline constexpr Range no_range{1, 0};

}  // namespace omrade::disclosure
