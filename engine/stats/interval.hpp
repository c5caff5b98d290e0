// Confidence limits of counts, proportions and ratios. Real-valued x and n are welcome: after
// apportionment counts are real numbers. No value: NaN in, NaN out; what is not a count (negative,
// infinite) and denominators of 0 give NaN too.
#pragma once

namespace omrade::stats {

struct Limits {
  double lower = 0;
  double upper = 0;
};

/// Standard normal quantile; p in (0, 1), NaN for any other.
double normal_quantile(double p);
/// Two-sided p of a standard normal deviate.
double normal_two_sided_p(double z);

/// z of the two levels that every layer carries.
inline constexpr double kZ95 = 1.959963984540054;
inline constexpr double kZ998 = 3.090232306167813;

/// Wilson (1927) score interval of x/n, x in [0, n]; no continuity correction. x above n by
/// rounding (1e-9 of n) counts as n, and likewise at 0.
Limits wilson(double x, double n, double z);

/// Limits of a Poisson count x by Byar's approximation (Breslow and Day 1987, vol. II, p. 69).
/// x = 0 has the lower limit 0. Below about one event the approximation has no lower limit: NaN.
Limits byar(double x, double z);

/// Exact limits of a Poisson count through chi-square quantiles (Garwood 1936): lower = chi2(a/2;
/// 2x)/2, upper = chi2(1 - a/2; 2x + 2)/2 with a the two-sided error of z.
Limits poisson_exact(double x, double z);

/// Where `poisson` turns from exact limits to Byar's.
inline constexpr double kByarFrom = 10;
/// Exact below 10 events, Byar from 10 (the practice of public health agencies).
Limits poisson(double x, double z);

/// Interval of a difference a - b from the intervals of its two terms (MOVER, Zou and Donner 2008;
/// Newcombe's method 10 when the terms are Wilson intervals): exact bookkeeping of asymmetric
/// limits.
Limits difference(double a, Limits a_limits, double b, Limits b_limits);

}  // namespace omrade::stats
