// Which codes of a column are sums of which.
#pragma once

#include "disclosure/table_spec.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace omrade::tools {

struct CellHierarchy {
  std::size_t key_place = 0;  ///< of its column in the keys of the cells
  std::string shown{};        ///< its file, for messages
  std::unordered_map<std::string, std::vector<std::string>> children{};  ///< in the file's order
};

/// Error user: a file that cannot be read, no columns parent and child (nearest name), an empty
/// code, a pair that stands twice, a code that is a part of itself.
CellHierarchy read_hierarchy(const disclosure::HierarchySpec& spec, std::size_t key_place);

}  // namespace omrade::tools
