#include "model/table.hpp"

#include "base/error.hpp"

namespace omrade {

Table::Table(std::vector<std::string> names, std::vector<Column> columns)
    : names_(std::move(names)), columns_(std::move(columns)) {
  if (names_.size() != columns_.size())
    throw Error(ErrorKind::bug, {.what = "a table with unnamed columns"});
  if (!columns_.empty()) rows_ = columns_.front().size();
  for (const Column& column : columns_) {
    if (column.size() != rows_)
      throw Error(ErrorKind::bug, {.what = "a table with columns of unequal length"});
  }
}

const Column* Table::find(std::string_view name) const {
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (names_[i] == name) return &columns_[i];
  }
  return nullptr;
}

const Column& Table::at(std::string_view name) const {
  const Column* column = find(name);
  if (column == nullptr)
    throw Error(ErrorKind::bug, {.what = "no column '" + std::string(name) + "' in a table"});
  return *column;
}

}  // namespace omrade
