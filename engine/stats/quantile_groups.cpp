#include "stats/quantile_groups.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace omrade::stats {

std::vector<std::uint32_t> quantile_groups(std::span<const double> values, std::uint32_t count,
                                           bool invert) {
  std::vector<std::uint32_t> groups(values.size(), 0);
  std::vector<double> sorted;
  sorted.reserve(values.size());
  for (const double value : values) {
    if (!std::isnan(value)) sorted.push_back(invert ? -value : value);
  }
  const std::uint64_t n = sorted.size();
  if (n < count || n == 0) return groups;
  std::sort(sorted.begin(), sorted.end());
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i])) continue;
    const double value = invert ? -values[i] : values[i];
    const auto below = std::lower_bound(sorted.begin(), sorted.end(), value) - sorted.begin();
    const std::uint64_t from_top = n - static_cast<std::uint64_t>(below);  // N + 1 - rank
    const std::uint64_t steps = (from_top * count + n - 1) / n;
    groups[i] = static_cast<std::uint32_t>(std::max<std::uint64_t>(1, count + 1 - steps));
  }
  return groups;
}

}  // namespace omrade::stats
