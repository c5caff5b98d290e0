// stats sii: the slope and the relative index of inequality.
#include "base/text.hpp"
#include "io/findings.hpp"
#include "stats/compensated_sum.hpp"
#include "stats/inequality.hpp"
#include "stats/rate.hpp"
#include "tools/stats_input.hpp"
#include "tools/stats_methods.hpp"
#include "tools/stats_pool.hpp"
#include "tools/stats_result.hpp"

#include <cmath>
#include <map>
#include <vector>

namespace omrade::tools {
namespace {

using Rows = std::vector<std::size_t>;

/// One in a thousand lies above each limit of 99.8 %.
constexpr double kFewestLines = 1000;

struct Settings {
  bool counts = false;      ///< numerator and denominator are given, not values
  bool population = false;  ///< given; else the denominator is
  bool proportions = false;
  stats::Transform transform = stats::Transform::none;
};

Settings settings_of(const StatsInput& input) {
  const bool counts = input.has("numerator") && input.has("denominator");
  if (input.has("numerator") != input.has("denominator"))
    input.refuse("--numerator and --denominator go together", "name the columns of both");
  if (counts == input.has("value"))
    input.refuse("it takes either --value, or --numerator and --denominator",
                 "name one or the other");
  if (!counts && !input.has("population"))
    input.refuse("--value needs --population", "name the column of people in each group");
  const std::string& name = input.option("transform");
  const stats::Transform transform = name == "log"     ? stats::Transform::log
                                     : name == "logit" ? stats::Transform::logit
                                                       : stats::Transform::none;
  const std::string& kind = input.option("kind");
  const bool proportions =
      kind == "proportion" || (kind.empty() && transform == stats::Transform::logit);
  return {.counts = counts,
          .population = input.has("population"),
          .proportions = proportions,
          .transform = transform};
}

struct Gathered {
  std::vector<stats::InequalityGroup> groups{};
  std::string_view state = kStateOk;
};

std::string_view outside(stats::Transform transform) {
  return transform == stats::Transform::log
             ? "not_applicable: a value is not above 0, for log"
             : "not_applicable: a value is not between 0 and 1, for logit";
}

/// One place in the order: its rows taken together.
void gather(const StatsInput& input, const Settings& settings, const Rows& rows, Gathered& all) {
  stats::InequalityGroup group;
  if (settings.population) {
    stats::CompensatedSum people;
    for (const std::size_t row : rows) people.add(input.numbers("population")[row]);
    group.population = people.value();
  }
  if (settings.counts) {
    const Pooled pooled = pool_counts(input, rows);
    if (!settings.population) group.population = pooled.denominator;
    const bool known = pooled.state.rfind("missing", 0) != 0;
    const bool empty = settings.population || pooled.numerator == 0;
    if (known && group.population == 0 && empty) return;
    if (pooled.state != kStateOk) {
      all.state = pooled.state;
      return;
    }
    const stats::Estimate estimate = settings.proportions
                                         ? stats::proportion(pooled.numerator, pooled.denominator)
                                         : stats::rate(pooled.numerator, pooled.denominator);
    group.value = estimate.value;
    group.standard_error = stats::standard_error(estimate.at95, settings.transform);
  } else {
    if (rows.size() > 1) {
      input.refuse(rows[1], "order", "it stands in a row above already",
                   "give each place in the order one row, or counts in place of values");
    }
    if (group.population == 0) return;
    group.value = input.numbers("value")[rows.front()];
    if (std::isnan(group.value)) {
      all.state = "missing: value is empty";
      return;
    }
  }
  if (std::isnan(group.population)) all.state = "missing: population is empty";
  if (std::isnan(stats::transformed(group.value, settings.transform)) && all.state == kStateOk)
    all.state = outside(settings.transform);
  all.groups.push_back(group);
}

Gathered gather_all(const StatsInput& input, const Settings& settings, const Rows& rows) {
  const std::span<const double> order = input.numbers("order");
  std::map<double, Rows> places;
  Gathered all;
  for (const std::size_t row : rows) {
    if (std::isnan(order[row])) {
      all.state = "missing: order is empty";
      return all;
    }
    places[order[row]].push_back(row);
  }
  for (const auto& [place, its_rows] : places) gather(input, settings, its_rows, all);
  if (all.state == kStateOk && all.groups.size() < 2)
    all.state = "not_applicable: fewer than two groups with people";
  return all;
}

void compute(const StatsInput& input, StatsResult& result) {
  const double multiplier = input.number_option("multiplier");
  const Settings settings = settings_of(input);
  if (settings.counts && settings.proportions) require_parts(input);
  const double lines = input.number_option("draws");
  if (lines > 0 && lines < kFewestLines)
    input.refuse("--draws " + input.option("draws") + " are too few for limits at 99.8 %",
                 "give 1000 or more, or 0 for no limits");
  const stats::Simulation simulation{
      .draws = static_cast<std::size_t>(lines),
      .seed = static_cast<std::uint64_t>(input.number_option("seed"))};
  std::vector<Gathered> gathered;
  for (const Rows& rows : input.groups()) gathered.push_back(gather_all(input, settings, rows));
  std::vector<stats::Inequality> found(gathered.size());
  input.loop()(gathered.size(), [&](std::size_t i) {
    if (gathered[i].state == kStateOk)
      found[i] = stats::inequality(gathered[i].groups, settings.transform, simulation);
  });
  std::size_t without_upper = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const stats::Estimate slope = scaled(found[i].slope, multiplier);
    const stats::Estimate& relative = found[i].relative;
    if (!std::isnan(relative.at95.lower) && std::isnan(relative.at998.upper)) ++without_upper;
    result.add(input.groups()[i].front(), slope, gathered[i].state,
               {slope.value, slope.at95.lower, slope.at95.upper, slope.at998.lower,
                slope.at998.upper, relative.value, relative.at95.lower, relative.at95.upper,
                relative.at998.lower, relative.at998.upper, found[i].intercept * multiplier});
  }
  if (without_upper > 0)
    result.note("rii of " + io::counted(without_upper, "group") +
                " lacks an upper limit: the line may begin at 0 or below");
}

std::vector<StatsRole> roles() {
  return {{.name = "order", .help = "place of a row in the order, such as its quintile"},
          {.name = "value", .help = "of each group, where no counts are given", .required = false},
          {.name = "numerator",
           .help = "events or persons; rows of the same order are taken together",
           .domain = StatsDomain::count,
           .required = false},
          {.name = "denominator",
           .help = "of how many",
           .domain = StatsDomain::count,
           .required = false},
          {.name = "population",
           .help = "people of each group (default: the denominator)",
           .domain = StatsDomain::count,
           .required = false}};
}

}  // namespace

