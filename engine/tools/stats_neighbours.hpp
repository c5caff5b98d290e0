// Neighbours of the rows of a table, from a file as of `omrade neighbours`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace omrade::tools {

class StatsInput;

struct RowNeighbours {
  std::vector<std::size_t> begin{};  ///< of row i: of[begin[i]] .. of[begin[i + 1])
  std::vector<std::uint32_t> of{};
};

/// The rows that `source`, a table with the columns from and to, names as neighbours of each row;
/// the texts of --by are the ids. Error user unless --by is one column of different ids, and where
/// an id of the source is empty or not in the table.
RowNeighbours read_row_neighbours(const StatsInput& input, const std::string& source);

}  // namespace omrade::tools
