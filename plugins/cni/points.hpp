// Index points of one area, and their confidence limits.
#pragma once

#include <omrade/plugin.hpp>

#include <algorithm>
#include <cmath>

namespace cni {

/// A weighted sum of counts.
struct Points {
  double points = 0;    ///< sum of w*n
  double hits = 0;      ///< sum of n
  double variance = 0;  ///< sum of w*w*n: the counts taken as independent Poisson numbers
  int present = 0;      ///< how many of the counts are known

  void add(double weight, double count) {
    points += weight * count;
    hits += count;
    variance += weight * weight * count;
    ++present;
  }
};

/// Lower (-1) or upper (+1) limit of a Poisson count by Byar's approximation (Breslow and Day 1987,
/// vol. II, p. 69), at least 0: below one event the cube of the lower form turns negative.
inline double byar(double count, double z, int side) {
  const double x = side < 0 ? count : count + 1;
  const double root = std::max(0.0, 1 - 1 / (9 * x) + side * z / (3 * std::sqrt(x)));
  return x * root * root * root;
}

/// Dobson's limits of a weighted sum (Dobson, Kuulasmaa, Eberle and Scherer 1991) with Byar's
/// limits of the number of hits; none without hits. Points cannot be negative, and neither is their
/// limit.
inline omrade::Limits limits_of(const Points& p) {
  if (!(p.hits > 0)) return {};
  const double scale = std::sqrt(p.variance / p.hits);
  const auto limit = [&](double z, int side) {
    return std::max(0.0, p.points + scale * (byar(p.hits, z, side) - p.hits));
  };
  return {.lower95 = limit(omrade::kZ95, -1),
          .upper95 = limit(omrade::kZ95, +1),
          .lower998 = limit(omrade::kZ998, -1),
          .upper998 = limit(omrade::kZ998, +1),
          .kind = omrade::Interval::dobson};
}

}  // namespace cni
