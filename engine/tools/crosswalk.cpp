#include "tools/crosswalk.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "geometry/box_index.hpp"
#include "geometry/exact.hpp"
#include "geometry/overlay.hpp"
#include "io/raster.hpp"
#include "tools/source.hpp"
#include "tools/threads.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <exception>
#include <future>
#include <limits>
#include <memory>
#include <tuple>
#include <utility>
#include <vector>

namespace omrade::tools {
namespace {

using geometry::ParallelFor;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// One line of the table. What a method does not know is NaN.
struct Row {
  std::uint32_t source = 0, target = 0;
  double area_m2 = kNaN, share = kNaN, people = kNaN, share_people = kNaN;
};

struct Result {
  std::vector<Row> rows;
  ApportionmentError error;  ///< weighed by people where they are known, else by ground or points
  std::string note{};        ///< what only this method has to say on standard error
  std::string more{};        ///< keys of the summary that only this method has, as JSON
};

bool comes_first(const Row& a, const Row& b) {
  return std::tie(a.source, a.target) < std::tie(b.source, b.target);
}

std::vector<double> areas_of(const AreaSet& areas, const ParallelFor& loop) {
  std::vector<double> m2(areas.size());
  loop(m2.size(), [&](std::size_t i) { m2[i] = areas.area_m2(i); });
  return m2;
}

Result areal(const AreaSet& from, const AreaSet& to, const ParallelFor& loop) {
  const Crosswalk found = geometry::areal_crosswalk(from, to, loop);
  const std::vector<double> m2 = areas_of(from, loop);
  Result result{.rows = {}, .error = apportionment_error(found, m2)};
  for (const CrosswalkEntry& one : found.entries())
    result.rows.push_back({one.source, one.target, one.share * m2[one.source], one.share});
  return result;
}

/// Each source wholly in the target that holds more than half of it.
Result nested(const AreaSet& from, const AreaSet& to, const ParallelFor& loop) {
  Result all = areal(from, to, loop);
  Result result;
  double elsewhere = 0;
  std::vector<bool> placed(from.size());
  for (Row& row : all.rows) {
    if (!(row.share > 0.5)) continue;
    placed[row.source] = true;
    elsewhere = std::max(elsewhere, 1 - row.share);
    row.share = 1;
    result.rows.push_back(row);
  }
  std::vector<std::string> without;
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (!placed[i]) without.push_back(from.ids()[i]);
  }
  if (result.rows.empty() && !all.rows.empty()) {
    throw Error(ErrorKind::user,
                {.subject = "--method nested",
                 .what = "no area of " + from.id() +
                         " lies with more than half of itself in one of " + to.id(),
                 .hint = "use --method areal"});
  }
  result.error = all.error;
  std::string quoted;
  for (const std::string& id : without) quoted += (quoted.empty() ? "" : ", ") + json_quote(id);
  result.more = ", \"without_majority\": [" + quoted +
                "], \"largest_share_elsewhere\": " + shortest(elsewhere);
  constexpr std::size_t most = 5;
  if (!without.empty()) {
    result.note = "warning: " + std::to_string(without.size()) + " areas have no row, as none of " +
                  to.id() + " holds more than half of them: " +
                  join(std::span(without).first(std::min(most, without.size())), ", ") +
                  (without.size() > most ? ", ..." : "") + "\n";
  }
  return result;
}

Result dasymetric(const AreaSet& from, const AreaSet& to, const Grid& grid,
                  const ParallelFor& loop) {
  Result result = areal(from, to, loop);
  const geometry::DasymetricCrosswalk found = geometry::dasymetric_crosswalk(from, to, grid, loop);
  result.error = apportionment_error(found.crosswalk, found.people);
  std::sort(result.rows.begin(), result.rows.end(), comes_first);
  std::vector<Row> more;
  for (const CrosswalkEntry& one : found.crosswalk.entries()) {
    const Row wanted{one.source, one.target};
    const auto at = std::lower_bound(result.rows.begin(), result.rows.end(), wanted, comes_first);
    const bool known = at != result.rows.end() && !comes_first(wanted, *at);
    Row& row = known ? *at : more.emplace_back(wanted);
    row.share_people = one.share;
    row.people = one.share * found.people[one.source];
  }
  result.rows.insert(result.rows.end(), more.begin(), more.end());
  for (Row& row : result.rows) {
    if (!std::isnan(row.share_people)) continue;
    row.share_people = 0;  // nobody lives there
    row.people = 0;
  }
  result.more = ", \"without_people\": " + std::to_string(found.without_people) +
                ", \"largest_difference_from_areal\": " + shortest(found.largest_difference) +
                ", \"mean_difference_from_areal\": " + shortest(found.mean_difference);
  return result;
}

/// The one target around each point; the first where targets overlap.
Result points(const AreaSet& from, const AreaSet& to) {
  const Polygons& polygons = *to.polygons();
  std::vector<Box> boxes;
  for (std::size_t i = 0; i < to.size(); ++i) boxes.push_back(to.box(i));
  const geometry::BoxIndex index(std::move(boxes));
  Result result;
  for (std::uint32_t i = 0; i < from.size(); ++i) {
    const Point p = from.points()[i];
    for (const std::uint32_t target : index.meeting({p.x, p.y, p.x, p.y})) {
      if (geometry::winding(polygons, target, p, geometry::Moved::east) <= 0) continue;
      result.rows.push_back({i, target, kNaN, 1});
      break;
    }
  }
  const std::size_t outside = from.size() - result.rows.size();
  result.error.uncovered_share = static_cast<double>(outside) / static_cast<double>(from.size());
  result.more = ", \"without_target\": " + std::to_string(outside);
  return result;
}

Table table_of(const std::vector<Row>& rows, const AreaSet& from, const AreaSet& to, bool people) {
  std::vector<std::string> sources, targets;
  std::vector<double> m2, share, count, share_people;
  for (const Row& row : rows) {
    sources.push_back(from.ids()[row.source]);
    targets.push_back(to.ids()[row.target]);
    m2.push_back(row.area_m2);
    share.push_back(row.share);
    count.push_back(row.people);
    share_people.push_back(row.share_people);
  }
  std::vector<std::string> names{"from", "to", "area_m2", "share"};
  std::vector<Column> columns{Column::of_texts(sources), Column::of_texts(targets),
                              Column::of_reals(m2), Column::of_reals(share)};
  if (people) {
    names.insert(names.end(), {"people", "share_people"});
    columns.push_back(Column::of_reals(count));
    columns.push_back(Column::of_reals(share_people));
  }
  return {std::move(names), std::move(columns)};
}

std::vector<io::ResultColumn> columns_of(const Table& table) {
  std::vector<io::ResultColumn> columns;
  for (const std::string& name : table.names()) {
    columns.push_back({name, table.at(name).type() == ColumnType::real ? io::ResultKind::real
                                                                       : io::ResultKind::text});
  }
  return columns;
}

void require_a_grid_or_none(const CrosswalkArguments& arguments) {
  const bool wanted = arguments.method == "dasymetric";
  if (wanted == !arguments.grid.empty()) return;
  throw Error(ErrorKind::user, {.subject = "--method " + arguments.method,
                                .what = wanted ? "needs a grid of people" : "has no use for a grid",
                                .hint = wanted ? "add --grid FILE"
                                               : "leave --grid out, or use --method dasymetric"});
}

struct Checked {
  std::unique_ptr<AreaSet> areas{};
  std::exception_ptr invalid{};
};
struct Both {
  std::unique_ptr<AreaSet> from{};
  Checked to{};
};

/// In one CRS: that of the grid, or else that of FROM. Both files are read at the same time, and
/// TO, which is mostly the smaller one, is checked by the one who has read it.
Both read_both(const CrosswalkArguments& arguments, const std::string& crs) {
  const auto read_to = [&arguments](const std::string& target) {
    Checked to{.areas = std::make_unique<AreaSet>(read_areas(
                   parse_source(arguments.to), arguments.to_id, Wanted::polygons, target))};
    try {
      require_valid(*to.areas, arguments.to, geometry::serial_loop());
    } catch (...) {
      to.invalid = std::current_exception();  // what is wrong with FROM is said first
    }
    return to;
  };
  auto reading =
      std::async(arguments.threads > 1 ? std::launch::async : std::launch::deferred, read_to, crs);
  Both both;
  both.from = std::make_unique<AreaSet>(
      read_areas(parse_source(arguments.from), arguments.from_id,
                 arguments.method == "points" ? Wanted::points : Wanted::polygons, crs));
  both.to = reading.get();
  if (both.to.areas->crs() != both.from->crs()) both.to = read_to(both.from->crs());
  return both;
}

std::string percent(double share) {
  constexpr double hundred = 100;
  return fixed(share * hundred, 2) + " %";
}

}  // namespace

