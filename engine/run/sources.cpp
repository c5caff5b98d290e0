#include "run/sources.hpp"

#include "base/text.hpp"
#include "bring/vintage.hpp"
#include "geometry/validity.hpp"
#include "io/connection.hpp"
#include "io/findings.hpp"
#include "io/raster.hpp"
#include "io/squares.hpp"
#include "io/vector.hpp"
#include "run/misplaced.hpp"
#include "run/safe_areas.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace omrade::run {
namespace {

io::CsvOptions csv_options(const recipe::TableSpec& spec) {
  return {.delimiter = spec.delimiter, .decimal = spec.decimal, .missing = spec.missing};
}

/// Points from a table of coordinates.
AreaSetParts read_points(const recipe::AreasSpec& spec, const std::string& target_crs,
                         SourceRecord& record) {
  const auto table = io::open_table(spec.source.path, spec.source.layer, {});
  const std::string file = spec.source.path.string();
  for (const recipe::Word* column : {&spec.id, &spec.label, &spec.x, &spec.y}) {
    const auto& names = table->names();
    if (column->empty() || std::find(names.begin(), names.end(), column->text) != names.end())
      continue;
    throw Error(ErrorKind::user, {.subject = file,
                                  .what = "no column '" + column->text + "'",
                                  .hint = name_hint(column->text, names)});
  }
  const std::string crs = io::normal_crs(spec.crs.text);
  AreaSetParts parts{.id = spec.name.text,
                     .division = spec.division,
                     .crs = target_crs.empty() ? crs : target_crs};
  const Column ids = table->categories(spec.id.text);
  const Column x = table->reals(spec.x.text);
  const Column y = table->reals(spec.y.text);
  std::vector<Message> problems;
  const PointCheck check(crs);
  io::Findings misplaced(file, "", "point");
  for (std::size_t row = 0; row < table->rows(); ++row) {
    parts.ids.emplace_back(ids.text(row));
    if (parts.ids.back().empty())
      problems.push_back({.subject = file, .place = table->place(row), .what = "an empty id"});
    const Point point{x.reals()[row], y.reals()[row]};
    if (!(point.x == point.x) || !(point.y == point.y)) {
      problems.push_back({.subject = file,
                          .place = table->place(row),
                          .what = "'" + parts.ids.back() + "' has no coordinates",
                          .hint = "give both " + spec.x.text + " and " + spec.y.text});
    }
    if (Message fault = check.fault(point); !fault.what.empty()) {
      fault.place = table->place(row);
      fault.what = "'" + parts.ids.back() + "' lies at " + fault.what;
      misplaced.add(std::move(fault));
    }
    parts.points.push_back(point);
  }
  misplaced.append_to(problems);
  if (!problems.empty()) throw Error(ErrorKind::user, std::move(problems));
  if (!spec.label.empty()) {
    const Column names = table->categories(spec.label.text);
    for (std::size_t row = 0; row < table->rows(); ++row) parts.names.emplace_back(names.text(row));
  }
  if (!target_crs.empty() && target_crs != crs)
    parts.points = io::transform(std::move(parts.points), crs, target_crs);
  record.detected = table->detected();
  record.detected.emplace_back("crs", crs);
  return parts;
}

/// Ids that all end with the year of their division, such as 0780C1010_DeSO2025, are known without
/// it.
void strip_vintage(AreaSetParts& parts, SourceRecord& record) {
  if (parts.ids.empty()) return;
  const std::string suffix(bring::vintage_suffix(parts.ids.front()));
  const bool all = std::all_of(parts.ids.begin(), parts.ids.end(), [&](const std::string& id) {
    return bring::vintage_suffix(id) == suffix;
  });
  if (suffix.empty() || !all) return;
  for (std::string& id : parts.ids) id.resize(id.size() - suffix.size());
  record.detected.emplace_back("suffix", suffix);
  parts.vintage = suffix;
}

}  // namespace

std::size_t size_on_disk(const std::filesystem::path& path) {
  std::error_code code;
  if (!std::filesystem::is_directory(path, code)) {
    const auto size = std::filesystem::file_size(path, code);
    return code ? 0 : static_cast<std::size_t>(size);
  }
  std::size_t total = 0;
  for (const auto& entry : std::filesystem::directory_iterator(path, code))
    total += entry.is_regular_file(code) ? static_cast<std::size_t>(entry.file_size(code)) : 0;
  return total;
}

