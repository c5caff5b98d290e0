// stats listing: where people live against where they are listed, from a table of flows.
#include "base/error.hpp"
#include "io/connection.hpp"
#include "stats/compensated_sum.hpp"
#include "tools/any_table.hpp"
#include "tools/require_column.hpp"
#include "tools/source.hpp"
#include "tools/stats_input.hpp"
#include "tools/stats_methods.hpp"
#include "tools/stats_result.hpp"
#include <omrade/listing.hpp>

#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace omrade::tools {
namespace {

using stats::CompensatedSum;

/// Which centre's catchment each area is in; both in the order of the table.
struct Catchments {
  std::vector<std::string> areas{}, centres{};
  std::vector<std::size_t> centre_of{};  ///< of each area
  std::map<std::string, std::size_t, std::less<>> area_at{}, centre_at{};
};

constexpr std::size_t kElsewhere = static_cast<std::size_t>(-1);

std::size_t find_in(const std::map<std::string, std::size_t, std::less<>>& places,
                    std::string_view id) {
  const auto at = places.find(id);
  return at == places.end() ? kElsewhere : at->second;
}

Catchments read_catchments(const std::string& file) {
  const Source source = parse_source(file);
  const std::string shown = io::shown_source(source.file);
  const auto table = open_any_table(source);
  for (const char* name : {"area", "centre"})
    require_fixed_column(*table, shown, name,
                         "the table of catchments has the columns area and centre");
  if (table->rows() == 0)
    throw Error(ErrorKind::user,
                {.subject = shown, .what = "it holds no rows", .hint = "give at least one area"});
  const Column areas = table->categories("area");
  const Column centres = table->categories("centre");
  Catchments out;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string area(areas.text(row));
    const std::string centre(centres.text(row));
    if (area.empty() || centre.empty()) {
      throw Error(ErrorKind::user, {.subject = shown + ":" + table->place(row),
                                    .what = "area or centre is empty",
                                    .hint = "leave out areas that are in no catchment"});
    }
    const auto [at, fresh] = out.centre_at.try_emplace(centre, out.centres.size());
    if (fresh) out.centres.push_back(centre);
    if (!out.area_at.try_emplace(area, out.areas.size()).second) {
      throw Error(ErrorKind::user, {.subject = shown + ":" + table->place(row),
                                    .what = "'" + area + "' stands in a row above already",
                                    .hint = "an area is in one catchment"});
    }
    out.areas.push_back(area);
    out.centre_of.push_back(at->second);
  }
  return out;
}

/// Sums of one group of rows.
class Flows {
 public:
  Flows(const StatsInput& input, const Catchments& catchments, const std::vector<std::size_t>& rows)
      : catchments_(catchments),
        of_area_(catchments.areas.size()),
        elsewhere_(catchments.areas.size()),
        residents_(catchments.centres.size()),
        listed_(catchments.centres.size()),
        own_(catchments.centres.size()) {
    for (const std::size_t row : rows) {
      const double count = input.numbers("count")[row];
      if (std::isnan(count)) lacking_ = "missing: count is empty";
      add(input.texts("home").text(row), input.texts("centre").text(row), count);
    }
  }

  void write(StatsResult& result, std::size_t row) const {
    for (std::size_t c = 0; c < catchments_.centres.size(); ++c) {
      const std::string& centre = catchments_.centres[c];
      const double living = residents_[c].value();
      const double listed = listed_[c].value();
      const double own = own_[c].value();
      const auto put = [&](std::string_view measure, double value, std::string_view state) {
        add_row(result, row, measure, "", centre, value, state);
      };
      put("localisation", own / living, lives(living));
      put("outflow", 1 - own / living, lives(living));
      put("own_share", own / listed, is_listed(listed));
      put("inflow", 1 - own / listed, is_listed(listed));
      put("net_flow", formula::net_flow(listed, living), kStateOk);
      put("net_flow_ratio", formula::net_flow_ratio(listed, living), lives(living));
    }
    for (const auto& [pair, sum] : pairs_) {
      const std::string& home = catchments_.areas[pair.first];
      const std::string& centre = catchments_.centres[pair.second];
      const double living = of_area_[pair.first].value();
      const double listed = listed_[pair.second].value();
      add_row(result, row, "relevance", home, centre, sum.value() / living, lives(living));
      add_row(result, row, "commitment", home, centre, sum.value() / listed, is_listed(listed));
    }
    write_concentration(result, row);
  }