int crosswalk(const CrosswalkArguments& arguments) {
  require_a_grid_or_none(arguments);
  Output output(keeping(arguments.output, {arguments.from, arguments.to, arguments.grid}));
  const Threads threads(arguments.threads);
  const bool with_points = arguments.method == "points";
  const bool with_people = arguments.method == "dasymetric";
  std::unique_ptr<Grid> grid;
  if (with_people) grid = io::open_grid(arguments.grid, "");
  const Both both = read_both(arguments, grid ? grid->crs() : "");
  const AreaSet& from = *both.from;
  const AreaSet& to = *both.to.areas;
  output.lap("read");
  const ParallelFor loop = threads.loop();
  if (!with_points) require_valid(from, arguments.from, loop);
  if (both.to.invalid) std::rethrow_exception(both.to.invalid);
  output.lap("check");
  Result result = with_people                    ? dasymetric(from, to, *grid, loop)
                  : with_points                  ? points(from, to)
                  : arguments.method == "nested" ? nested(from, to, loop)
                                                 : areal(from, to, loop);
  output.lap("compute");
  if (result.rows.empty()) {
    throw Error(ErrorKind::user, {.subject = arguments.from + " and " + arguments.to,
                                  .what = "have no ground in common",
                                  .hint = "do both lie where they should? see their CRS"});
  }
  std::sort(result.rows.begin(), result.rows.end(), comes_first);
  const Table table = table_of(result.rows, from, to, with_people);
  output.open(columns_of(table));
  output.write(table);
  if (!arguments.output.json && !arguments.quiet) {
    std::fprintf(stderr, "%zu of %zu areas are split, with %s of all; %s lie in no area of %s\n",
                 result.error.split_sources, from.size(), percent(result.error.split_share).c_str(),
                 percent(result.error.uncovered_share).c_str(), to.id().c_str());
    std::fputs(result.note.c_str(), stderr);
  }
  output.finish(
      "{\"from\": " + std::to_string(from.size()) + ", \"to\": " + std::to_string(to.size()) +
      ", \"split_sources\": " + std::to_string(result.error.split_sources) +
      ", \"split_share\": " + shortest(result.error.split_share) +
      ", \"uncovered_share\": " + shortest(result.error.uncovered_share) + result.more + "}");
  return 0;
}

}  // namespace omrade::tools
