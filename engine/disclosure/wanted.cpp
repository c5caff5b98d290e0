#include "disclosure/wanted.hpp"

#include <algorithm>
#include <cmath>

namespace omrade::disclosure {

Wanted::Wanted(const Cell& cell) : whole_(cell.whole) {
  if (!withheld(cell) || cell.need.empty()) return;
  const Range known = known_range(cell);
  const double low = std::max(cell.need.lower, known.lower);
  const double high = std::min(cell.need.upper, known.upper);
  if (low > high) return;
  if (whole_ && high - low < 1000) {
    for (double value = std::ceil(low); value <= high; ++value) values_.push_back(value);
  } else {
    values_ = {low, high};
  }
  met_.resize(values_.size(), false);
}

void Wanted::take(double possible) {
  if (values_.empty()) return;
  if (!whole_) {  // between two possible values all are
    const double room = 1e-6 * std::max(1.0, std::abs(possible));
    if (possible <= values_.front() + room) met_.front() = true;
    if (possible >= values_.back() - room) met_.back() = true;
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
