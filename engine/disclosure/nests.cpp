#include "disclosure/nests.hpp"

#include <cmath>
#include <cstddef>
#include <limits>

namespace omrade::disclosure {
namespace {

constexpr double kSliver = 1e-3;  ///< of an area: how far hand-drawn borders miss each other

}  // namespace

std::vector<std::vector<std::uint32_t>> areas_inside(const Crosswalk& shares) {
  std::vector<std::vector<std::uint32_t>> inside(shares.targets());
  for (std::size_t i = 0; i < inside.size(); ++i) {
    bool whole = true;
    for (const CrosswalkEntry& entry : shares.of_target(i)) {
      if (entry.share < kSliver) continue;
      whole = whole && entry.share > 1 - kSliver;
      inside[i].push_back(entry.source);
    }
    if (!whole) inside[i].clear();
  }
  return inside;
}

std::vector<double> sums_inside(const std::vector<double>& values,
                                const std::vector<std::vector<std::uint32_t>>& inside) {
  std::vector<double> sums(inside.size(), std::numeric_limits<double>::quiet_NaN());
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (inside[i].empty()) continue;
    sums[i] = 0;
    for (const std::uint32_t area : inside[i])
      if (std::isfinite(values[area])) sums[i] += values[area];
  }
  return sums;
}

}  // namespace omrade::disclosure
