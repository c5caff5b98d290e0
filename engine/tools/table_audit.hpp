// What can be worked out of a table as it is published.
#pragma once

#include "base/parallel_for.hpp"
#include "disclosure/linear_system.hpp"
#include "tools/cell_history.hpp"
#include "tools/cell_table.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace omrade::tools {

/// One withheld cell.
struct CellRange {
  std::size_t entry = 0;  ///< of the history's keys
  disclosure::Range range{};
  bool safe = true;                 ///< see `audit_table`
  std::vector<std::size_t> with{};  ///< of an unsafe one: the withheld cells of its sums
};

/// The withheld cells in the order of the table, and then earlier ones that are no rows of it; by
/// the table and all that was published before. "< N" is 1 to N - 1 and has to stay so; any other
/// mark is 0 or more, and is unsafe where it is known exactly, or where it may be some of
/// 1 … minimum_count - 1 but not others, unless earlier publications tell it already. So is one
/// that was published before and revised since, where it must be within a few persons of that and
/// is not all of these. Error user: a number that is none or below 0, sums that are not those of
/// their parts, a table that no counts fit.
///
/// A mark over a number of before that today's rules alone withhold is that number, if all such
/// marks may be; else any of them may have been revised. With `revisions` it is that number where
/// it was not revised, which no reader knows better.
std::vector<CellRange> audit_table(const CellTable& table, const disclosure::TableSpec& spec,
                                   const CellHistory& history, const ParallelFor& loop,
                                   const Revisions* revisions = nullptr);

/// What everybody knows of the entries of a table by itself: no count is above its population or
/// denominator.
std::vector<disclosure::Range> known_ranges(const CellTable& table,
                                            const disclosure::TableSpec& spec);

/// "area 'a', group 'x'": the cells with what to do about them, for messages; at most five.
std::string unsafe_cells(const CellTable& table, const CellHistory& history,
                         const std::vector<CellRange>& cells);

}  // namespace omrade::tools
