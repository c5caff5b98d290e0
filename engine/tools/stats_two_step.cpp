// stats twosfca: access to a supply that is shared within reach.
#include "base/error.hpp"
#include "base/text.hpp"
#include "io/connection.hpp"
#include "io/table.hpp"
#include "tools/any_table.hpp"
#include "tools/require_column.hpp"
#include "tools/source.hpp"
#include "tools/stats_input.hpp"
#include "tools/stats_methods.hpp"
#include "tools/stats_result.hpp"
#include <omrade/two_step.hpp>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace omrade::tools {
namespace {

using Places = std::unordered_map<std::string_view, std::size_t>;  // looked up only

/// One of the three tables.
class Sheet {
 public:
  Sheet(const StatsInput& input, const std::string& option) {
    const Source source = parse_source(input.option(option));
    shown_ = io::shown_source(source.file);
    table_ = open_any_table(source);
  }

  [[nodiscard]] std::size_t rows() const { return table_->rows(); }
  [[nodiscard]] Column texts(const std::string& name) const {
    require_column(*table_, shown_, name);
    return table_->categories(name);
  }
  /// Finite and 0 or more; empty cells only where `may_lack`.
  [[nodiscard]] Column amounts(const std::string& name, bool may_lack) const {
    require_column(*table_, shown_, name);
    Column column = table_->reals(name);
    for (std::size_t row = 0; row < rows(); ++row) {
      const double value = column.reals()[row];
      if (std::isnan(value) ? may_lack : value >= 0 && std::isfinite(value)) continue;
      refuse(row, name, std::isnan(value) ? "it is empty" : shortest(value) + " cannot be",
             "give a number of 0 or more");
    }
    return column;
  }
  [[noreturn]] void refuse(const std::string& what, const std::string& hint) const {
    throw Error(ErrorKind::user, {.subject = shown_, .what = what, .hint = hint});
  }
  [[noreturn]] void refuse(std::size_t row, const std::string& column, const std::string& what,
                           const std::string& hint) const {
    throw Error(ErrorKind::user, {.subject = shown_ + ":" + table_->place(row),
                                  .what = "column '" + column + "': " + what,
                                  .hint = hint});
  }

 private:
  std::string shown_;
  std::unique_ptr<io::TableSource> table_;
};

/// The ids of a sheet, each once, and an amount of each.
struct Sites {
  Sites(const Sheet& sheet, const std::string& amount)
      : ids(sheet.texts("id")), amounts(sheet.amounts(amount, false)) {
    if (sheet.rows() == 0) sheet.refuse("it holds no rows", "give at least one");
    for (std::size_t row = 0; row < sheet.rows(); ++row) {
      if (ids.codes()[row] < 0) sheet.refuse(row, "id", "it is empty", "name every row");
      if (!places.emplace(ids.text(row), row).second)
        sheet.refuse(row, "id", "'" + std::string(ids.text(row)) + "' stands twice",
                     "name every row once");
    }
  }
  Column ids, amounts;
  Places places;
};

/// A pair within the radius, and where it stands.
struct Found {
  access::Reach reach;
  std::size_t row = 0;
};

/// In the order of the sites, so that no sum depends on that of the rows. Error user where a pair
/// stands twice.
std::vector<access::Reach> in_order(std::vector<Found> found, const Sites& demand,
                                    const Sites& supply, const Sheet& sheet) {
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return std::tuple(a.reach.demand, a.reach.supply, a.row) <
           std::tuple(b.reach.demand, b.reach.supply, b.row);
  });
  std::vector<access::Reach> out;
  for (const Found& one : found) {
    if (!out.empty() && out.back().demand == one.reach.demand &&
        out.back().supply == one.reach.supply)
      sheet.refuse(one.row, "to",
                   "the pair of '" + std::string(demand.ids.text(out.back().demand)) + "' and '" +
                       std::string(supply.ids.text(out.back().supply)) + "' stands twice",
                   "give each pair one distance");
    out.push_back(one.reach);
  }
  return out;
}

std::vector<access::Reach> reaches(const StatsInput& input, const Sites& demand,
                                   const Sites& supply, StatsResult& result) {
  const double radius = input.number_option("radius");
  const auto kernel =
      input.option("kernel") == "gauss" ? access::Kernel::gauss : access::Kernel::step;
  const Sheet sheet(input, "distance");
  const Column from = sheet.texts("from");
  const Column to = sheet.texts("to");
  const Column distance = sheet.amounts("distance", true);
  std::vector<Found> found;
  std::size_t unknown = 0;
  for (std::size_t row = 0; row < sheet.rows(); ++row) {
    const auto i = demand.places.find(from.text(row));
    const auto j = supply.places.find(to.text(row));
    if (i == demand.places.end() || j == supply.places.end()) {
      ++unknown;
      continue;
    }
    const double weight = access::kernel_weight(kernel, distance.reals()[row], radius);
    if (weight > 0) found.push_back({{i->second, j->second, weight}, row});
  }
  if (unknown > 0)
    result.note(std::to_string(unknown) +
                " distances are of an id that is not in --demand or --supply, and count for "
                "nothing");
  return in_order(std::move(found), demand, supply, sheet);
}

void compute(const StatsInput& input, StatsResult& result) {
  const Sheet demand_sheet(input, "demand");
  const Sites demand(demand_sheet, "population");
  const Sites supply(Sheet(input, "supply"), "supply");
  const std::vector<access::Reach> within = reaches(input, demand, supply, result);
  const access::Access found =
      access::two_step(demand.amounts.reals(), supply.amounts.reals(), within);
  for (const std::size_t j : found.idle)
    result.note("supply '" + std::string(supply.ids.text(j)) +
                "' reaches nobody and counts for nothing");
  for (std::size_t i = 0; i < found.access.size(); ++i) {
    if (!std::isfinite(found.access[i]))
      demand_sheet.refuse(i, "population",
                          "the supply by so few people is beyond the range of numbers",
                          "look for a unit that is wrong");
    result.add({StatsCell(demand.ids.text(i)), StatsCell(found.access[i])});
  }
}

}  // namespace

StatsMethod stats_two_step() {
  const auto file = [](const char* name, const char* help) {
    return StatsOption{.name = name, .help = help, .required = true};
  };
  return {.name = "twosfca",
          .summary = "access to a supply shared within reach (two-step floating catchment areas)",
          .example =
              "twosfca --supply centres.csv --demand areas.csv --distance pairs.csv "
              "--radius 10000",
          .options = {file("supply", "FILE with the columns id and supply"),
                      file("demand", "FILE with the columns id and population"),
                      file("distance",
                           "FILE with the columns from (demand), to (supply) and "
                           "distance; pairs that are not in it are out of reach"),
                      {.name = "radius",
                       .help = "how far a supply reaches, the border included",
                       .kind = StatsOptionKind::number,
                       .least = 0,
                       .most = 1e300,
                       .required = true},
                      {.name = "kernel",
                       .help = "step: all within the radius count alike; gauss: a normal curve "
                               "with its standard deviation at half of the radius",
                       .standard = "step",
                       .choices = {"step", "gauss"}}},
          .own = {{"id", io::ResultKind::text}, {"access", io::ResultKind::real}},
          .table = false,
          .estimate = false,
          .compute = compute};
}

}  // namespace omrade::tools
