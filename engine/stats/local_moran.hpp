// Where neighbours are alike, or unlike: local Moran's I of each area.
#pragma once

#include "stats/autocorrelation.hpp"
#include "stats/spatial_weights.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace omrade::stats {

/// What Σ z² is divided by to become the variance.
enum class Divisor : std::uint8_t {
  n,            ///< spdep's; with row-standardised weights the mean of all I_i is Moran's I
  n_minus_one,  ///< esda's
};

/// The area itself, then its neighbours taken together: above the mean (high) or not (low). What
/// only rounding tells from the mean is at the mean, and low.
enum class Quadrant : std::uint8_t { none, high_high, high_low, low_high, low_low };
/// "HH", "HL", "LH", "LL"; "" for none.
std::string_view name_of(Quadrant quadrant);

/// One entry per area of the source, as long as `values`.
struct LocalMoranOut {
  std::span<double> value, p;
  std::span<Quadrant> quadrant;
};

/// I_i = z_i Σ_j w_ij z_j / (Σ z² / divisor) (Anselin 1995, eq. 12). p by conditional permutation:
/// the area keeps its value, and its neighbours' are drawn without replacement from all others;
/// one-sided, as in autocorrelation.hpp. NaN and none for areas that the weights leave out, and for
/// all where all values are alike. The same numbers for any loop.
void local_moran(std::span<const double> values, const SpatialWeights& weights, Divisor divisor,
                 const Permutations& permutations, const ParallelFor& loop,
                 const LocalMoranOut& out);

}  // namespace omrade::stats
