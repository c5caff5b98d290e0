// Numerators and denominators of a group, taken together.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace omrade::tools {

class StatsInput;

struct Pooled {
  double numerator = 0;
  double denominator = 0;
  std::string_view state{};  ///< ok; else why there is no value
};

/// Sums of the roles numerator and denominator (or, where that names no column, expected). A group
/// with an empty cell has no value: what is not known cannot be summed.
Pooled pool_counts(const StatsInput& input, std::span<const std::size_t> rows);

/// Error user naming the first row whose numerator is above its denominator (by more than rounding,
/// 1e-9 of it).
void require_parts(const StatsInput& input);

}  // namespace omrade::tools
