// A category column from texts, row by row: labels in order of first appearance.
#pragma once

#include "model/column.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace omrade::io {

class CategoryBuilder {
 public:
  explicit CategoryBuilder(std::size_t rows) { codes_.reserve(rows); }

  /// `text` must stay where it is until `column`.
  void add(std::string_view text) {
    const auto [at, added] = code_of_.try_emplace(text, static_cast<std::int32_t>(labels_.size()));
    if (added) labels_.emplace_back(text);
    codes_.push_back(at->second);
  }
  void add_missing() { codes_.push_back(-1); }
  [[nodiscard]] Column column() const { return Column::of_categories(codes_, labels_); }

 private:
  std::unordered_map<std::string_view, std::int32_t> code_of_;
  std::vector<std::int32_t> codes_;
  std::vector<std::string> labels_;
};

}  // namespace omrade::io
