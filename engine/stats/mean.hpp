// The mean of a sample.
#pragma once

#include "stats/estimate.hpp"

#include <cstddef>
#include <span>

namespace omrade::stats {

struct Mean {
  std::size_t n = 0;      ///< values that are no NaN
  double sd = kNoNumber;  ///< by n - 1; NaN below two values
  Estimate estimate{};    ///< without limits where there is one value, without value where none
};

/// Arithmetic mean with Student's limits: mean ± t(n - 1) · sd / sqrt(n) (Altman et al. 2000,
/// Statistics with Confidence, ch. 4). NaN is left out.
Mean mean(std::span<const double> values);

/// The t that a Student variable of `df` > 0 degrees of freedom exceeds with probability `tail`.
double student_quantile(double df, double tail);

/// What lies above the upper limit of each level.
inline constexpr double kTail95 = 0.025;
inline constexpr double kTail998 = 0.001;

}  // namespace omrade::stats
