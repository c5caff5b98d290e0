// The cells of a linear system by their codes.
#pragma once

#include "tools/cell_table.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace omrade::tools {

/// The codes of a key as one text, another one for every other key, whatever the codes hold.
std::string one_text(const std::vector<std::string>& key);

class CellKeys {
 public:
  CellKeys() = default;
  /// Cell i is entry i of the table.
  explicit CellKeys(const CellTable& table);

  /// One more, at the end; it must not be there.
  void add(std::vector<std::string> key);
  [[nodiscard]] std::optional<std::size_t> find(const std::vector<std::string>& key) const;
  [[nodiscard]] std::size_t size() const noexcept { return keys_.size(); }
  [[nodiscard]] const std::vector<std::string>& operator[](std::size_t i) const { return keys_[i]; }

 private:
  std::vector<std::vector<std::string>> keys_;
  std::unordered_map<std::string, std::size_t> index_;
};

}  // namespace omrade::tools
