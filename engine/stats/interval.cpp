#include "stats/interval.hpp"

#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace omrade::stats {
namespace {

namespace policies = boost::math::policies;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr Limits kNoLimits{kNone, kNone};
constexpr double kRounding = 1e-9;

// Quantiles of near-zero shapes underflow to 0, which is the answer; they must not throw.
using Quiet = policies::policy<policies::domain_error<policies::ignore_error>,
                               policies::overflow_error<policies::ignore_error>,
                               policies::underflow_error<policies::ignore_error>,
                               policies::evaluation_error<policies::ignore_error>>;

bool is_count(double x) {
  return std::isfinite(x) && x >= 0;
}

}  // namespace

double normal_quantile(double p) {
  if (!(p > 0 && p < 1)) return kNone;
  return -std::numbers::sqrt2 * boost::math::erfc_inv(2 * p, Quiet());
}

double normal_two_sided_p(double z) {
  return std::erfc(std::abs(z) / std::numbers::sqrt2);
}

Limits wilson(double x, double n, double z) {
  if (!std::isfinite(x) || !std::isfinite(n) || n <= 0 || std::isnan(z)) return kNoLimits;
  if (x < -kRounding * n || x > n * (1 + kRounding)) return kNoLimits;
  x = std::clamp(x, 0.0, n);
  const double root = z * std::sqrt(z * z + 4 * x * (1 - x / n));
  const double sum = 2 * x + z * z + root;
  // The two limits are the roots of one quadratic; the lower one follows from their product,
  // because the difference of nearly equal terms would lose the digits of a small proportion.
  const double lower = x == 0 ? 0.0 : 2 * x * x / (n * sum);
  const double upper = x == n ? 1.0 : std::min(1.0, sum / (2 * (n + z * z)));
  return {lower, upper};
}

Limits byar(double x, double z) {
  if (!is_count(x) || std::isnan(z)) return kNoLimits;
  const double more = x + 1;
  const double upper_root = 1 - 1 / (9 * more) + z / (3 * std::sqrt(more));
  const double upper = more * upper_root * upper_root * upper_root;
  if (x == 0) return {0, upper};
  const double lower_root = 1 - 1 / (9 * x) - z / (3 * std::sqrt(x));
  if (lower_root < 0) return {kNone, upper};
  return {x * lower_root * lower_root * lower_root, upper};
}

Limits poisson_exact(double x, double z) {
  if (!is_count(x) || std::isnan(z)) return kNoLimits;
  const double tail = normal_two_sided_p(z) / 2;
  // Half a chi-square variable with 2k degrees of freedom is a gamma variable of shape k.
  double lower = x == 0 ? 0.0 : boost::math::gamma_p_inv(x, tail, Quiet());
  if (std::isnan(lower))
    lower = 0;  // x so small that the quantile, tail^(1/x) or so, is 0 long since
  return {lower, boost::math::gamma_q_inv(x + 1, tail, Quiet())};
}

Limits poisson(double x, double z) {
  return x < kByarFrom ? poisson_exact(x, z) : byar(x, z);
}

Limits difference(double a, Limits a_limits, double b, Limits b_limits) {
  // Not std::hypot: it says infinity where one term is NaN.
  const auto length = [](double p, double q) { return std::sqrt(p * p + q * q); };
  return {a - b - length(a - a_limits.lower, b_limits.upper - b),
          a - b + length(a_limits.upper - a, b - b_limits.lower)};
}

}  // namespace omrade::stats
