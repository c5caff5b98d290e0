// The two kinds of indicator that can be followed: shares in per cent, and rates per thousand.
#pragma once

#include <omrade/change.hpp>
#include <omrade/survey.hpp>

#include <algorithm>
#include <cmath>

namespace follow_up {

/// x of n in one period.
struct Counts {
  double x = omrade::kNone, n = omrade::kNone;
  [[nodiscard]] bool known() const { return x >= 0 && n > 0; }
};

struct Share {
  static constexpr double kScale = 100;
  static omrade::Measured measured(const Counts& c) {
    // Shared out by area, x may come to lie a rounding above n.
    const double p = std::min(1.0, c.x / c.n);
    return {.value = kScale * p, .limits = omrade::wilson_limits(p, c.n, kScale)};
  }
  /// Of one in the pooled population.
  static double variance_of_one(double pooled) { return pooled * std::max(0.0, 1 - pooled); }
};

struct Rate {
  static constexpr double kScale = 1000;
  static omrade::Measured measured(const Counts& c) {
    return {.value = kScale * c.x / c.n, .limits = omrade::byar_limits(c.x, c.n, kScale)};
  }
  static double variance_of_one(double pooled) { return pooled; }
};

/// The least change between two periods of these sizes that would be found. The variances are those
/// of the pooled value, so that a period in which nobody, or everybody, has it is not taken as
/// known without error. NaN where that holds for both.
template <class Measure>
double detectable(const Counts& before, const Counts& after) {
  const double one = Measure::variance_of_one((before.x + after.x) / (before.n + after.n));
  if (!(one > 0)) return omrade::kNone;
  return Measure::kScale * omrade::smallest_detectable_change(one / before.n, one / after.n);
}

}  // namespace follow_up
