// Delimited text in pieces of whole records, which several threads may read at the same time.
#pragma once

#include "io/csv_records.hpp"
#include "io/mapped_file.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::io {

/// By the ending of its name: csv, tsv, txt, also packed by gzip.
bool is_delimited_text(const std::filesystem::path& file);

class CsvPieces {
 public:
  /// Maps a plain file; one packed by gzip is unpacked into memory. The delimiter is detected as in
  /// csv.hpp. Error user: unreadable or empty file, UTF-16, two columns of one name.
  explicit CsvPieces(const std::filesystem::path& file);

  [[nodiscard]] const std::string& subject() const noexcept { return subject_; }
  [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }
  /// Error user where there is no such column.
  [[nodiscard]] std::size_t position(const std::string& column) const;

  /// The next pieces, at most `count`; none at the end. Where they are cut depends on the text
  /// alone. Error user for zero bytes.
  std::vector<std::string_view> next(std::size_t count);
  /// The records of a piece.
  [[nodiscard]] CsvRecords records(std::string_view piece,
                                   const std::vector<std::size_t>& columns) const {
    return {piece, delimiter_, names_.size(), columns};
  }
  /// What is wrong with a record that is not whole.
  [[nodiscard]] std::string fault(CsvRecords::Row row, std::size_t fields) const;

 private:
  [[nodiscard]] std::size_t end_of_piece(std::size_t begin) const;

  std::string subject_;
  std::optional<MappedFile> mapped_;
  std::string unpacked_;
  std::string_view text_;
  std::size_t at_ = 0;
  char delimiter_ = ',';
  std::vector<std::string> names_;
};

}  // namespace omrade::io
