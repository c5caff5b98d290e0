// Has it changed, and could one have seen it? For plugins whose inputs are histories.
//
//   const omrade::Change change =
//       omrade::change({x0 / n0, omrade::wilson_limits(x0 / n0, n0)},
//                      {x1 / n1, omrade::wilson_limits(x1 / n1, n1)});
//   out.value(i, 100 * change.value, omrade::scaled(change.limits, 100));
#pragma once

#include <omrade/sdk/estimate.hpp>

#include <algorithm>
#include <cmath>

namespace omrade {
inline namespace sdk {

/// A value with its limits; of a change, the change and its own.
struct Measured {
  double value = kNone;
  Limits limits{};
};
using Change = Measured;

/// Limits times a factor above 0.
inline Limits scaled(const Limits& limits, double factor) {
  return {.lower95 = factor * limits.lower95,
          .upper95 = factor * limits.upper95,
          .lower998 = factor * limits.lower998,
          .upper998 = factor * limits.upper998,
          .kind = limits.kind};
}

namespace detail {

// Not std::hypot: it says infinity where one term is NaN.
inline double length(double p, double q) {
  return std::sqrt(p * p + q * q);
}

}  // namespace detail

/// after - before of two independent estimates, with the interval of a difference (MOVER; Zou and
/// Donner 2008, Stat Med 27:1693), which is Newcombe's method 10 (1998) where both are Wilson's:
///   lower = d - sqrt((after - its lower)^2 + (upper of before - before)^2), and upper alike.
/// Whether there was a change is told by this interval, never by whether two intervals overlap. No
/// limits where one of the two has none. The same as omrade::stats::change.
inline Change change(const Measured& before, const Measured& after) {
  const Limits& a = after.limits;
  const Limits& b = before.limits;
  Change out{.value = after.value - before.value, .limits = {}};
  const bool known = !std::isnan(a.lower95 + a.upper95 + b.lower95 + b.upper95 + a.lower998 +
                                 a.upper998 + b.lower998 + b.upper998);
  if (!known) return out;
  const auto below = [&](double lower, double upper) {
    return out.value - detail::length(after.value - lower, upper - before.value);
  };
  const auto above = [&](double upper, double lower) {
    return out.value + detail::length(upper - after.value, before.value - lower);
  };
  out.limits = {.lower95 = below(a.lower95, b.upper95),
                .upper95 = above(a.upper95, b.lower95),
                .lower998 = below(a.lower998, b.upper998),
                .upper998 = above(a.upper998, b.lower998),
                .kind = a.kind};
  return out;
}

/// (after - before) of the pilots less that of the others, with the interval of it. All four are
/// independent. The same as omrade::stats::difference_in_differences.
inline Change difference_in_differences(const Measured& pilots_before, const Measured& pilots_after,
                                        const Measured& others_before,
                                        const Measured& others_after) {
  return change(change(others_before, others_after), change(pilots_before, pilots_after));
}

/// The least difference between two independent estimates of these variances that a two-sided test
/// at 5 % finds with a power of 80 %: (z.975 + z.80) * sqrt(v1 + v2). NaN where one is NaN. The
/// same as omrade::stats::smallest_detectable_change.
inline double smallest_detectable_change(double variance1, double variance2) {
  constexpr double z80 = 0.8416212335729143;
  return (kZ95 + z80) * std::sqrt(variance1 + variance2);
}

/// Byar's limits of x >= 0 events in n > 0 (Breslow and Day 1987, vol. II, p. 69), which need not
/// be whole, times the layer's multiplier; none for any other x or n. Near below ten events too,
/// where the engine's own limits of a rate are exact (at five events 1.61 to 11.67 in place of 1.62
/// to 11.67).
inline Limits byar_limits(double x, double n, double multiplier = 1) {
  if (!(x >= 0) || !(n > 0) || std::isinf(x) || std::isinf(n)) return {};
  const auto limit = [&](double z, int side) {
    const double events = side < 0 ? x : x + 1;
    if (events == 0) return 0.0;
    const double root = std::max(0.0, 1 - 1 / (9 * events) + side * z / (3 * std::sqrt(events)));
    return multiplier * events * root * root * root / n;
  };
  return {.lower95 = limit(kZ95, -1),
          .upper95 = limit(kZ95, +1),
          .lower998 = limit(kZ998, -1),
          .upper998 = limit(kZ998, +1),
          .kind = Interval::byar};
}

}  // namespace sdk
}  // namespace omrade
