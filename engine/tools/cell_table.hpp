// The table of `omrade disclose` and `omrade audit`: all of it as text, and the cells that the spec
// names in it.
#pragma once

#include "disclosure/table_spec.hpp"
#include "tools/source.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace omrade::tools {

/// What stands in a cell.
struct CellText {
  std::optional<double> number{};  ///< none: a mark
  double below = 0;                ///< of the mark "< N": N; 0 for any other
};

/// "12", "< 5", "<5" or any other mark. A number with a comma is no mark but an ambiguous number:
/// nothing.
std::optional<CellText> read_cell(const std::string& text);

class CellTable {
 public:
  /// Error user: a source that cannot be read, no such column (nearest name), an empty code, two
  /// rows of one cell or unit (the first five), a table without rows.
  CellTable(const std::string& source, const disclosure::TableSpec& spec);

  [[nodiscard]] const std::string& source() const noexcept { return source_; }
  [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }
  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  /// By column, then row.
  [[nodiscard]] std::vector<std::vector<std::string>>& texts() noexcept { return texts_; }
  [[nodiscard]] const std::vector<std::vector<std::string>>& texts() const noexcept {
    return texts_;
  }
  /// Adds a column at the end.
  void append(const std::string& name, const std::vector<std::string>& texts);
  /// Error user for an unknown column.
  [[nodiscard]] std::size_t column(const std::string& name) const;
  [[nodiscard]] std::optional<std::size_t> find(const std::string& name) const;
  /// "17", the line, for messages.
  [[nodiscard]] const std::string& place(std::size_t row) const { return places_[row]; }

  /// A cell of the spec: its codes, of a table of units the id and the name of the count.
  struct Entry {
    std::size_t row = 0, column = 0;
    std::vector<std::string> key{};
  };
  /// Row by row, the counts of a unit in the order of the spec.
  [[nodiscard]] const std::vector<Entry>& entries() const noexcept { return entries_; }
  [[nodiscard]] std::optional<std::size_t> entry(const std::vector<std::string>& key) const;
  [[nodiscard]] const std::string& text(const Entry& entry) const {
    return texts_[entry.column][entry.row];
  }
  /// What the parts of a key are called: the columns of codes, or "id" and "column".
  [[nodiscard]] const std::vector<std::string>& key_names() const noexcept { return key_names_; }
  /// The place in a key of a column of codes.
  [[nodiscard]] std::size_t key_place(const std::string& column) const;
  /// "area 'x', group 'y'", for messages.
  [[nodiscard]] std::string name_of(const std::vector<std::string>& key) const;

 private:
  void read_cells();
  void read_units();
  void add(std::size_t row, std::size_t column, std::vector<std::string> key);

  std::string source_;
  disclosure::TableSpec spec_;
  std::vector<std::string> names_;
  std::vector<std::vector<std::string>> texts_;
  std::vector<std::string> places_;
  std::size_t rows_ = 0;
  std::vector<Entry> entries_;
  std::vector<std::string> key_names_;
  std::unordered_map<std::string, std::size_t> index_;
};

}  // namespace omrade::tools
