// The records of delimited text one by one, by the rules of csv_split.hpp, without a list of all
// fields: for texts of millions of rows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::io {

class CsvRecords {
 public:
  enum class Row : std::uint8_t {
    whole,
    ragged,    ///< with `fields()` fields
    unclosed,  ///< a quote is opened and never closed: all the rest of the text
    trailing,  ///< text follows a closing quote; the rest of the line is left out
    end,
  };

  /// Records have `width` fields, of which those at `columns` are kept, in that order. The text
  /// must outlive the records; it begins where a record does.
  CsvRecords(std::string_view text, char delimiter, std::size_t width,
             const std::vector<std::size_t>& columns);

  Row next();
  /// Trimmed; of the last whole record. Valid until the next.
  [[nodiscard]] std::string_view field(std::size_t column) const { return kept_[column]; }
  [[nodiscard]] std::size_t fields() const noexcept { return fields_; }
  /// Where the next record begins, or the end of its line before.
  [[nodiscard]] std::size_t position() const noexcept {
    return static_cast<std::size_t>(at_ - begin_);
  }

 private:
  void skip_line_ends();
  void skip_rest_of_line();
  /// False where the quote is not closed, or text follows it.
  bool quoted(std::string_view& field, std::string& undone);

  const char* begin_;
  const char* at_;
  const char* end_;
  char delimiter_;
  std::size_t width_;
  static constexpr std::uint32_t kNotKept = 0xFFFFFFFFU;
  std::vector<std::uint32_t> place_;   ///< per field: its position in `kept_`
  std::vector<std::uint32_t> copies_;  ///< per column: the position that holds the same field
  std::vector<std::string_view> kept_;
  std::vector<std::string> undone_;  ///< per kept field: quotes undone
  std::size_t fields_ = 0;
  bool unclosed_ = false;
};

}  // namespace omrade::io
