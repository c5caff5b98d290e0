// Are neighbours alike? Moran's I, Geary's C and Getis and Ord's general G over all areas.
#pragma once

#include "stats/spatial_weights.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

namespace omrade::stats {

struct Permutations {
  std::size_t count = 999;  ///< 0: no p
  std::uint64_t seed = 1;
};

/// What does not exist is NaN: anything where all values are alike, variances of too few areas.
struct GlobalStatistic {
  double value = std::numeric_limits<double>::quiet_NaN();
  double expectation = value;      ///< where the values are strewn at random
  double variance_normal = value;  ///< of values that are normally distributed
  double variance_random = value;  ///< of these values strewn at random (Cliff and Ord 1981)
  /// (number of permutations at least as extreme + 1) / (permutations + 1), to the side on which
  /// the value lies: one-sided, as of esda and spdep. Equal values count as extreme.
  double p = value;
};

struct GlobalAutocorrelation {
  GlobalStatistic moran, geary;
  /// None where some value is negative or at most one is above 0; never a variance under normality.
  GlobalStatistic g;
};

/// `values` one per area of the weights. The same numbers for any loop.
///
/// I = n / S0 · ΣΣ w_ij z_i z_j / Σ z², C = (n - 1) / (2 S0) · ΣΣ w_ij (x_i - x_j)² / Σ z², with z
/// = x - mean (Cliff and Ord 1981, ch. 1 and 2); G = ΣΣ w_ij x_i x_j / ΣΣ_{i≠j} x_i x_j (Getis and
/// Ord 1992; its variance with the 6 S0² of B1, as their erratum of 1993 has it). None of them
/// changes with the unit of the values, and neither does p.
GlobalAutocorrelation autocorrelation(std::span<const double> values, const SpatialWeights& weights,
                                      const Permutations& permutations, const ParallelFor& loop);

}  // namespace omrade::stats
