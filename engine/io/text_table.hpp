// A table whose cells have been read as text: sheets and statistical cubes.
#pragma once

#include "io/table.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace omrade::io {

/// The cells of one column, every distinct text held once.
class TextCells {
 public:
  void add(const std::string& text) { codes_.push_back(code_of(text)); }
  /// The code of a text, for callers that add it many times.
  std::int32_t code_of(const std::string& text);
  void add_code(std::int32_t code) { codes_.push_back(code); }

  [[nodiscard]] const std::vector<std::string>& labels() const noexcept { return labels_; }
  [[nodiscard]] const std::vector<std::int32_t>& codes() const noexcept { return codes_; }

 private:
  std::unordered_map<std::string, std::int32_t> known_;
  std::vector<std::string> labels_;
  std::vector<std::int32_t> codes_;
};

struct TextTableParts {
  std::string subject{};  ///< the file, for messages
  std::vector<std::string> names{};
  std::vector<TextCells> columns{};       ///< one per name, of equal length
  std::vector<std::size_t> shown_rows{};  ///< the number of each row in the source
  std::vector<std::string> missing{};     ///< texts that stand for nothing
  bool comma = false;                     ///< "12,5" is a number; "12.5" always is
  std::vector<std::pair<std::string, std::string>> detected{};
};

class TextTable final : public TableSource {
 public:
  explicit TextTable(TextTableParts parts) : parts_(std::move(parts)) {}

  [[nodiscard]] const std::vector<std::string>& names() const override { return parts_.names; }
  [[nodiscard]] std::size_t rows() const override { return parts_.shown_rows.size(); }
  [[nodiscard]] Column reals(const std::string& column) const override;
  [[nodiscard]] Column categories(const std::string& column) const override;
  [[nodiscard]] std::string place(std::size_t row) const override;
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> detected() const override {
    return parts_.detected;
  }

 private:
  [[nodiscard]] const TextCells& cells(const std::string& column) const;
  [[nodiscard]] bool is_missing(const std::string& text) const;

  TextTableParts parts_;
};

}  // namespace omrade::io
