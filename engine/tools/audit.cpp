#include "tools/audit.hpp"

#include "base/text.hpp"
#include "io/findings.hpp"
#include "tools/table_audit.hpp"
#include "tools/threads.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace omrade::tools {
namespace {

double shown(double bound, bool empty) {
  return empty || !std::isfinite(bound) ? std::numeric_limits<double>::quiet_NaN() : bound;
}

Table rows_of(const CellTable& table, const CellHistory& history,
              const std::vector<CellRange>& cells, const std::vector<std::string>& names) {
  std::vector<std::vector<std::string>> keys(table.key_names().size());
  std::vector<double> lower, upper;
  for (const CellRange& cell : cells) {
    for (std::size_t i = 0; i < keys.size(); ++i) keys[i].push_back(history.keys()[cell.entry][i]);
    lower.push_back(shown(cell.range.lower, cell.range.empty()));
    upper.push_back(shown(cell.range.upper, cell.range.empty()));
  }
  std::vector<Column> columns;
  for (const auto& key : keys) columns.push_back(Column::of_texts(key));
  columns.push_back(Column::of_reals(lower));
  columns.push_back(Column::of_reals(upper));
  return Table(names, std::move(columns));
}

}  // namespace

int audit(const SpecArguments& arguments) {
  OutputOptions options = keeping(arguments.output, {arguments.table});
  options.quiet = true;  // intervals of what is published are no secrets
  Output output(options);
  const CellTable table(arguments.table, arguments.spec);
  output.lap("read");
  Threads threads(arguments.threads);
  const CellHistory history(table, arguments.spec, threads.loop());
  const std::vector<CellRange> cells = audit_table(table, arguments.spec, history, threads.loop());
  output.lap("audit");

  std::vector<io::ResultColumn> columns;
  for (const std::string& name : table.key_names())
    columns.push_back({.name = name, .kind = io::ResultKind::text});
  columns.push_back({.name = "lower"});
  columns.push_back({.name = "upper"});
  output.open(columns);
  output.write(rows_of(table, history, cells, io::names_of(columns)));
  const auto unsafe = static_cast<std::size_t>(
      std::count_if(cells.begin(), cells.end(), [](const CellRange& cell) { return !cell.safe; }));
  output.finish("{\"withheld\": " + std::to_string(cells.size()) +
                ", \"unsafe\": " + std::to_string(unsafe) + "}");
  if (unsafe == 0) return 0;
  const std::string text = "error: " + arguments.table + ": of " +
                           io::counted(cells.size(), "withheld cell") + " " +
                           std::to_string(unsafe) + " can be worked out further than allowed" +
                           unsafe_cells(table, history, cells) + "\n";
  std::fputs(text.c_str(), stderr);
  return 1;
}

}  // namespace omrade::tools
