// Confidence limits of a weighted mean.
#pragma once

#include "tally.hpp"
#include <omrade/plugin.hpp>

#include <cmath>

namespace listing {

/// Continued fraction of the incomplete beta function by Lentz's method (Abramowitz and
/// Stegun 26.5.8).
inline double beta_fraction(double a, double b, double x) {
  constexpr double tiny = 1e-300;
  constexpr double enough = 1e-15;
  constexpr int most = 10000;
  double c = 1;
  double d = 1 / (1 - (a + b) * x / (a + 1));
  double out = d;
  for (int m = 1; m < most; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    double step = 1;
    for (const double term : {even, odd}) {
      d = 1 + term * d;
      c = 1 + term / c;
      if (std::abs(d) < tiny) d = tiny;
      if (std::abs(c) < tiny) c = tiny;
      d = 1 / d;
      step = c * d;
      out *= step;
    }
    if (std::abs(step - 1) < enough) break;
  }
  return out;
}

/// P(T > t) for t > 0 and df degrees of freedom, a real number >= 1.
inline double student_tail(double t, double df) {
  int sign = 0;  // lgamma_r and not lgamma, which writes to a global
  const double a = df / 2;
  const double x = df / (df + t * t);
  const double log_front = ::lgamma_r(a + 0.5, &sign) - ::lgamma_r(a, &sign) -
                           ::lgamma_r(0.5, &sign) + a * std::log(x) + 0.5 * std::log1p(-x);
  // Of the two forms of the integral the one whose fraction converges fast.
  if (x < (a + 1) / (a + 2.5)) return std::exp(log_front) * beta_fraction(a, 0.5, x) / a / 2;
  return (1 - std::exp(log_front) * beta_fraction(0.5, a, 1 - x) / 0.5) / 2;
}

/// The t with P(T > t) = tail, by halving: it lies above the normal deviate `z` of that tail.
inline double student_quantile(double tail, double z, double df) {
  constexpr double as_good_as_normal = 1e7;
  if (df > as_good_as_normal) return z;
  double low = z;
  double high = 2 * z;
  while (student_tail(high, df) > tail) high *= 2;
  constexpr int halvings = 60;
  for (int i = 0; i < halvings; ++i) {
    const double middle = low + (high - low) / 2;
    (student_tail(middle, df) > tail ? low : high) = middle;
  }
  return low + (high - low) / 2;
}

/// Student's limits of a mean whose rows weigh s each: n = sum of s is both the number of people
/// and Kish's effective number, (sum of s)^2 / sum of s*1; the variance is spread / (n - 1), that
/// of the mean a further n-th. None below two people, or where all are alike: no spread seen is not
/// no spread.
inline omrade::Limits limits_of(const Mean& mean) {
  if (!(mean.n >= 2) || !(mean.spread > 0)) return {};
  const double df = mean.n - 1;
  const double error = std::sqrt(mean.spread / df / mean.n);
  const double at95 = student_quantile(0.025, omrade::kZ95, df) * error;
  const double at998 = student_quantile(0.001, omrade::kZ998, df) * error;
  return {.lower95 = mean.mean() - at95,
          .upper95 = mean.mean() + at95,
          .lower998 = mean.mean() - at998,
          .upper998 = mean.mean() + at998,
          .kind = omrade::Interval::student};
}

}  // namespace listing
