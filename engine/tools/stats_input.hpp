// What a method of `omrade stats` computes from: the columns that its roles name, the groups, its
// options.
#pragma once

#include "geometry/overlay.hpp"
#include "model/column.hpp"
#include "tools/stats.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::io {
class TableSource;
}

namespace omrade::tools {

class StatsInput {
 public:
  /// Reads and checks the columns. Error user: no such column (nearest name), a table without rows,
  /// a --by column named twice or as a column of the result, and cells outside the domain of their
  /// role (the first five, with row and column). `method` and `arguments` must outlive it.
  StatsInput(const StatsMethod& method, const StatsArguments& arguments,
             geometry::ParallelFor loop);
  ~StatsInput();
  StatsInput(const StatsInput&) = delete;
  StatsInput& operator=(const StatsInput&) = delete;
  StatsInput(StatsInput&&) = delete;
  StatsInput& operator=(StatsInput&&) = delete;

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  /// Rows of each group, in the order of the table; groups in the order in which they first appear.
  /// Where the method takes each row by itself, every row is a group.
  [[nodiscard]] const std::vector<std::vector<std::size_t>>& groups() const;
  /// The first row of each group: for methods that do without the lists.
  [[nodiscard]] const std::vector<std::size_t>& first_rows() const noexcept { return first_rows_; }
  /// The group of each row; empty where every row is one.
  [[nodiscard]] std::span<const std::uint32_t> group_of_row() const noexcept {
    return group_of_row_;
  }

  /// Whether the role names a column.
  [[nodiscard]] bool has(std::string_view role) const;
  /// One per row, NaN where empty. Error bug unless has(role) with a domain of numbers.
  [[nodiscard]] std::span<const double> numbers(std::string_view role) const;
  /// Of a list role: its columns in the order given, likewise.
  [[nodiscard]] std::vector<std::span<const double>> lists(std::string_view role) const;
  /// A category column, -1 where empty. Error bug unless has(role) with the domain text.
  [[nodiscard]] const Column& texts(std::string_view role) const;
  /// Columns of --by, as categories.
  [[nodiscard]] const std::vector<Column>& by() const noexcept { return by_; }

  [[nodiscard]] const StatsArguments& arguments() const noexcept { return arguments_; }
  [[nodiscard]] const std::string& option(std::string_view name) const;  ///< "" where not given
  [[nodiscard]] double number_option(std::string_view name) const;
  [[nodiscard]] bool flag(std::string_view name) const;

  /// Error user that names the row and the column of a role.
  [[noreturn]] void refuse(std::size_t row, std::string_view role, const std::string& what,
                           const std::string& hint) const;
  /// Error user about the arguments as a whole.
  [[noreturn]] void refuse(const std::string& what, const std::string& hint) const;
  /// "area 'x'": the --by texts of a row, for notes; "" without --by.
  [[nodiscard]] std::string name_of(std::size_t row) const;

  [[nodiscard]] const geometry::ParallelFor& loop() const noexcept { return loop_; }

 private:
  [[nodiscard]] std::optional<double> number_for_all(const StatsRole& role,
                                                     const std::string& text) const;
  [[nodiscard]] Column read_numbers(const std::string& column, StatsDomain domain) const;
  void read_by();
  void make_groups();
  void list_groups() const;

  const StatsMethod& method_;
  const StatsArguments& arguments_;
  geometry::ParallelFor loop_;
  std::string shown_;  ///< the table, in messages
  std::unique_ptr<io::TableSource> table_;
  std::size_t rows_ = 0;
  std::map<std::string, std::vector<Column>, std::less<>> columns_;  ///< by role
  std::vector<Column> by_;
  std::vector<std::uint32_t> group_of_row_;
  std::vector<std::size_t> first_rows_;
  mutable std::once_flag listed_;
  mutable std::vector<std::vector<std::size_t>> groups_;  ///< once they are asked for
};

}  // namespace omrade::tools
