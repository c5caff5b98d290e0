// When two numbers that were summed in different ways are the same number.
#pragma once

#include <algorithm>
#include <cmath>

namespace omrade {

/// What rounding may have added to a number, or taken from it, as a part of it.
inline constexpr double kRoundingError = 1e-9;

/// Equal but for that; NaN is like nothing. Of numbers of persons, of which a billionth of one is
/// nothing either, see disclosure/series.hpp.
inline bool same_number(double a, double b) {
  return std::abs(a - b) <= kRoundingError * std::max(std::abs(a), std::abs(b));
}

}  // namespace omrade
