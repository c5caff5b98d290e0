// The relations between the cells of a table that its hierarchies say.
#pragma once

#include "disclosure/linear_system.hpp"
#include "tools/cell_hierarchy.hpp"
#include "tools/cell_keys.hpp"
#include "tools/cell_table.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace omrade::tools {

/// Of relation r of a system: which cell is the sum.
struct SumName {
  std::vector<std::string> key{};
  std::size_t hierarchy = 0;
  std::vector<std::string> without_row{};  ///< parts that the table does not hold: taken as 0
};

std::vector<CellHierarchy> read_hierarchies(const CellTable& table,
                                            const disclosure::TableSpec& spec);

/// Adds to a system whose cell i is that of key i: sum - parts = 0 for every cell that is a sum and
/// has parts among them. A part that has no row of its own but parts that have is an
/// absent cell, with the sum of their values (NaN where one of them is NaN); one without either is
/// no part.
std::vector<SumName> add_relations(const CellKeys& keys,
                                   const std::vector<CellHierarchy>& hierarchies, double tolerance,
                                   disclosure::LinearSystem& system);

/// "the parts of area 'x', group 'y' sum to 41, and its row says 43".
[[noreturn]] void refuse_sum(const CellTable& table, const CellHierarchy& hierarchy,
                             const SumName& sum, double parts, double row);

}  // namespace omrade::tools
