// What must stay possible of a cell, value by value. For the gate alone.
#pragma once

#include "disclosure/linear_system.hpp"

#include <vector>

namespace omrade::disclosure {

/// Every whole number of the cell's need, or both ends of a real one; nothing where it has none.
std::vector<double> values_needed(const Cell& cell);

/// Takes out of the need what the bounds rule out, but never the cell's own number.
void narrow_need(Cell& cell, const Range& bounds);

}  // namespace omrade::disclosure
