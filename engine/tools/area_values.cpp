#include "tools/area_values.hpp"

#include "base/error.hpp"
#include "io/connection.hpp"
#include "io/table.hpp"
#include "tools/any_table.hpp"
#include "tools/require_column.hpp"

#include <limits>
#include <optional>
#include <utility>

namespace omrade::tools {
namespace {

void join(const AreaValuesRequest& request, AreaValues& result) {
  const Source source = parse_source(request.table);
  const std::string file = io::shown_source(source.file);
  const auto table = open_any_table(source);
  const std::string& id = request.table_id.empty() ? request.areas.id : request.table_id;
  require_column(*table, file, id);
  require_column(*table, file, request.areas.value);
  const Column ids = table->categories(id);
  const Column values = table->reals(request.areas.value);
  std::vector<bool> seen(result.areas->size());
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::optional<std::size_t> area = result.areas->index_of(ids.text(row));
    if (!area) {
      ++result.strangers;
      continue;
    }
    if (seen[*area]) {
      throw Error(ErrorKind::user,
                  {.subject = file + ":" + table->place(row),
                   .what = "'" + std::string(ids.text(row)) + "' stands in a row above already",
                   .hint = "give each area one row"});
    }
    seen[*area] = true;
    result.values[*area] = values.reals()[row];
  }
  if (result.strangers == table->rows()) {
    throw Error(ErrorKind::user,
                {.subject = file,
                 .what = "column '" + id + "' has none of the ids of " + result.areas->id(),
                 .hint = "the areas are called such as '" + result.areas->ids().front() + "'"});
  }
}

}  // namespace

AreaValues read_area_values(const AreaValuesRequest& request) {
  AreasRequest areas = request.areas;
  if (!request.table.empty()) areas.value.clear();
  io::VectorResult read = read_areas(areas);
  AreaValues result{.areas = std::make_unique<AreaSet>(std::move(read.parts)),
                    .values = std::move(read.values)};
  if (request.table.empty()) return result;
  result.values.assign(result.areas->size(), std::numeric_limits<double>::quiet_NaN());
  join(request, result);
  return result;
}

}  // namespace omrade::tools
