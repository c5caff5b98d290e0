#include "tools/stats_neighbours.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/connection.hpp"
#include "io/table.hpp"
#include "tools/any_table.hpp"
#include "tools/require_column.hpp"
#include "tools/source.hpp"
#include "tools/stats_input.hpp"

#include <algorithm>
#include <optional>

namespace omrade::tools {
namespace {

/// The row of each label of the ids.
std::vector<std::uint32_t> rows_by_label(const StatsInput& input) {
  if (input.by().size() != 1)
    input.refuse("--neighbours needs ids", "name their column, one, in --by");
  const Column& ids = input.by().front();
  std::vector<std::optional<std::uint32_t>> rows(ids.label_count());
  for (std::uint32_t row = 0; row < input.rows(); ++row) {
    const std::int32_t code = ids.codes()[row];
    if (code < 0) input.refuse("row " + std::to_string(row + 1) + " has no id", "give each an id");
    std::optional<std::uint32_t>& known = rows[static_cast<std::size_t>(code)];
    if (known) {
      input.refuse("id '" + std::string(ids.text(row)) + "' stands in rows " +
                       std::to_string(*known + 1) + " and " + std::to_string(row + 1),
                   "neighbours are told apart by their ids: give each row its own");
    }
    known = row;
  }
  std::vector<std::uint32_t> all;
  for (const auto& row : rows) all.push_back(row.value_or(0));  // every label occurs, or is unused
  return all;
}

class Ends {
 public:
  Ends(const io::TableSource& table, std::string shown, const StatsInput& input)
      : table_(table),
        shown_(std::move(shown)),
        ids_(input.by().front()),
        rows_(rows_by_label(input)) {
    for (std::size_t code = 0; code < ids_.label_count(); ++code)
      labels_.emplace_back(ids_.label(code));
    std::vector<bool> used(ids_.label_count());
    for (const std::int32_t code : ids_.codes()) used[static_cast<std::size_t>(code)] = true;
    for (std::size_t code = 0; code < labels_.size(); ++code)
      if (used[code]) order_.push_back(code);
    std::sort(order_.begin(), order_.end(),
              [this](std::size_t a, std::size_t b) { return labels_[a] < labels_[b]; });
  }

  /// The rows of the ids in a column.
  [[nodiscard]] std::vector<std::uint32_t> rows(const std::string& name) const {
    require_fixed_column(table_, shown_, name, "give a table as `omrade neighbours` makes it");
    const Column column = table_.categories(name);
    std::vector<std::uint32_t> found;
    for (std::size_t row = 0; row < table_.rows(); ++row) {
      if (column.codes()[row] < 0) refuse(row, name, "it is empty");
      found.push_back(row_of(row, name, column.text(row)));
    }
    return found;
  }

 private:
  std::uint32_t row_of(std::size_t row, const std::string& name, std::string_view id) const {
    const auto at = std::lower_bound(
        order_.begin(), order_.end(), id,
        [this](std::size_t code, std::string_view text) { return labels_[code] < text; });
    if (at == order_.end() || labels_[*at] != id)
      refuse(row, name, "no row of the table has the id '" + std::string(id) + "'");
    return rows_[*at];
  }
  [[noreturn]] void refuse(std::size_t row, const std::string& name,
                           const std::string& what) const {
    throw Error(ErrorKind::user, {.subject = shown_ + ":" + table_.place(row),
                                  .what = "column '" + name + "': " + what,
                                  .hint = "give neighbours of the areas in the table"});
  }

  const io::TableSource& table_;
  std::string shown_;
  const Column& ids_;
  std::vector<std::uint32_t> rows_;
  std::vector<std::string> labels_;
  std::vector<std::size_t> order_;
};

}  // namespace

RowNeighbours read_row_neighbours(const StatsInput& input, const std::string& source) {
  rows_by_label(input);  // first what is wrong with the ids
  const Source file = parse_source(source);
  const auto table = open_any_table(file);
  const Ends ends(*table, io::shown_source(file.file), input);
  const std::vector<std::uint32_t> from = ends.rows("from"), to = ends.rows("to");
  RowNeighbours neighbours;
  neighbours.begin.assign(input.rows() + 1, 0);
  for (const std::uint32_t row : from) ++neighbours.begin[row + 1];
  for (std::size_t row = 0; row < input.rows(); ++row)
    neighbours.begin[row + 1] += neighbours.begin[row];
  neighbours.of.resize(from.size());
  std::vector<std::size_t> next(neighbours.begin.begin(), neighbours.begin.end() - 1);
  for (std::size_t link = 0; link < from.size(); ++link)
    neighbours.of[next[from[link]]++] = to[link];
  return neighbours;
}

}  // namespace omrade::tools
