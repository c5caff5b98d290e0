// The relations between the cells of a table that its hierarchies say.
#pragma once

#include "disclosure/linear_system.hpp"
#include "tools/cell_hierarchy.hpp"
#include "tools/cell_keys.hpp"
#include "tools/cell_table.hpp"

#include <cstddef>
#include <cstdint>
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

/// Of a sum none of whose parts has a row, nor parts that have: whether its parts are reckoned with
/// where some of them are parts of other sums too, which tells of both.
enum class Rowless : std::uint8_t { no_parts, parts };

/// Adds to a system whose cell i is that of key i: sum - parts = 0 for every cell that is a sum and
/// has parts among them. A part that has no row of its own but parts that have is an absent cell,
/// with the sum of their values (NaN where one of them is NaN); one without either is no part, or
/// an absent cell whose value is NaN.
std::vector<SumName> add_relations(const CellKeys& keys,
                                   const std::vector<CellHierarchy>& hierarchies, double tolerance,
                                   Rowless rowless, disclosure::LinearSystem& system);

/// Rounded numbers and sums that may differ from their parts are reckoned with by their rows.
Rowless rowless_of(const disclosure::TableSpec& spec);

/// "the parts of area 'x', group 'y' sum to 41, and its row says 43".
[[noreturn]] void refuse_sum(const CellTable& table, const CellHierarchy& hierarchy,
                             const SumName& sum, double parts, double row);

}  // namespace omrade::tools
