// The indices of a table of units: what they tell of withheld counts, and when they tell nothing.
#pragma once

#include "disclosure/linear_system.hpp"
#include "tools/cell_table.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::tools {

/// The columns of one [[composite]].
struct CompositeColumns {
  std::size_t index = 0;
  std::optional<std::size_t> step{};  ///< COLUMN_step, where the table has it
  std::vector<double> population{};   ///< by row; 0 where there is none
  double national = 1;
  struct Part {
    std::size_t count = 0;  ///< which of the counts of a unit
    double weight = 0;
  };
  std::vector<Part> parts{};
};

/// Error user: no such column (nearest name), a population that is no number of 0 or more.
std::vector<CompositeColumns> read_composites(const CellTable& table,
                                              const disclosure::TableSpec& spec);

/// By how much a printed number may differ from what it stands for: half a unit of its last digit.
double half_digit(std::string_view printed);

/// Adds what the printed indices say, to a system whose cell i is entry i of the table.
void add_composites(const CellTable& table, const std::vector<CompositeColumns>& composites,
                    disclosure::LinearSystem& system);

/// Error user where an index is not what its counts make it: then nobody knows what it tells.
void require_formula(const CellTable& table, const std::vector<CompositeColumns>& composites,
                     const std::vector<double>& values);

/// An index as it may be published beside withheld counts.
struct PrintedIndex {
  std::string text{};
  std::string step{};
};

/// The index rounded to the finest step (1, 2 or 5 times a power of ten, not finer than it is
/// printed) at which it is the same for all numbers of `hidden` that the withheld counts may be;
/// nothing where that is over half of it. Depends on what is known only. `counts` are those of
/// the unit, NaN where withheld.
std::optional<PrintedIndex> rounded_index(const CompositeColumns& composite, std::size_t row,
                                          const std::vector<double>& counts,
                                          disclosure::Range hidden, std::string_view printed);

}  // namespace omrade::tools
