// When two numbers that were summed in different ways are the same number.
#pragma once

#include <algorithm>
#include <cmath>

namespace omrade::run {

inline constexpr double kRounding = 1e-9;

/// Equal but for rounding; NaN is like nothing.
inline bool alike(double a, double b) {
  return std::abs(a - b) <= kRounding * std::max(std::abs(a), std::abs(b));
}

}  // namespace omrade::run
