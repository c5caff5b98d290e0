// Values as deviations from their mean.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace omrade::stats {

/// The exponent e of a power of two such that values by 2^-e have squares, fourth powers and sums
/// that are numbers. 0, for values as they are, unless the largest lies beyond 2^±150; for infinite
/// ones, too. NaN is passed over.
int exponent_to_leave_out(std::span<const double> values);

/// For what does not change with the unit of the values: they may have been divided by a power of
/// two.
struct Centred {
  std::vector<double> x;  ///< the values
  std::vector<double> z;  ///< x - mean; exactly 0 where only rounding tells x from the mean
  double mean = 0;
  double farthest = 0;  ///< largest |z|
  bool alike = true;    ///< the values differ by no more than rounding; so where there is none
};

/// The values must be finite. The mean is that of a compensated sum, corrected once by that of the
/// deviations: another order of the values hardly changes it.
Centred centred(std::vector<double> values);

}  // namespace omrade::stats
