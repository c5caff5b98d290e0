// The parts of a linear system that do not tell of each other; for audit and suppress alone.
#pragma once

#include "disclosure/linear_system.hpp"

#include <cstddef>
#include <vector>

namespace omrade::disclosure {

/// Whether a reader does not know its exact value.
inline bool unknown(const Cell& cell) noexcept {
  return unseen(cell) || (cell.slack > 0 && cell.state != CellState::open);
}

/// What a reader knows of an unknown cell by itself; whole ends for a whole cell.
Range known_range(const Cell& cell);

struct Component {
  std::vector<std::size_t> cells{};      ///< unknown ones, ascending
  std::vector<std::size_t> relations{};  ///< ascending
};

/// Unknown cells that share relations, and those relations. Ordered by their first cell. Cells
/// without a relation are components of their own.
std::vector<Component> components_of(const LinearSystem& system);

}  // namespace omrade::disclosure
