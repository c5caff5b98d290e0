// Which cells of a table the rules withhold for their own numbers, and which with them.
#pragma once

#include "base/parallel_for.hpp"
#include "tools/cell_history.hpp"
#include "tools/cell_rounding.hpp"
#include "tools/cell_rule.hpp"
#include "tools/cell_table.hpp"

#include <string>
#include <vector>

namespace omrade::tools {

/// By entry of the table. Error user: counts that are no numbers of 0 or more, counts above their
/// denominator, contributions that are no part of their sum, sums that are not those of their
/// parts, what was published before and does not fit them. Error failed, naming them: cells that
/// nothing can protect, today's and earlier ones, with what would have to be merged.
struct Withholding {
  std::vector<double> values{};
  std::vector<CellRule> rules{};
  Revisions revisions{};   ///< of what was published before
  std::string notice{};    ///< to be said, where a key was made now
  RoundedCells rounded{};  ///< empty unless the spec rounds; then no rule withholds
};
Withholding withhold(const CellTable& table, const disclosure::TableSpec& spec,
                     const CellHistory& history, const ParallelFor& loop);

}  // namespace omrade::tools
