#include "stats/funnel.hpp"

#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>

namespace omrade::stats {
namespace {

/// From here on a series gives the limits to 1e-11 of them; solving for them is slow, and fails
/// far above.
constexpr double kManyExpected = 1e6;

/// Cornish and Fisher's (1938) expansion of the quantiles of a Poisson variable, with the
/// correction for its whole numbers (half a step, and Sheppard's of the variance); `z` is negative
/// for the lower tail.
double quantile_of_many(double expected, double z) {
  const double root = std::sqrt(expected);
  const double half_step = z > 0 ? 0.5 : -0.5;
  return expected + z * root + (z * z - 1) / 6 + half_step - z * (z * z + 2) / (72 * root);
}

}  // namespace

Limits funnel_of_proportion(double target, double n, double z) {
  if (!(target >= 0 && target <= 1) || !std::isfinite(n) || n <= 0) return {kNoNumber, kNoNumber};
  const double half = z * std::sqrt(target * (1 - target) / n);
  return {std::max(0.0, target - half), std::min(1.0, target + half)};
}

Limits funnel_of_count(double expected, double z) {
  if (!std::isfinite(expected) || expected < 0) return {kNoNumber, kNoNumber};
  if (expected == 0) return {0, 0};
  if (expected > kManyExpected)
    return {quantile_of_many(expected, -z), quantile_of_many(expected, z)};
  const double tail = normal_two_sided_p(z) / 2;
  // P(X >= u) = gamma_p(u, mean) and P(X <= l) = gamma_q(l + 1, mean), to be solved for u and l.
  const double upper = boost::math::gamma_p_inva(expected, tail);
  const double lower =
      std::exp(-expected) >= tail ? 0 : boost::math::gamma_q_inva(expected, tail) - 1;
  return {std::max(0.0, lower), upper};
}

std::string_view name_of(Significance significance) {
  switch (significance) {
    case Significance::high998:
      return "high998";
    case Significance::high95:
      return "high95";
    case Significance::similar:
      return "similar";
    case Significance::low95:
      return "low95";
    case Significance::low998:
      return "low998";
  }
  return "similar";
}

Significance against_limits(double value, Limits at95, Limits at998) {
  if (value > at998.upper) return Significance::high998;
  if (value < at998.lower) return Significance::low998;
  if (value > at95.upper) return Significance::high95;
  if (value < at95.lower) return Significance::low95;
  return Significance::similar;
}

Significance against_target(const Estimate& estimate, double target) {
  if (estimate.at998.lower > target) return Significance::high998;
  if (estimate.at998.upper < target) return Significance::low998;
  if (estimate.at95.lower > target) return Significance::high95;
  if (estimate.at95.upper < target) return Significance::low95;
  return Significance::similar;
}

}  // namespace omrade::stats
