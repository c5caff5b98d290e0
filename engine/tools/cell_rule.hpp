// Why a cell of a table is withheld.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace omrade::tools {

enum class CellRule : std::uint8_t {
  none,
  minimum_count,        ///< 0 < x < k
  complement,           ///< 0 < N - x < k
  group_disclosure,     ///< x = N
  minimum_denominator,  ///< counted among too few
  minimum_respondents,  ///< too few answers
  dominance,            ///< two contributions are nearly all
  p_percent,            ///< the largest contribution can be worked out too well
  history,              ///< it was withheld before
  difference,           ///< it was revised by a few persons since it was published
  sum,                  ///< so that sums do not tell another one
};
inline constexpr std::array cell_rules{CellRule::none,
                                       CellRule::minimum_count,
                                       CellRule::complement,
                                       CellRule::group_disclosure,
                                       CellRule::minimum_denominator,
                                       CellRule::minimum_respondents,
                                       CellRule::dominance,
                                       CellRule::p_percent,
                                       CellRule::history,
                                       CellRule::difference,
                                       CellRule::sum};
std::string_view to_string(CellRule rule);

}  // namespace omrade::tools
