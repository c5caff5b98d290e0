// omrade autocorrelation: are neighbouring areas alike, and where.
#pragma once

#include "tools/output.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace omrade::tools {

struct AutocorrelationArguments {
  std::string areas{};              ///< a source
  std::string id{};                 ///< its field of ids
  std::string value{};              ///< a field of it, or a column of `table`
  std::string table{}, table_id{};  ///< see area_values.hpp
  std::string rule = "queen";       ///< see neighbour_rule.hpp
  std::size_t permutations = 999;   ///< 0: no p
  std::string divisor = "n";        ///< or "n-1"
  bool binary = false;              ///< else row-standardised
  std::uint64_t seed = 1;
  unsigned threads = 1;
  bool quiet = false;  ///< no summary on standard error
  OutputOptions output{};
};

/// A row id, local_moran, p, quadrant for each area, by the order of the source; empty but for the
/// id for areas without a value and islands, which no statistic counts. Moran's I, Geary's C and
/// G are in --json; a summary goes to standard error. Nothing has a value where no two neighbours
/// have one, and where all values are alike. Error user for infinite values.
int autocorrelation(const AutocorrelationArguments& arguments);

}  // namespace omrade::tools
