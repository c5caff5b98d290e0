// A named set of equally long columns, as read from one source.
#pragma once

#include "model/column.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace omrade {

class Table {
 public:
  Table() = default;
  /// Error bug when names and columns differ in number, or columns in length.
  Table(std::vector<std::string> names, std::vector<Column> columns);

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }
  /// Null when there is no such column.
  [[nodiscard]] const Column* find(std::string_view name) const;
  /// Error bug when there is no such column: callers check recipes against `names()` first.
  [[nodiscard]] const Column& at(std::string_view name) const;

 private:
  std::vector<std::string> names_;
  std::vector<Column> columns_;
  std::size_t rows_ = 0;
};

}  // namespace omrade
