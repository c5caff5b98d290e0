// The Care Need Index: weights, index points and their limits, as the bundled plugin and
// `omrade stats cni` both compute them.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace omrade {
inline namespace sdk {
namespace formula {

struct CareNeedGroup {
  std::string_view key;
  double weight = 0;
};

/// The seven groups that are counted, with Statistics Sweden's weights.
inline constexpr std::array<CareNeedGroup, 7> kCareNeedGroups{{{"old_alone", 6.15},
                                                               {"foreign_born", 5.72},
                                                               {"unemployed", 5.13},
                                                               {"single_parent", 4.19},
                                                               {"moved_in", 4.19},
                                                               {"low_education", 3.97},
                                                               {"under_5", 3.23}}};

/// Index points per inhabitant of the nation, as Statistics Sweden's published example implies.
inline constexpr double kCareNeedNationalRate = 2.4761;

/// Lower (-1) or upper (+1) limit of a Poisson count by Byar's approximation (Breslow and Day 1987,
/// vol. II, p. 69), at least 0: below one event the cube of the lower form turns negative.
inline double byar_at_least_zero(double count, double z, int side) {
  const double x = side < 0 ? count : count + 1;
  const double root = std::max(0.0, 1 - 1 / (9 * x) + side * z / (3 * std::sqrt(x)));
  return x * root * root * root;
}

/// A weighted sum of counts.
struct IndexPoints {
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

  /// By what points are divided to have the index, the nation being 1.
  [[nodiscard]] static double divisor(double people, double national_rate) {
    return people * national_rate;
  }

  /// Dobson's limit of the points (Dobson, Kuulasmaa, Eberle and Scherer 1991) with Byar's limit of
  /// the number of hits. Points cannot be negative, and neither is their limit. REQUIRES: hits > 0.
  [[nodiscard]] double limit(double z, int side) const {
    const double scale = std::sqrt(variance / hits);
    return std::max(0.0, points + scale * (byar_at_least_zero(hits, z, side) - hits));
  }
};

}  // namespace formula
}  // namespace sdk
}  // namespace omrade
