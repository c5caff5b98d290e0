// Indirectly standardised ratios and rates.
#pragma once

#include "stats/estimate.hpp"

#include <span>

namespace omrade::stats {

/// One stratum: how many are exposed here, and events and population of the reference.
struct IndirectStratum {
  double population = 0;
  double reference_events = 0;
  double reference_population = 0;  ///< above 0
};

struct Reference {
  double expected = 0;  ///< Σ population · reference rate
  double rate = 0;      ///< crude rate of the reference, Σ events / Σ population; NaN for 0 / 0
};

Reference expected_events(std::span<const IndirectStratum> strata);

/// observed / expected (SMR, SIR) with limits of the observed Poisson count by `poisson` (Breslow
/// and Day 1987, vol. II, ch. 2). The standardised rate is this times the reference's crude rate.
/// No value unless observed is 0 or more and expected above 0.
Estimate indirect_ratio(double observed, double expected);

}  // namespace omrade::stats