StatsMethod stats_inequality() {
  constexpr double most_draws = 1e8, most_seed = 0x1p53;
  std::vector<io::ResultColumn> own;
  for (const char* name :
       {"sii", "sii_lower95", "sii_upper95", "sii_lower998", "sii_upper998", "rii", "rii_lower95",
        "rii_upper95", "rii_lower998", "rii_upper998", "intercept"})
    own.push_back({name, io::ResultKind::real});
  return {.name = "sii",
          .aliases = {"rii"},
          .summary = "slope and relative index of inequality",
          .example =
              "sii quintiles.csv --by sex --order quintile --numerator deaths --denominator "
              "people --transform log --multiplier 100000",
          .roles = roles(),
          .options = {multiplier_option(),
                      {.name = "transform",
                       .help = "scale on which the line is straight: none, log or logit",
                       .standard = "none",
                       .choices = {"none", "log", "logit"}},
                      {.name = "kind",
                       .help = "the groups' own intervals: rate or proportion (default: proportion "
                               "with --transform logit, else rate)",
                       .choices = {"rate", "proportion"}},
                      {.name = "draws",
                       .help = "lines behind the limits, at least 1000; 0: no limits",
                       .kind = StatsOptionKind::whole,
                       .standard = "100000",
                       .least = 0,
                       .most = most_draws},
                      {.name = "seed",
                       .help = "of the lines",
                       .kind = StatsOptionKind::whole,
                       .standard = "1",
                       .least = 0,
                       .most = most_seed}},
          .own = own,
          .compute = compute};
}

}  // namespace omrade::tools
