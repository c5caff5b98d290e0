#include "composite/gaps.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>

namespace omrade::composite {
namespace {

std::vector<double> known(std::span<const double> values) {
  std::vector<double> out;
  for (const double value : values) {
    if (!std::isnan(value)) out.push_back(value);
  }
  return out;
}

}  // namespace

double median(std::span<const double> values) {
  std::vector<double> sorted = known(values);
  if (sorted.empty()) return std::numeric_limits<double>::quiet_NaN();
  std::sort(sorted.begin(), sorted.end());
  const std::size_t middle = sorted.size() / 2;
  if (sorted.size() % 2 == 1) return sorted[middle];
  return sorted[middle - 1] / 2 + sorted[middle] / 2;
}

std::vector<bool> high_need(std::span<const double> need, std::optional<double> from) {
  std::vector<double> sorted = known(need);
  std::sort(sorted.begin(), sorted.end(), std::greater<>());
  const std::size_t fifth = sorted.size() / 5;
  std::vector<bool> out(need.size());
  for (std::size_t i = 0; i < need.size(); ++i) {
    if (std::isnan(need[i])) continue;
    // Fewer than `fifth` are higher than it, if it is no lower than the last of them.
    out[i] = from ? need[i] >= *from : fifth > 0 && need[i] >= sorted[fifth - 1];
  }
  return out;
}

Gap gap(double inside, double nearest, double median_nearest) {
  if (inside == 0) return Gap::missing;
  return nearest > median_nearest ? Gap::far : Gap::none;
}

}  // namespace omrade::composite
