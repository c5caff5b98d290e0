#include "tools/areas_check.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "geometry/rings.hpp"
#include "io/connection.hpp"
#include "io/table.hpp"
#include "tools/source.hpp"
#include "tools/threads.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <limits>
#include <unordered_set>
#include <vector>

namespace omrade::tools {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

struct Problem {
  std::string what{}, id{}, other{};
  double m2 = kNone, x = kNone, y = kNone;
};

constexpr std::array<const char*, 6> kProblems{"invalid", "duplicate", "overlap",
                                               "sliver",  "gap",       "code"};

Point middle(const Polygons& polygons, std::size_t area) {
  const Box box = geometry::box_of(polygons, area);
  return {box.min_x + (box.max_x - box.min_x) / 2, box.min_y + (box.max_y - box.min_y) / 2};
}

void add_faults(const std::vector<geometry::AreaFault>& faults, const AreaSetParts& areas,
                std::vector<Problem>& problems) {
  const auto id_of = [&](const std::optional<std::uint32_t>& area) {
    return area ? areas.ids[*area] : std::string();
  };
  for (const geometry::AreaFault& fault : faults) {
    problems.push_back({.what = kProblems.at(static_cast<std::size_t>(fault.kind)),
                        .id = id_of(fault.area),
                        .other = id_of(fault.other),
                        .m2 = fault.m2,
                        .x = fault.at.x,
                        .y = fault.at.y});
  }
}

/// Every area but the first of an id.
void add_doubled_ids(const AreaSetParts& areas, std::vector<Problem>& problems) {
  std::unordered_set<std::string> seen;
  for (std::size_t i = 0; i < areas.ids.size(); ++i) {
    const std::string& id = areas.ids[i];
    if (seen.insert(id).second) continue;
    const Point at = middle(*areas.polygons, i);
    problems.push_back({.what = "duplicate",
                        .id = id,
                        .other = id,
                        .m2 = geometry::area_of(*areas.polygons, i),
                        .x = at.x,
                        .y = at.y});
  }
}

/// In the column that is named as the field of ids, or else in the only one.
std::vector<std::string> read_codes(const AreasCheckArguments& arguments) {
  const Source source = parse_source(arguments.codes);
  const auto table = io::open_table(source.file, source.layer, {});
  const std::vector<std::string>& names = table->names();
  const bool named = std::find(names.begin(), names.end(), arguments.id) != names.end();
  if (!named && names.size() != 1) {
    throw Error(ErrorKind::user, {.subject = io::shown_source(source.file),
                                  .what = "no column '" + arguments.id + "'",
                                  .hint = name_hint(arguments.id, names)});
  }
  const Column column = table->categories(named ? arguments.id : names.front());
  std::vector<std::string> codes;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    if (!column.text(row).empty()) codes.emplace_back(column.text(row));
  }
  return codes;
}

void add_codes(const AreaSetParts& areas, const std::vector<std::string>& codes,
               std::vector<Problem>& problems) {
  const std::unordered_set<std::string> known(codes.begin(), codes.end());
  std::unordered_set<std::string> seen;
  for (std::size_t i = 0; i < areas.ids.size(); ++i) {
    const bool first = seen.insert(areas.ids[i]).second;
    if (!first || known.contains(areas.ids[i])) continue;
    const Point at = middle(*areas.polygons, i);
    problems.push_back({.what = "code", .id = areas.ids[i], .x = at.x, .y = at.y});
  }
  for (const std::string& code : codes) {
    if (seen.insert(code).second) problems.push_back({.what = "code", .id = code});
  }
}

Table table_of(const std::vector<Problem>& problems) {
  std::vector<std::string> what, id, other;
  std::vector<double> m2, x, y;
  for (const Problem& one : problems) {
    what.push_back(one.what);
    id.push_back(one.id);
    other.push_back(one.other);
    m2.push_back(one.m2);
    x.push_back(one.x);
    y.push_back(one.y);
  }
  return {{"problem", "id", "other", "size_m2", "x", "y"},
          {Column::of_texts(what), Column::of_texts(id), Column::of_texts(other),
           Column::of_reals(m2), Column::of_reals(x), Column::of_reals(y)}};
}

void print_summary(const std::vector<geometry::AreaFault>& faults, const AreaSetParts& areas,
                   const std::vector<std::size_t>& counts) {
  for (const geometry::AreaFault& fault : faults) {
    if (fault.kind != geometry::FaultKind::invalid) continue;
    std::fprintf(stderr, "area '%s' is invalid: %s\n", areas.ids[*fault.area].c_str(),
                 fault.reason.c_str());
  }
  std::string text = std::to_string(areas.ids.size()) + " areas: ";
  for (std::size_t k = 0; k < counts.size(); ++k)
    text += (k == 0 ? "" : ", ") + std::string(kProblems.at(k)) + " " + std::to_string(counts[k]);
  std::fprintf(stderr, "%s\n", text.c_str());
}

}  // namespace

int areas_check(const AreasCheckArguments& arguments) {
  Output output(keeping(arguments.output, {arguments.areas, arguments.codes}));
  const Threads threads(arguments.threads);
  std::vector<std::string> codes;
  if (!arguments.codes.empty()) codes = read_codes(arguments);
  const AreaSetParts areas =
      read_areas({.source = parse_source(arguments.areas), .id = arguments.id, .doubled_ids = true})
          .parts;
  output.lap("read");
  const std::vector<geometry::AreaFault> faults =
      geometry::area_faults(*areas.polygons, arguments.limits, threads.loop());
  output.lap("compute");
  std::vector<Problem> problems;
  add_doubled_ids(areas, problems);
  add_faults(faults, areas, problems);
  if (!arguments.codes.empty()) add_codes(areas, codes, problems);
  const auto kind_of = [](const Problem& one) {
    return std::find(kProblems.begin(), kProblems.end(), one.what) - kProblems.begin();
  };
  std::stable_sort(problems.begin(), problems.end(),
                   [&](const Problem& a, const Problem& b) { return kind_of(a) < kind_of(b); });
  std::vector<std::size_t> counts(kProblems.size(), 0);
  for (const Problem& one : problems) ++counts[static_cast<std::size_t>(kind_of(one))];
  using io::ResultKind;
  output.open({{"problem", ResultKind::text},
               {"id", ResultKind::text},
               {"other", ResultKind::text},
               {"size_m2", ResultKind::real},
               {"x", ResultKind::real},
               {"y", ResultKind::real}});
  output.write(table_of(problems));
  if (!arguments.output.json && !arguments.quiet) print_summary(faults, areas, counts);
  std::string result = "{\"areas\": " + std::to_string(areas.ids.size());
  for (std::size_t k = 0; k < counts.size(); ++k)
    result += ", " + json_quote(kProblems.at(k)) + ": " + std::to_string(counts[k]);
  output.finish(result + "}");
  return problems.empty() ? 0 : 1;
}

}  // namespace omrade::tools
