// Statistics of the shares of values that an area covers.
#pragma once

#include "geometry/zonal_sums.hpp"

#include <span>

namespace omrade::geometry {

/// The quantile q in [0, 1] of values with their shares, by value; NaN where there are none.
///
/// Lay the shares side by side by value, W cells long in all. The quantile is the mean over one
/// cell's length that begins at q (W - 1): for whole cells the usual one (type 7 of Hyndman and Fan
/// 1996, as in R and NumPy), and the same however equal values are cut into shares. With W below 1
/// it is the mean.
double share_quantile(std::span<const ValueShare> shares, double q);

/// The value with the largest share, or the smallest share; the smallest value where shares are
/// alike within 1e-9 of a cell. NaN where there are none.
double majority(std::span<const ValueShare> shares);
double minority(std::span<const ValueShare> shares);

}  // namespace omrade::geometry
