// Tables by whatever source holds them: delimited text, a sheet, a statistical cube, or a column
// folder of .npy files.
#pragma once

#include "io/csv.hpp"
#include "model/table.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace omrade::io {

/// A source of columns that is opened cheaply (names and number of rows are known; values are read
/// on demand).
class TableSource {
 public:
  TableSource() = default;
  TableSource(const TableSource&) = delete;
  TableSource& operator=(const TableSource&) = delete;
  TableSource(TableSource&&) = delete;
  TableSource& operator=(TableSource&&) = delete;
  virtual ~TableSource() = default;

  [[nodiscard]] virtual const std::vector<std::string>& names() const = 0;
  [[nodiscard]] virtual std::size_t rows() const = 0;
  /// As numbers; Error user naming the rows that hold none. Safe from several threads, and likewise
  /// below.
  [[nodiscard]] virtual Column reals(const std::string& column) const = 0;
  /// As categories: labels in order of first appearance (or as the folder's label file has them),
  /// empty text is -1. Whole numbers of a column folder become their decimal text.
  [[nodiscard]] virtual Column categories(const std::string& column) const = 0;
  /// "17" (the line of a text file) or "row 17" (1-based) for messages.
  [[nodiscard]] virtual std::string place(std::size_t row) const = 0;
  [[nodiscard]] virtual std::vector<std::pair<std::string, std::string>> detected() const = 0;
  /// The first number of a column in which every decimal mark may as well set thousands apart
  /// ("1.400"); "" where none may, and for sources that store numbers.
  [[nodiscard]] virtual std::string maybe_thousands(const std::string& column) const;
};

/// A file is a sheet of a workbook (.xlsx, .xlsm, .ods: see sheet.hpp), a JSON-stat cube (.json:
/// see json_stat.hpp) or else delimited text, these two also packed by gzip. A folder is a column
/// folder: NAME.npy holds column NAME (format 1.0 or 2.0, one-dimensional, little-endian f8 f4 i8
/// i4 i2 i1 u1 u2 u4, or fixed-width text S and U), and an optional NAME.labels.txt turns its whole
/// numbers into positions of texts (from 0; -1 is missing), one a line, empty for missing. Other
/// files of the folder are ignored; names are sorted. The missing marks of `options` hold for texts
/// and labels of a folder as well. Error user when it does not exist or cannot be read, and for
/// columns of unequal length.
///
/// `sheet` names a sheet; empty: the only one. Error user where the source has no sheets.
std::unique_ptr<TableSource> open_table(const std::filesystem::path& path, const std::string& sheet,
                                        const CsvOptions& options);
std::unique_ptr<TableSource> open_table(const std::filesystem::path& path,
                                        const CsvOptions& options);

/// SHA-256 over the content of a file, or of all files in a folder in the order of their names
/// (names included), and how many bytes that is. Files that belong to the named one (.dbf and .prj
/// of a shapefile, world files, .aux.xml) count too; what a .vrt refers to does not. Of a database
/// the rows of the tables that the connection shows count, in whatever order they come.
struct Content {
  std::string sha256{};  ///< hexadecimal; plain, so never published
  std::uint64_t bytes = 0;
};
Content content_of(const std::filesystem::path& path);

}  // namespace omrade::io
