#include "disclosure/needs.hpp"

#include <cmath>

namespace omrade::disclosure {

std::vector<double> values_needed(const Cell& cell) {
  std::vector<double> values;
  if (cell.need.empty()) return values;
  if (!cell.whole) return {cell.need.lower, cell.need.upper};
  for (double value = std::ceil(cell.need.lower); value <= cell.need.upper; ++value)
    values.push_back(value);
  return values;
}

}  // namespace omrade::disclosure
