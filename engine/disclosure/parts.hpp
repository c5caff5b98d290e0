// The parts of a linear system that have no relation with each other, whatever is withheld: what is
// searched in one has no part in what is found in another. For the gate alone.
#pragma once

#include "disclosure/linear_system.hpp"

#include <cstddef>
#include <vector>

namespace omrade::disclosure {

/// The cells of each, ascending; those of the most cells first, of equals by their first cell.
/// A cell without a relation is a part of its own.
std::vector<std::vector<std::size_t>> parts_of(const LinearSystem& system);

}  // namespace omrade::disclosure
