// What `omrade disclose` and `omrade audit` are told of a table: which columns count persons, what
// sums to what, and by which rules small numbers are withheld.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace omrade::disclosure {

/// In a column of codes, which are sums of which.
struct HierarchySpec {
  std::string column{};
  std::filesystem::path table{};  ///< CSV with the columns parent and child
};

/// An index of counts: Σ weight · count / population / national.
struct CompositeSpec {
  std::string column{};
  std::string population{};  ///< a column that everybody knows
  double national = 1;       ///< the index is 1 where the points per person are this
  std::vector<std::pair<std::string, double>> weights{};  ///< count column, and its weight
};

struct TableSpec {
  std::filesystem::path file{};  ///< of the spec, for messages
  std::uint32_t minimum_count = 5;
  std::uint32_t minimum_denominator = 20;
  std::uint32_t minimum_respondents = 30;
  bool group_disclosure = false;  ///< all of a group are withheld as well
  std::uint32_t rounding = 0;     ///< to multiples of this in place of withholding; 0: not
  double tolerance = 0;           ///< by how many persons totals may differ from their parts

  // A table of cells: one row for each combination of codes.
  std::vector<std::string> cells{};
  std::string value{};
  std::string denominator{};  ///< column of the persons among whom `value` is counted; or ""
  std::string respondents{};  ///< column of the answers that `value` rests on; or ""

  // A table of cells whose values are sums of contributions, not counts.
  std::string largest{};  ///< column of the largest contribution to each; "": values are counts
  std::string second{};
  double dominance = 0;  ///< percent that the two largest may be of the sum; 0: not asked
  double p_percent = 0;  ///< to how many percent the largest may be worked out; 0: not asked

  // A table of units: one row for each, with several counts.
  std::string id{};
  std::vector<std::string> counts{};
  std::vector<CompositeSpec> composites{};

  std::vector<HierarchySpec> hierarchies{};

  std::filesystem::path history{};  ///< what was published before; "" where nothing is known of it

  [[nodiscard]] bool of_cells() const noexcept { return !cells.empty(); }
  [[nodiscard]] bool of_sums() const noexcept { return !largest.empty(); }
};

}  // namespace omrade::disclosure
