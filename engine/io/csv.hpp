// Delimited text as analysts have it: comma, semicolon or tab; decimal point or comma; missing
// marks. Codes stay text: nothing is taken for a number unless the caller asks for one.
//
// Written here, not left to GDAL, since a ragged row must be refused with its line (GDAL fills it
// up) and a refused value must be named by row and column.
#pragma once

#include "model/column.hpp"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace omrade::io {

struct CsvOptions {
  std::string delimiter{};  ///< one character or "tab"; empty: the one of , ; tab that the header
                            ///< holds most often
  /// "." or ","; empty: "," if some value is a number only so and none is one with a point ("1,234"
  /// may be a thousand and decides nothing).
  std::string decimal{};
  /// Empty: "..", ".", "-", "NA". Empty text is always missing; blanks around are ignored.
  std::vector<std::string> missing{};
};

/// What `missing` stands for: its marks or the usual ones, trimmed, and the empty text.
std::vector<std::string> missing_marks(const CsvOptions& options);

/// The whole text of a file, plain or packed by gzip, split into fields.
class Csv {
 public:
  /// Error user: unreadable file, empty file, ragged rows (with their lines), two columns of one
  /// name, an unfinished quote, zero bytes, an option that is none.
  static Csv read(const std::filesystem::path& file, const CsvOptions& options);

  [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }
  [[nodiscard]] std::size_t rows() const noexcept { return lines_.size(); }
  [[nodiscard]] bool has(std::string_view column) const;
  /// Trimmed text of a column, missing marks included. Error bug for an unknown column, and
  /// likewise below.
  [[nodiscard]] std::vector<std::string> texts(std::string_view column) const;
  /// Numbers with NaN for missing marks; blanks between thousands are none of their digits. Error
  /// user naming the rows (at most five, then how many more) whose text is not a number:
  /// "scb.csv:17: column 'befolkning': 'tolv' is not a number; …".
  [[nodiscard]] std::vector<double> numbers(std::string_view column) const;
  /// A category column: labels in order of first appearance, -1 for missing marks.
  [[nodiscard]] Column categories(std::string_view column) const;
  /// The line of the file on which a row begins (the header is line 1).
  [[nodiscard]] std::size_t line(std::size_t row) const { return lines_[row]; }
  [[nodiscard]] char decimal() const noexcept { return decimal_; }
  /// What was detected, for the provenance: delimiter, decimal, encoding.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> detected() const;

 private:
  Csv() = default;
  [[nodiscard]] std::size_t position(std::string_view column) const;
  [[nodiscard]] bool is_missing(std::string_view text) const;

  std::filesystem::path file_;
  std::vector<std::string> names_;
  std::shared_ptr<const std::string> text_;  ///< what the fields point into
  std::vector<std::string_view> fields_;     ///< row-major
  std::vector<std::size_t> lines_;
  std::vector<std::string> missing_;
  std::string encoding_;
  char delimiter_ = ',';
  char decimal_ = '.';
};

}  // namespace omrade::io