SourceRecord record_of(std::string kind, const std::string& id, const recipe::Source& source,
                       const std::string& licence, const std::string& attribution) {
  const io::Content content = io::content_of(source.path);
  // The plain hash stays here until the run replaces it by its keyed form.
  return {.kind = std::move(kind),
          .id = id,
          .source = io::without_password(source.written),
          .keyed_hash = content.sha256,
          .bytes = content.bytes,
          .records = 0,
          .detected = {},
          .licence = licence,
          .attribution = attribution};
}

LoadedAreas load_areas(const recipe::AreasSpec& spec, const std::string& target_crs,
                       std::vector<std::string>& warnings) {
  LoadedAreas loaded;
  loaded.record = record_of("areas", spec.name.text, spec.source, spec.licence, spec.attribution);
  AreaSetParts parts;
  const bool points = !spec.x.empty();
  if (points) {
    parts = read_points(spec, target_crs, loaded.record);
  } else {
    io::VectorResult result = io::read_vector({.set = spec.name.text,
                                               .file = spec.source.path,
                                               .layer = spec.source.layer,
                                               .id = spec.id.text,
                                               .name = spec.label.text,
                                               .division = spec.division,
                                               .crs = spec.crs.text,
                                               .target_crs = target_crs});
    parts = std::move(result.parts);
    loaded.record.detected = std::move(result.detected);
  }
  const std::string source = spec.source.written;
  if (!io::is_projected_metres(parts.crs)) {
    throw Error(
        ErrorKind::user,
        {.subject = source,
         .what = "its coordinates are in " + parts.crs + ", not in metres",
         .hint = "write crs = \"EPSG:3006\" at the top of the recipe, and areas are transformed"});
  }
  strip_vintage(parts, loaded.record);
  tidy_names(parts);
  auto areas = std::make_shared<const AreaSet>(std::move(parts));
  require_safe_ids(*areas, source, false);
  require_no_degrees(*areas, source);
  if (areas->polygons() != nullptr) {
    std::vector<Message> invalid = geometry::invalid_areas(*areas, source, geometry::serial_loop());
    if (!invalid.empty()) throw Error(ErrorKind::user, std::move(invalid));
    warn_of_overlaps(*areas, source, warnings);
  }
  loaded.record.records = areas->size();
  loaded.areas = std::move(areas);
  return loaded;
}

LoadedGrid load_grid(const recipe::GridSpec& spec) {
  LoadedGrid loaded;
  loaded.record = record_of("grid", spec.name.text, spec.source, spec.licence, spec.attribution);
  if (spec.squares.empty()) {
    loaded.grid = io::open_grid(spec.source.path, spec.crs.text);
  } else {
    const auto table = io::open_table(spec.source.path, spec.source.layer, {});
    loaded.grid = io::open_square_grid({.table = table.get(),
                                        .file = spec.source.written,
                                        .square = spec.squares.text,
                                        .value = spec.value.text,
                                        .cell = static_cast<int>(spec.size)});
  }
  const GridFrame& frame = loaded.grid->frame();
  loaded.record.records = frame.columns * frame.rows;
  loaded.record.detected = {
      {"crs", loaded.grid->crs()},
      {"cell", shortest(frame.cell_width) + " x " + shortest(frame.cell_height)},
      {"size", std::to_string(frame.columns) + " x " + std::to_string(frame.rows)}};
  return loaded;
}

LoadedTable load_table(const recipe::TableSpec& spec) {
  LoadedTable loaded;
  loaded.record = record_of("table", spec.name.text, spec.source, spec.licence, spec.attribution);
  loaded.source = io::open_table(spec.source.path, spec.source.layer, csv_options(spec));
  loaded.record.records = loaded.source->rows();
  loaded.record.detected = loaded.source->detected();
  return loaded;
}

void require_column(const recipe::Recipe& recipe, const recipe::TableSpec& table,
                    const io::TableSource& source, const recipe::Word& column) {
  const auto& names = source.names();
  if (std::find(names.begin(), names.end(), column.text) != names.end()) return;
  throw Error(ErrorKind::user,
              recipe.problem(column.place,
                             "'" + table.source.written + "' has no column '" + column.text + "'",
                             name_hint(column.text, names)));
}

}  // namespace omrade::run
