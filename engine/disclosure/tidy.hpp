// What was withheld and turns out not to be needed; for suppress alone.
#pragma once

#include "disclosure/linear_system.hpp"

#include <cstddef>
#include <set>
#include <vector>

namespace omrade::disclosure {

/// Those of `added` that can be published again with every need of the others still possible; the
/// dearest are tried first. Large components are left as they are.
std::vector<std::size_t> tidy(const LinearSystem& system, const std::set<std::size_t>& added,
                              std::size_t search, const ParallelFor& loop);

}  // namespace omrade::disclosure
