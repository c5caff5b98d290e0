#include "geometry/zonal_values.hpp"

#include <algorithm>
#include <limits>

namespace omrade::geometry {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kAlike = 1e-9;  // of a cell: shares that differ by rounding

}  // namespace

double share_quantile(std::span<const ValueShare> shares, double q) {
  double all = 0;
  for (const ValueShare& share : shares) all += share.cells;
  if (!(all > 0)) return kNone;
  const double length = std::min(1.0, all);
  const double begin = q * (all - length);
  const double end = begin + length;
  double reached = 0;
  double sum = 0;
  double taken = 0;
  for (const ValueShare& share : shares) {
    const double from = std::max(reached, begin);
    reached += share.cells;
    const double part = std::min(reached, end) - from;
    if (part > kAlike) {
      sum += part * share.value;
      taken += part;
    }
    if (reached >= end) break;
  }
  return taken > 0 ? sum / taken : shares.back().value;
}

double majority(std::span<const ValueShare> shares) {
  if (shares.empty()) return kNone;
  const ValueShare* best = &shares.front();
  for (const ValueShare& share : shares) {
    if (share.cells > best->cells + kAlike) best = &share;
  }
  return best->value;
}

double minority(std::span<const ValueShare> shares) {
  if (shares.empty()) return kNone;
  const ValueShare* best = &shares.front();
  for (const ValueShare& share : shares) {
    if (share.cells < best->cells - kAlike) best = &share;
  }
  return best->value;
}

}  // namespace omrade::geometry
