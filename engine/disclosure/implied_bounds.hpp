// What relations say of their cells one by one: anybody can work it out with paper and pencil. For
// the gate alone.
#pragma once

#include "disclosure/exchanges.hpp"
#include "disclosure/linear_system.hpp"

#include <vector>

namespace omrade::disclosure {

/// Bounds of each cell that follow from those of the others in each relation, again and again until
/// little changes. They are true, but may be wider than what all relations together say.
std::vector<Range> implied_bounds(const LinearSystem& system, const std::vector<Range>& rounded,
                                  const std::vector<Standing>& standing, int rounds = 20);

}  // namespace omrade::disclosure
