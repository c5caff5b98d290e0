#include "tools/cell_keys.hpp"

#include <utility>

namespace omrade::tools {

std::string one_text(const std::vector<std::string>& key) {
  std::string text;
  for (const std::string& code : key) text += std::to_string(code.size()) + ':' + code;
  return text;
}

CellKeys::CellKeys(const CellTable& table) {
  for (const CellTable::Entry& entry : table.entries()) add(entry.key);
}

void CellKeys::add(std::vector<std::string> key) {
  index_.emplace(one_text(key), keys_.size());
  keys_.push_back(std::move(key));
}

std::optional<std::size_t> CellKeys::find(const std::vector<std::string>& key) const {
  const auto at = index_.find(one_text(key));
  if (at == index_.end()) return {};
  return at->second;
}

}  // namespace omrade::tools
