#include "tools/cell_keys.hpp"

#include "base/text.hpp"

#include <string_view>
#include <utility>

namespace omrade::tools {
namespace {

std::string joined(const std::vector<std::string>& key) {
  return join(key, std::string_view("\x1f", 1));
}

}  // namespace

CellKeys::CellKeys(const CellTable& table) {
  for (const CellTable::Entry& entry : table.entries()) add(entry.key);
}

void CellKeys::add(std::vector<std::string> key) {
  index_.emplace(joined(key), keys_.size());
  keys_.push_back(std::move(key));
}

std::optional<std::size_t> CellKeys::find(const std::vector<std::string>& key) const {
  const auto at = index_.find(joined(key));
  if (at == index_.end()) return {};
  return at->second;
}

}  // namespace omrade::tools
