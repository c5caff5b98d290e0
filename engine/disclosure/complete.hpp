// Numbers for withheld cells that nobody remembers: those of an earlier publication.
#pragma once

#include "base/parallel_for.hpp"
#include "disclosure/linear_system.hpp"

#include <cstddef>
#include <vector>

namespace omrade::disclosure {

/// Gives every unseen cell whose value is NaN one that fits its relations, its `known` and the
/// values of all other cells, withheld ones too; whole numbers for whole cells. Any that fit: they
/// are for suppress to start from, and say nothing of the true ones. Returns the first cell of each
/// part of the system for which none were found. The same for any loop. `search` as of
/// AuditOptions.
std::vector<std::size_t> complete(LinearSystem& system, std::size_t search,
                                  const ParallelFor& loop);

}  // namespace omrade::disclosure
