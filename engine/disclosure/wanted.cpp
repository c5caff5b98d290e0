#include "disclosure/wanted.hpp"

#include <algorithm>
#include <cmath>

namespace omrade::disclosure {
namespace {

/// Of a longer range the ends will do.
constexpr double most_values = 1000;

}  // namespace

Wanted::Wanted(const Cell& cell) : whole_(cell.whole) {
  if (!withheld(cell)) return;
  const Range known = known_range(cell);
  for (const Range& need : {cell.need, cell.also}) {
    const double low = std::max(need.lower, known.lower);
    const double high = std::min(need.upper, known.upper);
    if (need.empty() || low > high) continue;
    if (whole_ && high - low < most_values) {
      for (double value = std::ceil(low); value <= high; ++value) values_.push_back(value);
    } else {
      values_.insert(values_.end(), {low, high});
    }
  }
  std::sort(values_.begin(), values_.end());
  values_.erase(std::unique(values_.begin(), values_.end()), values_.end());
  met_.resize(values_.size(), false);
}

void Wanted::take(double possible) {
  if (values_.empty()) return;
  if (!whole_) {  // between two possible values all are
    const double room = 1e-6 * std::max(1.0, std::abs(possible));
    least_ = std::min(least_, possible - room);
    most_ = std::max(most_, possible + room);
    for (std::size_t i = 0; i < values_.size(); ++i)
      if (values_[i] >= least_ && values_[i] <= most_) met_[i] = true;
    return;
  }
  for (std::size_t i = 0; i < values_.size(); ++i)
    if (values_[i] == possible) met_[i] = true;
}

bool Wanted::has(double value) const {
  for (std::size_t i = 0; i < values_.size(); ++i)
    if (values_[i] == value) return met_[i];
  return false;
}

std::vector<double> Wanted::missing() const {
  std::vector<double> missing;
  for (std::size_t i = 0; i < values_.size(); ++i)
    if (!met_[i]) missing.push_back(values_[i]);
  return missing;
}

}  // namespace omrade::disclosure
