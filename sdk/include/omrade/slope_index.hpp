// The slope index of inequality: how much a value changes from the one end of a population to the
// other, when its groups are ordered by need.
#pragma once

#include <omrade/change.hpp>

#include <cmath>
#include <cstddef>
#include <span>

namespace omrade {
inline namespace sdk {

/// A group, in the order of need.
struct OrderedGroup {
  double population = 0;  ///< above 0
  double value = 0;
  double variance = kNone;  ///< of the value; NaN: not known
};

/// The slope of the value on the midpoint b of each group's cumulative share a of the population,
/// weighted by a (Low and Low 2004, J Public Health 26:288): sum of a*(b - 1/2)*y over sum of
/// a*(b - 1/2)^2. It is linear in the values, so its variance is the sum of their variances by the
/// squares of their weights, and its limits are normal: what the simulation of
/// omrade::stats::inequality (untransformed) comes to with ever more draws. NaN below two groups,
/// or where a population is not above 0; no limits where a variance is not known, or all are 0.
struct SlopeIndex {
  double value = kNone;
  double variance = kNone;
  [[nodiscard]] Measured measured() const {
    Measured out{.value = value, .limits = {}};
    if (!(variance > 0)) return out;
    const double error = std::sqrt(variance);
    out.limits = {.lower95 = value - kZ95 * error,
                  .upper95 = value + kZ95 * error,
                  .lower998 = value - kZ998 * error,
                  .upper998 = value + kZ998 * error,
                  .kind = Interval::student};
    return out;
  }
};
inline SlopeIndex slope_index(std::span<const OrderedGroup> groups) {
  if (groups.size() < 2) return {};
  double all = 0;
  for (const OrderedGroup& group : groups) {
    if (!(group.population > 0)) return {};
    all += group.population;
  }
  double below = 0, spread = 0, slope = 0, variance = 0;
  for (const OrderedGroup& group : groups) {
    const double a = group.population / all;
    const double from_middle = below / all + a / 2 - 0.5;
    below += group.population;
    spread += a * from_middle * from_middle;
    slope += a * from_middle * group.value;
    variance += a * from_middle * a * from_middle * group.variance;
  }
  return {.value = slope / spread, .variance = variance / (spread * spread)};
}

}  // namespace sdk
}  // namespace omrade
