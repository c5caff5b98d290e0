#include "tools/areas_repair.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "geometry/repair.hpp"
#include "io/layer_fields.hpp"
#include "tools/source.hpp"
#include "tools/threads.hpp"

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>
#include <unordered_map>
#include <utility>
#include <vector>

namespace omrade::tools {
namespace {

namespace fs = std::filesystem;

constexpr double kWorthTelling = 1;  // m2

[[noreturn]] void refuse(std::string subject, std::string what, std::string hint) {
  throw Error(ErrorKind::user,
              {.subject = std::move(subject), .what = std::move(what), .hint = std::move(hint)});
}

void require_place_for_areas(const AreasRepairArguments& arguments, const Source& source) {
  const fs::path out = arguments.output.out;
  const std::string ending = out.extension().string();
  if (ending != ".gpkg" && ending != ".geojson" && ending != ".fgb") {
    refuse(out.empty() ? "-o" : out.string(), "areas need a file that holds them",
           "name one that ends in .gpkg, .geojson or .fgb");
  }
  for (const fs::path& written : {out, fs::path(arguments.report)}) {
    std::error_code ignored;
    if (!written.empty() && fs::equivalent(written, source.file, ignored))
      refuse(written.string(), "it is the source", "name another file: the source is kept");
  }
}

/// The areas of one id are of one owner, in order of first appearance.
struct Owners {
  explicit Owners(const std::vector<std::string>& ids) {
    std::unordered_map<std::string, std::uint32_t> number;
    for (const std::string& id : ids) {
      const auto [at, added] = number.emplace(id, static_cast<std::uint32_t>(names.size()));
      if (added) {
        names.push_back(id);
        first.push_back(of.size());
      }
      of.push_back(at->second);
    }
  }
  std::vector<std::string> names;
  std::vector<std::uint32_t> of;
  std::vector<std::size_t> first;  ///< area of each owner
};

void require_ground(const geometry::Repaired& repaired, const Owners& owners,
                    const std::string& source) {
  for (std::size_t i = 0; i < owners.names.size(); ++i) {
    if (repaired.polygons.area_offset[i] < repaired.polygons.area_offset[i + 1]) continue;
    throw Error(ErrorKind::user,
                {.subject = source,
                 .place = "area '" + owners.names[i] + "'",
                 .what = repaired.changes[i].before > 0
                             ? "all its ground lies in other areas too, and goes to them"
                             : "it has no ground",
                 .hint = "omrade areas check tells which; keep one of them in the source"});
  }
}

/// The fields of each owner's first area; the ids alone where the source gives none.
io::LayerFields carried_fields(const Source& source, const std::string& id, const Owners& owners) {
  const io::LayerFields all = io::read_fields(source.file, source.layer);
  io::LayerFields carried{.columns = {{id, io::ResultKind::text}}};
  std::vector<std::string> names{id};
  std::vector<Column> columns{Column::of_texts(owners.names)};
  for (const io::ResultColumn& column : all.columns) {
    if (column.name == id) continue;
    const Column& values = all.table.at(column.name);
    std::vector<std::string> texts;
    std::vector<double> numbers;
    for (const std::size_t row : owners.first) {
      if (values.type() == ColumnType::real) {
        numbers.push_back(values.reals()[row]);
      } else {
        texts.emplace_back(values.text(row));
      }
    }
    names.push_back(column.name);
    columns.push_back(values.type() == ColumnType::real ? Column::of_reals(numbers)
                                                        : Column::of_texts(texts));
    carried.columns.push_back(column);
  }
  carried.table = Table(std::move(names), std::move(columns));
  return carried;
}

const std::vector<io::ResultColumn>& report_columns() {
  using io::ResultKind;
  static const std::vector<io::ResultColumn> columns{{"id", ResultKind::text},
                                                     {"before_m2", ResultKind::real},
                                                     {"after_m2", ResultKind::real},
                                                     {"gained_m2", ResultKind::real},
                                                     {"lost_m2", ResultKind::real}};
  return columns;
}

Table report_of(const geometry::Repaired& repaired, const Owners& owners) {
  std::vector<std::string> ids;
  std::vector<double> before, after, gained, lost;
  for (std::size_t i = 0; i < owners.names.size(); ++i) {
    const geometry::RepairChange& change = repaired.changes[i];
    if (change.gained < kWorthTelling && change.lost < kWorthTelling) continue;
    ids.push_back(owners.names[i]);
    before.push_back(change.before);
    after.push_back(change.after);
    gained.push_back(change.gained);
    lost.push_back(change.lost);
  }
  return {{"id", "before_m2", "after_m2", "gained_m2", "lost_m2"},
          {Column::of_texts(ids), Column::of_reals(before), Column::of_reals(after),
           Column::of_reals(gained), Column::of_reals(lost)}};
}

void print_report(const Table& report) {
  std::string text = io::csv_header(report_columns());
  io::append_csv(report, text);
  std::fputs(text.c_str(), stderr);
}

}  // namespace

int areas_repair(const AreasRepairArguments& arguments) {
  const Source source = parse_source(arguments.areas);
  require_place_for_areas(arguments, source);
  if (!arguments.report.empty() && arguments.report == arguments.output.out) {
    throw Error(ErrorKind::user, {.subject = "--report",
                                  .what = "it is the file of the areas",
                                  .hint = "name another file"});
  }
  Output output(arguments.output);
  std::unique_ptr<Output> report;
  if (!arguments.report.empty()) {
    report = std::make_unique<Output>(
        keeping({.out = arguments.report, .overwrite = arguments.output.overwrite, .quiet = true},
                {arguments.areas}));  // said once
  }
  const Threads threads(arguments.threads);
  const AreaSetParts areas =
      read_areas({.source = source, .id = arguments.id, .doubled_ids = true}).parts;
  output.lap("read");
  const Owners owners(areas.ids);
  geometry::Repaired repaired = geometry::repair(*areas.polygons, owners.of, owners.names.size(),
                                                 arguments.gap_m2, threads.loop());
  output.lap("compute");
  require_ground(repaired, owners, areas.id);
  const Table changes = report_of(repaired, owners);
  const AreaSet mended({.id = areas.id,
                        .ids = owners.names,
                        .crs = areas.crs,
                        .polygons = std::move(repaired.polygons)});
  const io::LayerFields fields = carried_fields(source, arguments.id, owners);
  output.open(fields.columns, &mended);
  output.write(fields.table);
  if (report) {
    report->open(report_columns());
    report->write(changes);
    report->finish();
  } else if (!arguments.quiet && !arguments.output.json) {
    print_report(changes);
  }
  if (!arguments.quiet && !arguments.output.json) {
    std::fprintf(stderr,
                 "%zu areas made valid, %zu joined to others of their id; %s m2 lay in several "
                 "areas, %s m2 in %zu gaps\n",
                 repaired.made_valid, areas.ids.size() - owners.names.size(),
                 fixed(repaired.overlaps_m2, 0).c_str(), fixed(repaired.gaps_m2, 0).c_str(),
                 repaired.gaps);
  }
  output.finish("{\"areas\": " + std::to_string(owners.names.size()) +
                ", \"made_valid\": " + std::to_string(repaired.made_valid) +
                ", \"joined\": " + std::to_string(areas.ids.size() - owners.names.size()) +
                ", \"overlaps_m2\": " + shortest(repaired.overlaps_m2) + ", \"gaps\": " +
                std::to_string(repaired.gaps) + ", \"gaps_m2\": " + shortest(repaired.gaps_m2) +
                ", \"changed\": " + std::to_string(changes.rows()) + "}");
  return 0;
}

}  // namespace omrade::tools
