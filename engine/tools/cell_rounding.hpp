// Rounding in place of withholding: every count becomes a multiple of a base, up or down by chance.
#pragma once

#include "base/hash.hpp"
#include "disclosure/linear_system.hpp"
#include "tools/cell_table.hpp"

#include <cstddef>
#include <vector>

namespace omrade::tools {

struct RoundedCells {
  std::vector<double> values{};  ///< by entry
  std::vector<double> steps{};   ///< the true value differs by less than this
};

/// Error user where a sum is made up in two ways that do not come down to the same parts, such as a
/// region of municipalities and of catchments: rounded apart, the one tells of the other.
void require_one_way(const CellTable& table, const disclosure::LinearSystem& system);

/// x becomes one of the two multiples of `base` around it, the upper one with probability
/// (x mod base) / base, so that the expected value is x (Nargundkar and Saveland 1972); chance is
/// HMAC-SHA-256 of the codes under `key`, so a cell is the same in every table. Sums are the sums
/// of their rounded parts: they tell no more than these, and the step of a sum is that of its parts
/// together. x is then one of the 2 base - 1 numbers around it, whatever else is published.
/// `system` is that of add_relations, with whole numbers that keep it.
RoundedCells round_cells(const CellTable& table, const std::vector<double>& values,
                         const disclosure::LinearSystem& system, unsigned base,
                         const SecretKey& key);

}  // namespace omrade::tools
