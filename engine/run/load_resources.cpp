#include "run/load_resources.hpp"

#include "base/safe_text.hpp"
#include "base/text.hpp"
#include "geometry/point_locator.hpp"
#include "io/findings.hpp"
#include "io/table.hpp"
#include "io/vector.hpp"
#include "run/misplaced.hpp"
#include "run/sources.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <utility>

namespace omrade::run {
namespace {

/// What a source says, row by row, before anything is asked of it.
struct Rows {
  std::vector<std::string> ids{}, names{}, words{}, places{};  ///< `places` are for messages
  std::vector<Point> points{};
  std::string crs{};
};

Rows read_table(const recipe::ResourcesSpec& spec, SourceRecord& record) {
  const auto table = io::open_table(spec.source.path, spec.source.layer, {});
  const std::string file = spec.source.written;
  for (const recipe::Word* column : {&spec.id, &spec.label, &spec.category, &spec.x, &spec.y}) {
    const auto& names = table->names();
    if (column->empty() || std::find(names.begin(), names.end(), column->text) != names.end())
      continue;
    throw Error(ErrorKind::user, {.subject = file,
                                  .what = "no column '" + column->text + "'",
                                  .hint = name_hint(column->text, names)});
  }
  const Column ids = table->categories(spec.id.text);
  const Column words = table->categories(spec.category.text);
  const Column x = table->reals(spec.x.text);
  const Column y = table->reals(spec.y.text);
  Rows rows{.crs = io::normal_crs(spec.crs.text)};
  for (std::size_t row = 0; row < table->rows(); ++row) {
    rows.ids.emplace_back(ids.text(row));
    rows.words.emplace_back(words.text(row));
    rows.places.push_back(table->place(row));
    rows.points.push_back({x.reals()[row], y.reals()[row]});
  }
  if (!spec.label.empty()) {
    const Column names = table->categories(spec.label.text);
    for (std::size_t row = 0; row < table->rows(); ++row) rows.names.emplace_back(names.text(row));
  }
  record.detected = table->detected();
  return rows;
}

Rows read_layer(const recipe::ResourcesSpec& spec, SourceRecord& record) {
  const auto read = [&](const std::string& text_field) {
    return io::read_vector({.set = "resources",
                            .file = spec.source.path,
                            .layer = spec.source.layer,
                            .id = spec.id.text,
                            .name = text_field,
                            .crs = spec.crs.text});
  };
  io::VectorResult words = read(spec.category.text);
  if (words.parts.points.empty()) {
    throw Error(ErrorKind::user, {.subject = spec.source.written,
                                  .what = "it holds no points, and resources are points",
                                  .hint = "name a layer of points, or a table with x and y"});
  }
  Rows rows{.crs = words.parts.crs};
  rows.ids = std::move(words.parts.ids);
  rows.words = std::move(words.parts.names);
  rows.points = std::move(words.parts.points);
  if (!spec.label.empty()) rows.names = read(spec.label.text).parts.names;
  for (std::size_t row = 0; row < rows.ids.size(); ++row)
    rows.places.push_back("feature " + std::to_string(row + 1));
  record.detected = std::move(words.detected);
  return rows;
}

/// Everything that is wrong with the rows, the first five of each sort in full.
void require_right(const recipe::ResourcesSpec& spec, const Rows& rows) {
  const std::string& file = spec.source.written;
  if (rows.ids.empty()) {
    throw Error(ErrorKind::user, {.subject = file,
                                  .what = "it has no rows, and resources are told of none",
                                  .hint = "leave [resources] out of the recipe"});
  }
  std::vector<std::string> known;
  for (const auto& category : spec.categories) known.push_back(category.word.text);
  io::Findings ids(file, "ids", "row");
  io::Findings words(file, "categories", "row");
  io::Findings points(file, "coordinates", "row");
  std::map<std::string, std::size_t> first;
  const PointCheck check(rows.crs);
  for (std::size_t row = 0; row < rows.ids.size(); ++row) {
    const std::string& id = rows.ids[row];
    const std::string called = id.empty() ? "a resource" : io::in_quotes(id);
    const auto [at, fresh] = first.emplace(id, row);
    if (id.empty()) {
      ids.add({.place = rows.places[row], .what = "an empty id", .hint = "give each row its own"});
    } else if (!fresh) {
      ids.add({.place = rows.places[row],
               .what = "the id " + called + " stands already in " + rows.places[at->second],
               .hint = "give each row its own"});
    }
    if (std::find(known.begin(), known.end(), rows.words[row]) == known.end()) {
      words.add({.place = rows.places[row],
                 .what = rows.words[row].empty()
                             ? called + " has no category"
                             : called + ": no category " + io::in_quotes(rows.words[row]),
                 .hint = name_hint(rows.words[row], known)});
    }
    const Point point = rows.points[row];
    if (std::isnan(point.x) || std::isnan(point.y)) {
      points.add({.place = rows.places[row],
                  .what = called + " has no coordinates",
                  .hint = "give both, or leave the row out"});
    } else if (Message fault = check.fault(point); !fault.what.empty()) {
      fault.place = rows.places[row];
      fault.what = called + " lies at " + fault.what;
      points.add(std::move(fault));
    }
  }
  std::vector<Message> problems;
  for (const io::Findings* findings : {&ids, &words, &points}) findings->append_to(problems);
  if (!problems.empty()) throw Error(ErrorKind::user, std::move(problems));
}

}  // namespace

LoadedResources load_resources(const recipe::ResourcesSpec& spec, const std::string& target_crs) {
  LoadedResources loaded;
  loaded.record = record_of("resources", "resources", spec.source, spec.licence, spec.attribution);
  Rows rows = spec.x.empty() ? read_layer(spec, loaded.record) : read_table(spec, loaded.record);
  require_right(spec, rows);
  Resources& out = loaded.resources;
  out.points = io::transform(std::move(rows.points), rows.crs, target_crs);
  for (const auto& category : spec.categories)
    out.categories.push_back({.id = category.word.text, .title = category.title});
  for (std::size_t row = 0; row < rows.ids.size(); ++row) {
    const auto at = std::find_if(out.categories.begin(), out.categories.end(),
                                 [&](const auto& one) { return one.id == rows.words[row]; });
    out.category.push_back(static_cast<std::uint32_t>(at - out.categories.begin()));
    const bool named = !rows.names.empty() && !trim(rows.names[row]).empty();
    out.names.push_back(one_line(named ? rows.names[row] : rows.ids[row]));
    out.ids.push_back(one_line(rows.ids[row]));
  }
  loaded.record.records = rows.ids.size();
  loaded.record.detected.emplace_back("crs", rows.crs);
  return loaded;
}

void warn_of_outside(const Resources& resources, const AreaSet& areas, const std::string& source,
                     std::vector<std::string>& warnings) {
  if (areas.polygons() == nullptr) return;
  std::vector<double> x;
  std::vector<double> y;
  for (const Point point : resources.points) {
    x.push_back(point.x);
    y.push_back(point.y);
  }
  std::vector<std::int32_t> area(resources.size());
  const geometry::PointLocator locator(*areas.polygons(), geometry::serial_loop());
  locator.locate(x, y, area);
  constexpr std::size_t most = 5;
  std::size_t outside = 0;
  std::string which;
  for (std::size_t i = 0; i < area.size(); ++i) {
    if (area[i] >= 0 || ++outside > most) continue;
    which += (which.empty() ? "" : ", ") + io::in_quotes(resources.ids[i]);
  }
  if (outside == 0) return;
  warnings.push_back(
      source + ": " + std::to_string(outside) + " of " + io::counted(area.size(), "resource") +
      (outside == 1 ? " lies" : " lie") + " outside every area of '" + areas.id() + "': " + which +
      (outside > most ? " …" : "") + "; each is inside no area, and may still be the nearest");
}

}  // namespace omrade::run
