// Is it going up or down? Trends over periods, and what a change between two must be to be seen.
#pragma once

#include "stats/interval.hpp"

#include <cstddef>
#include <limits>
#include <span>

namespace omrade::stats {

/// Fewer periods tell of no trend.
inline constexpr std::size_t kPeriodsOfATrend = 5;

/// NaN where there is none.
struct Trend {
  double slope = std::numeric_limits<double>::quiet_NaN();  ///< per unit of the periods
  double intercept = slope;                                 ///< at period 0
  double standard_error = slope;                            ///< of the slope
  Limits limits95{slope, slope};
  Limits limits998{slope, slope};
  double p = slope;         ///< two-sided, of no trend
  std::size_t periods = 0;  ///< that were used
};

/// Weighted least squares of the values on the periods, with Student's t of n - 2 degrees of
/// freedom and the spread round the line itself as the scale, so that weights need only be right in
/// proportion (1/variance). Periods where something is not finite or the weight not above 0 are
/// left out; none of fewer than 5 periods, or where all periods are one. Values exactly on a line
/// give a standard error of 0 and no limits. Error bug where lengths differ.
Trend linear_trend(std::span<const double> periods, std::span<const double> values,
                   std::span<const double> weights);

/// Cochran (1954) and Armitage (1955): z of a trend of proportions x/n over the periods,
/// Σ t(x - n·p̄) / sqrt(p̄(1 - p̄)(Σ n t² - (Σ n t)²/Σ n)), and its slope Σ n(t - t̄)(x/n - p̄) /
/// Σ n(t - t̄)².
struct ProportionTrend {
  double z = std::numeric_limits<double>::quiet_NaN();
  double p = z;      ///< two-sided, normal
  double slope = z;  ///< change of the proportion per unit of the periods
  std::size_t periods = 0;
};

/// Periods without 0 <= x <= n, n > 0 are left out; `least` periods must be left (5 for a trend in
/// time; 2 for graded groups). None where all or nobody has it. Error bug where lengths differ.
ProportionTrend cochran_armitage(std::span<const double> periods, std::span<const double> x,
                                 std::span<const double> n, std::size_t least);

/// The least difference between two estimates of these variances that a test at 5 % finds with a
/// power of 80 %: (z.975 + z.80) · sqrt(V1 + V2).
double smallest_detectable_change(double variance1, double variance2);

struct Estimated {
  double value = 0;
  Limits limits{};
};

/// after - before, with the interval of a difference (MOVER; see difference()): whether there was a
/// change is told by this interval, never by whether two overlap. The two must be independent.
Estimated change(const Estimated& before, const Estimated& after);

/// (after - before) of the pilots less that of the others (difference in differences), with the
/// interval of it.
Estimated difference_in_differences(const Estimated& pilots_before, const Estimated& pilots_after,
                                    const Estimated& others_before, const Estimated& others_after);

}  // namespace omrade::stats
