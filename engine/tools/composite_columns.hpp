// The rows that `omrade composite` gives.
#pragma once

#include "composite/table_spec.hpp"
#include "io/table_sink.hpp"
#include "model/table.hpp"
#include "tools/composite_result.hpp"

#include <string>
#include <utility>
#include <vector>

namespace omrade::tools {

/// Columns gathered one by one.
class CompositeTable {
 public:
  void texts(std::string name, std::vector<std::string> values) {
    columns_.push_back({std::move(name), io::ResultKind::text});
    values_.push_back(Column::of_texts(values));
  }
  void numbers(std::string name, io::ResultKind kind, const std::vector<double>& values) {
    columns_.push_back({std::move(name), kind});
    values_.push_back(Column::of_reals(values));
  }
  [[nodiscard]] const std::vector<io::ResultColumn>& columns() const noexcept { return columns_; }
  [[nodiscard]] Table table() const { return {io::names_of(columns_), values_}; }

 private:
  std::vector<io::ResultColumn> columns_;
  std::vector<Column> values_;
};

/// One row per area of the table: id, score, rank and all that the spec asks for.
CompositeTable scores_of(const CompositeMade& made, const composite::TableSpec& spec);

/// One row per area of `made`: what has changed since `before`, and which part changed it.
CompositeTable changes_of(const CompositeMade& before, const CompositeMade& made,
                          const composite::TableSpec& spec);

/// Per area of the table "ok", or why it has no score.
std::vector<std::string> states_of(const CompositeMade& made, const composite::TableSpec& spec);

}  // namespace omrade::tools
