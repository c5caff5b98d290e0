// Numbers for withheld cells that nobody remembers: those of an earlier publication.
#pragma once

#include "base/parallel_for.hpp"
#include "disclosure/linear_system.hpp"

#include <cstddef>
#include <vector>

namespace omrade::disclosure {

/// The first cell of a part of the system for which no numbers were found.
struct Incomplete {
  std::size_t cell = 0;
  bool none = false;  ///< there are none; else the search was given up
};

/// Gives every unseen cell whose value is NaN one that fits its relations, its `known` and the
/// values of all other cells, withheld ones too; whole numbers for whole cells. Any that fit: they
/// are for suppress to start from, and say nothing of the true ones. Returns the parts without. The
/// same for any loop. `search` as of AuditOptions.
std::vector<Incomplete> complete(LinearSystem& system, std::size_t search, const ParallelFor& loop);

}  // namespace omrade::disclosure
