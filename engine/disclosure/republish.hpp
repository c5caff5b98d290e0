// Numbers that were withheld for others, and need not be: a search that protects one number after
// another withholds more than all of them together need. For the gate alone.
#pragma once

#include "disclosure/exchanges.hpp"
#include "disclosure/linear_system.hpp"

#include <cstddef>
#include <vector>

namespace omrade::disclosure {

/// Gives each cell of `order` back to the readers, in that order, if everything that must stay
/// possible and was, stays possible: published where it was before the search, else rounded. Begins
/// anew until nothing more comes of it, then with more search for each, or for as many steps as
/// `budget` has. `before` is the standing of each cell before the search.
/// The same result for any loop.
void republish(const LinearSystem& system, const std::vector<Range>& rounded,
               const std::vector<Standing>& before, const std::vector<std::size_t>& order,
               std::size_t budget, Exchanges& exchanges, const ParallelFor& loop = {});

}  // namespace omrade::disclosure
