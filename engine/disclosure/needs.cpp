#include "disclosure/needs.hpp"

#include <algorithm>
#include <cmath>

namespace omrade::disclosure {
namespace {

constexpr double kNear = 1e-3;  ///< persons

}  // namespace

void narrow_need(Cell& cell, const Range& bounds) {
  if (cell.need.empty()) return;
  cell.need.lower =
      std::min(cell.value, std::max(cell.need.lower, std::ceil(bounds.lower - kNear)));
  cell.need.upper =
      std::max(cell.value, std::min(cell.need.upper, std::floor(bounds.upper + kNear)));
}

std::vector<double> values_needed(const Cell& cell) {
  std::vector<double> values;
  if (cell.need.empty()) return values;
  if (!cell.whole) return {cell.need.lower, cell.need.upper};
  for (double value = std::ceil(cell.need.lower); value <= cell.need.upper; ++value)
    values.push_back(value);
  return values;
}

}  // namespace omrade::disclosure
