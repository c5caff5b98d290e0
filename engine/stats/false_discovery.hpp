// Control of the false discovery rate over many comparisons.
#pragma once

#include <span>

namespace omrade::stats {

/// The largest p that Benjamini and Hochberg (1995) reject at `rate`; negative when none is. NaN
/// entries are not comparisons and do not count.
double benjamini_hochberg_threshold(std::span<const double> p, double rate);

}  // namespace omrade::stats
