// omrade neighbours: which areas are neighbours of which.
#pragma once

#include "tools/output.hpp"

#include <string>

namespace omrade::tools {

struct NeighboursArguments {
  std::string areas{};         ///< a source
  std::string id{};            ///< its field of ids
  std::string rule = "queen";  ///< see neighbour_rule.hpp
  unsigned threads = 1;
  bool quiet = false;  ///< no summary on standard error
  OutputOptions output{};
};

/// Rows from, to: each pair in both directions, by the order of the source. Areas without
/// neighbours have no row and are counted in the summary, on standard error or in --json.
int neighbours(const NeighboursArguments& arguments);

}  // namespace omrade::tools