 private:
  void add(std::string_view home, std::string_view centre, double count) {
    const std::size_t a = find_in(catchments_.area_at, home);
    const std::size_t c = find_in(catchments_.centre_at, centre);
    if (c != kElsewhere) listed_[c].add(count);
    if (a == kElsewhere) return;
    const std::size_t around = catchments_.centre_of[a];
    of_area_[a].add(count);
    residents_[around].add(count);
    if (c == around) own_[c].add(count);
    if (c != kElsewhere) {
      pairs_[{a, c}].add(count);
    } else if (!centre.empty()) {
      elsewhere_[a].add(count);
    }
  }

  /// Listed elsewhere is one more centre, whatever it is called; the unlisted are none.
  void write_concentration(StatsResult& result, std::size_t row) const {
    std::vector<CompensatedSum> squares(catchments_.areas.size());
    for (const auto& [pair, sum] : pairs_) squares[pair.first].add(sum.value() * sum.value());
    for (std::size_t a = 0; a < squares.size(); ++a) {
      squares[a].add(elsewhere_[a].value() * elsewhere_[a].value());
      const double living = of_area_[a].value();
      add_row(result, row, "concentration", catchments_.areas[a], "",
              formula::concentration(squares[a].value(), living), lives(living));
    }
  }

  static std::string_view lives(double people) {
    return people == 0 ? "not_applicable: nobody lives there" : kStateOk;
  }
  static std::string_view is_listed(double people) {
    return people == 0 ? "not_applicable: nobody is listed there" : kStateOk;
  }
  void add_row(StatsResult& result, std::size_t row, std::string_view measure,
               std::string_view home, std::string_view centre, double value,
               std::string_view state) const {
    if (state == kStateOk && !std::isfinite(value)) state = lacking_;
    result.add(row, {}, kStateOk,
               {measure, home, centre, state == kStateOk ? value : stats::kNoNumber, state});
  }

  const Catchments& catchments_;
  std::vector<CompensatedSum> of_area_, elsewhere_;       // by area
  std::vector<CompensatedSum> residents_, listed_, own_;  // by centre
  std::map<std::pair<std::size_t, std::size_t>, CompensatedSum> pairs_;
  /// Why what is no number is none.
  std::string_view lacking_ = kStateBeyond;
};

void compute(const StatsInput& input, StatsResult& result) {
  const Catchments catchments = read_catchments(input.option("catchment-table"));
  const Column& homes = input.texts("home");
  bool any = false;
  for (std::size_t row = 0; row < input.rows() && !any; ++row)
    any = find_in(catchments.area_at, homes.text(row)) != kElsewhere;
  if (!any) {
    input.refuse("the table of catchments has none of the homes",
                 "its areas are called such as '" + catchments.areas.front() + "'");
  }
  for (const std::vector<std::size_t>& rows : input.groups())
    Flows(input, catchments, rows).write(result, rows.front());
}

}  // namespace

StatsMethod stats_listing() {
  return {.name = "listing",
          .summary = "where people live against where they are listed",
          .example =
              "listing flows.csv --home deso --centre centre --count persons "
              "--catchment-table catchment.csv",
          .roles = {{.name = "home", .help = "area of residence", .domain = StatsDomain::text},
                    {.name = "centre",
                     .help = "where they are listed; empty: nowhere",
                     .domain = StatsDomain::text},
                    {.name = "count", .help = "how many", .domain = StatsDomain::count}},
          .options = {{.name = "catchment-table",
                       .help = "FILE with the columns area and centre: whose catchment each area "
                               "is in; other homes and centres are elsewhere",
                       .required = true}},
          .own = {{"measure", io::ResultKind::text},
                  {"home", io::ResultKind::text},
                  {"centre", io::ResultKind::text},
                  {"value", io::ResultKind::real},
                  {"state", io::ResultKind::text}},
          .estimate = false,
          .compute = compute};
}

}  // namespace omrade::tools
