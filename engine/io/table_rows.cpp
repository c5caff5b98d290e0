#include "base/text.hpp"
#include "io/table_sink.hpp"

#include <cmath>

namespace omrade::io {
namespace {

std::vector<const Column*> columns_of(const Table& block) {
  std::vector<const Column*> columns;
  for (const std::string& name : block.names()) columns.push_back(&block.at(name));
  return columns;
}

std::string json_value(const Column& column, std::size_t row) {
  if (column.type() == ColumnType::real) {
    const double value = column.reals()[row];
    return std::isfinite(value) ? shortest(value) : "null";
  }
  const std::string_view text = column.text(row);
  return text.empty() ? "null" : json_quote(text);
}

}  // namespace

std::vector<std::string> names_of(const std::vector<ResultColumn>& columns) {
  std::vector<std::string> names;
  for (const ResultColumn& column : columns) names.push_back(column.name);
  return names;
}

std::string csv_header(const std::vector<ResultColumn>& columns) {
  std::string out;
  for (const ResultColumn& column : columns) {
    if (!out.empty()) out += ',';
    out += csv_field(column.name);
  }
  return out + "\n";
}

void append_csv(const Table& block, std::string& out) {
  const std::vector<const Column*> columns = columns_of(block);
  for (std::size_t row = 0; row < block.rows(); ++row) {
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (c > 0) out += ',';
      const Column& column = *columns[c];
      out += column.type() == ColumnType::real ? shortest(column.reals()[row])
                                               : csv_field(column.text(row));
    }
    out += '\n';
  }
}

void append_json(const Table& block, bool first, std::string& out) {
  const std::vector<const Column*> columns = columns_of(block);
  for (std::size_t row = 0; row < block.rows(); ++row) {
    out += first && row == 0 ? "\n    {" : ",\n    {";
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (c > 0) out += ", ";
      out += json_quote(block.names()[c]) + ": " + json_value(*columns[c], row);
    }
    out += '}';
  }
}

}  // namespace omrade::io
