// Values of base areas brought to the areas of a level. Only inputs pass here: results are never
// aggregated.
//
// All functions sum in the order of the crosswalk's entries (by target, then source), so that the
// result is the same on every machine and for any number of threads. A target that no source
// reaches is missing (NaN), and so is a target of which any source is missing: a missing part is
// not zero.
#pragma once

#include "model/crosswalk.hpp"

#include <span>
#include <vector>

namespace omrade::bring {

/// Counts: Σ share · x per target.
std::vector<double> sum(std::span<const double> x, const Crosswalk& crosswalk);

/// Means and shares: Σ share · base · x / Σ share · base. Sources whose base is 0 need no value.
/// NaN where the base sums to 0.
std::vector<double> weighted_mean(std::span<const double> x, std::span<const double> base,
                                  const Crosswalk& crosswalk);

}  // namespace omrade::bring
