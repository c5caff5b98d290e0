// Delimited text into trimmed fields.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::io {

struct CsvFields {
  std::vector<std::string_view> names;   ///< the header
  std::vector<std::string_view> fields;  ///< row-major, names.size() a row
  std::vector<std::size_t> lines;        ///< on which each row begins, 1-based
};

/// The one of , ; tab that stands most often in the header, outside quotes; a comma where there is
/// none.
char detect_delimiter(std::string_view text);

/// Splits all of `text`, into which the views point; doubled quotes are undone in place. Lines end
/// in LF, CR LF or CR; lines without any character are no rows. Error user, with `subject` as the
/// file: ragged rows, a quote that is not closed or is followed by text.
CsvFields split_csv(const std::string& subject, std::string& text, char delimiter);

}  // namespace omrade::io
