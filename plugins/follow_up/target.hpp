// A value set beside its target.
#pragma once

#include <omrade/sdk/estimate.hpp>

#include <cmath>

namespace follow_up {

enum class Aim : unsigned char { at_least, at_most };

struct Target {
  Aim aim = Aim::at_least;
  double value = 0;
  double close_from = 0;  ///< from here to the target a value is close to it
};

/// +1 where larger is better, -1 where smaller is.
inline double sign_of(Aim aim) {
  return aim == Aim::at_least ? 1 : -1;
}

/// How far the value is on the good side of the target; below 0 where it misses it.
inline double margin(double value, const Target& target) {
  return sign_of(target.aim) * (value - target.value);
}

enum class Status : unsigned char { missed = 0, close = 1, attained = 2 };

/// The target itself is attained, and the edge of the band is close. A band on the target's good
/// side is empty.
inline Status status_of(double value, const Target& target) {
  if (margin(value, target) >= 0) return Status::attained;
  const double inside = sign_of(target.aim) * (value - target.close_from);
  return inside >= 0 ? Status::close : Status::missed;
}

/// 1 where all of the interval at 95 % lies above a bound, -1 where all of it lies below, else 0.
inline int side_of(const omrade::Limits& limits, double bound) {
  if (limits.lower95 > bound) return 1;
  return limits.upper95 < bound ? -1 : 0;
}

/// Likewise 1 for better and -1 for worse than the bound.
inline double verdict(const omrade::Limits& limits, double bound, Aim aim) {
  const double side = side_of(limits, bound);
  return side == 0 ? 0 : side * sign_of(aim);
}

/// Limits of the margin: turned around where smaller is better.
inline omrade::Limits margin_limits(const omrade::Limits& of_value, const Target& target) {
  if (target.aim == Aim::at_least) {
    return {.lower95 = of_value.lower95 - target.value,
            .upper95 = of_value.upper95 - target.value,
            .lower998 = of_value.lower998 - target.value,
            .upper998 = of_value.upper998 - target.value,
            .kind = of_value.kind};
  }
  return {.lower95 = target.value - of_value.upper95,
          .upper95 = target.value - of_value.lower95,
          .lower998 = target.value - of_value.upper998,
          .upper998 = target.value - of_value.lower998,
          .kind = of_value.kind};
}

}  // namespace follow_up
