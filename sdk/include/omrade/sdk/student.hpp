// Student's distribution, and the confidence limits of a mean by it.
//
//   out.set(i, sum, n, omrade::whole_persons(n));
//   out.value(i, sum / n, omrade::limits_of_mean(n, sum / n, spread / (n - 1)));
#pragma once

#include <omrade/sdk/estimate.hpp>

#include <cmath>

namespace omrade {
inline namespace sdk {

namespace detail {

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

}  // namespace detail

/// Student's distribution with df degrees of freedom, a real number >= 1.
class Student {
 public:
  explicit Student(double df) : df_(df) {
    int sign = 0;  // lgamma_r and not lgamma, which writes to a global
    log_gammas_ =
        ::lgamma_r(df / 2 + 0.5, &sign) - ::lgamma_r(df / 2, &sign) - ::lgamma_r(0.5, &sign);
  }

  /// P(T > t) for t > 0.
  [[nodiscard]] double tail(double t) const {
    const double a = df_ / 2;
    const double x = df_ / (df_ + t * t);
    const double front = std::exp(log_gammas_ + a * std::log(x) + 0.5 * std::log1p(-x));
    // Of the two forms of the integral the one whose fraction converges fast.
    if (x < (a + 1) / (a + 2.5)) return front * detail::beta_fraction(a, 0.5, x) / a / 2;
    return (1 - front * detail::beta_fraction(0.5, a, 1 - x) / 0.5) / 2;
  }
  [[nodiscard]] double density(double t) const {
    return std::exp(log_gammas_ - (df_ + 1) / 2 * std::log1p(t * t / df_)) / std::sqrt(df_);
  }

  /// The t with P(T > t) = p, z the normal deviate of p: Fisher and Cornish's expansion (Abramowitz
  /// and Stegun 26.7.5), exact enough by itself for many degrees of freedom, and else the start of
  /// Newton's method. It starts below the root of a convex falling curve, and so climbs to it.
  [[nodiscard]] double quantile(double p, double z) const {
    const double s = z * z;
    const double g1 = z * (s + 1) / 4;
    const double g2 = z * ((5 * s + 16) * s + 3) / 96;
    const double g3 = z * (((3 * s + 19) * s + 17) * s - 15) / 384;
    const double g4 = z * ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945) / 92160;
    double t = z + (g1 + (g2 + (g3 + g4 / df_) / df_) / df_) / df_;
    constexpr double many = 500;  // the expansion's relative error is 5e-13 there
    constexpr double enough = 1e-13;
    constexpr int most = 60;
    for (int round = 0; df_ < many && round < most; ++round) {
      const double step = (tail(t) - p) / density(t);
      t += step;
      if (std::abs(step) < enough * t) break;
    }
    return t;
  }

 private:
  double df_;
  double log_gammas_ = 0;
};

/// Student's limits of a value with this standard error, estimated with df degrees of freedom, a
/// real number. None below one degree, or without an error: no spread seen is not no spread.
inline Limits student_limits(double value, double standard_error, double df) {
  if (!(df >= 1) || !(standard_error > 0)) return {};
  const Student student(df);
  const double at95 = student.quantile(0.025, kZ95) * standard_error;
  const double at998 = student.quantile(0.001, kZ998) * standard_error;
  return {.lower95 = value - at95,
          .upper95 = value + at95,
          .lower998 = value - at998,
          .upper998 = value + at998,
          .kind = Interval::student};
}

/// Student's limits of a mean whose rows weigh s each: n = sum of s is both the number of people
/// and Kish's effective number, (sum of s)^2 / sum of s*1, and need not be whole; the variance is
/// that of one, sum of s*(x - mean)^2 / (n - 1). None below two people, or where all are alike.
inline Limits limits_of_mean(double n, double mean, double variance) {
  if (!(n >= 2)) return {};
  return student_limits(mean, std::sqrt(variance / n), n - 1);
}

}  // namespace sdk
}  // namespace omrade
