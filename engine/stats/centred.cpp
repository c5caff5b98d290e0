#include "stats/centred.hpp"

#include "stats/compensated_sum.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace omrade::stats {
namespace {

constexpr double kEpsilon = std::numeric_limits<double>::epsilon();
constexpr double kStepsOfAlike = 64;
// A value and the mean are each within a few steps of what was meant: 0.3 and the mean of tenths.
constexpr double kStepsOfTheMean = 8;

double largest_of(std::span<const double> values) {
  double largest = 0;
  for (const double one : values) largest = std::max(largest, std::abs(one));  // NaN: passed over
  return largest;
}

double sum_of(std::span<const double> values) {
  CompensatedSum sum;
  for (const double one : values) sum.add(one);
  return sum.value();
}

}  // namespace

int exponent_to_leave_out(std::span<const double> values) {
  constexpr int common = 150;
  const double largest = largest_of(values);
  if (!(largest > 0) || !std::isfinite(largest)) return 0;
  const int exponent = std::ilogb(largest);
  return std::abs(exponent) > common ? exponent : 0;
}

Centred centred(std::vector<double> values) {
  Centred out;
  out.x = std::move(values);
  if (out.x.empty()) return out;
  if (const int exponent = exponent_to_leave_out(out.x); exponent != 0)
    for (double& one : out.x) one = std::ldexp(one, -exponent);
  const auto count = static_cast<double>(out.x.size());
  const double first = sum_of(out.x) / count;
  for (const double one : out.x) out.z.push_back(one - first);
  out.mean = first + sum_of(out.z) / count;
  const double largest = largest_of(out.x);
  for (std::size_t i = 0; i < out.x.size(); ++i) {
    out.z[i] = out.x[i] - out.mean;
    if (std::abs(out.z[i]) <= kStepsOfTheMean * kEpsilon * largest) out.z[i] = 0;
  }
  out.farthest = largest_of(out.z);
  const auto [low, high] = std::minmax_element(out.x.begin(), out.x.end());
  out.alike = *high - *low <= kStepsOfAlike * kEpsilon * largest;
  return out;
}

}  // namespace omrade::stats
