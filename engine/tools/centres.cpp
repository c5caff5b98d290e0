#include "tools/centres.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/csv_pieces.hpp"
#include "io/findings.hpp"
#include "io/sheet.hpp"
#include "io/table.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <system_error>
#include <unordered_map>

namespace omrade::tools {
namespace {

bool is_table(const Source& source) {
  return is_column_folder(source.file) || io::is_delimited_text(source.file) ||
         io::is_workbook(source.file);
}

void require_columns(const io::TableSource& table, const std::string& subject,
                     const PlaceColumns& columns) {
  std::vector<Message> problems;
  for (const std::string& wanted : {columns.id, columns.x, columns.y}) {
    const auto& names = table.names();
    if (std::find(names.begin(), names.end(), wanted) != names.end()) continue;
    problems.push_back({.subject = subject,
                        .what = "no column " + io::in_quotes(wanted),
                        .hint = name_hint(wanted, names)});
  }
  if (!problems.empty()) throw Error(ErrorKind::user, std::move(problems));
}

AreaSetParts read_table(const Source& source, const PlaceColumns& columns) {
  const std::string subject = source.file.string();
  const auto table = io::open_table(source.file, source.layer, {});
  require_columns(*table, subject, columns);
  const Column ids = table->categories(columns.id);
  const Column x = table->reals(columns.x);
  const Column y = table->reals(columns.y);
  AreaSetParts parts{.id = source.file.filename().string()};
  io::Findings findings(subject, "", "row");
  std::unordered_map<std::string_view, std::size_t> first;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string_view id = ids.text(row);
    if (id.empty()) findings.add({.place = table->place(row), .what = "it has no id"});
    if (std::isnan(x.reals()[row]) || std::isnan(y.reals()[row]))
      findings.add({.place = table->place(row), .what = "a coordinate is missing"});
    const auto [at, added] = first.try_emplace(id, row);
    if (!added && !id.empty()) {
      findings.add({.place = table->place(row),
                    .what = "the id " + io::in_quotes(id) + " stands here and at " +
                            table->place(at->second),
                    .hint = "every point needs an id of its own"});
    }
    parts.ids.emplace_back(id);
    parts.points.push_back({x.reals()[row], y.reals()[row]});
  }
  findings.raise();
  if (parts.ids.empty())
    throw Error(ErrorKind::user, {.subject = subject, .what = "it holds no point"});
  return parts;
}

}  // namespace

AreaSetParts read_places(const Source& source, const PlaceColumns& columns,
                         const std::string& target_crs) {
  return is_table(source) ? read_table(source, columns)
                          : read_areas(source, columns.id, Wanted::points, target_crs);
}

}  // namespace omrade::tools
