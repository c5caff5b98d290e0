// From amounts to what is paid, in whole kronor.
#pragma once

#include <cmath>
#include <cstdint>

namespace need_allocation {

/// Halves go up.
inline std::int64_t whole_kronor(double kronor) {
  return static_cast<std::int64_t>(std::floor(kronor + 0.5));
}

inline std::int64_t supplement_of(std::int64_t amount, double percent) {
  return whole_kronor(static_cast<double>(amount) * percent / 100);
}

/// A sum in parts: all alike but the last, which holds what does not divide.
struct Payments {
  std::int64_t each = 0;
  std::int64_t last = 0;
};
inline Payments payments_of(std::int64_t total, std::int64_t times) {
  const std::int64_t each = total / times;
  return {.each = each, .last = total - each * (times - 1)};
}

}  // namespace need_allocation
