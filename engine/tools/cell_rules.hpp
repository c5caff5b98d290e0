// Which cells of a table the rules withhold for their own numbers, and which with them.
#pragma once

#include "base/parallel_for.hpp"
#include "tools/cell_rounding.hpp"
#include "tools/cell_table.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::tools {

enum class CellRule : std::uint8_t {
  none,
  minimum_count,        ///< 0 < x < k
  complement,           ///< 0 < N - x < k
  group_disclosure,     ///< x = N
  minimum_denominator,  ///< counted among too few
  minimum_respondents,  ///< too few answers
  sum,                  ///< so that sums do not tell another one
};
inline constexpr std::array cell_rules{CellRule::none,
                                       CellRule::minimum_count,
                                       CellRule::complement,
                                       CellRule::group_disclosure,
                                       CellRule::minimum_denominator,
                                       CellRule::minimum_respondents,
                                       CellRule::sum};
std::string_view to_string(CellRule rule);

/// By entry of the table. Error user: counts that are no numbers of 0 or more, counts above their
/// denominator, sums that are not those of their parts. Error failed, naming them: cells that
/// nothing can protect, with what would have to be merged.
struct Withholding {
  std::vector<double> values{};
  std::vector<CellRule> rules{};
  std::string notice{};    ///< to be said, where a key was made now
  RoundedCells rounded{};  ///< empty unless the spec rounds; then no rule withholds
};
Withholding withhold(const CellTable& table, const disclosure::TableSpec& spec,
                     const ParallelFor& loop);

}  // namespace omrade::tools
