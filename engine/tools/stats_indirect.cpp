// stats isr: indirectly standardised ratios (SMR, SIR) and rates.
#include "stats/compensated_sum.hpp"
#include "stats/indirect.hpp"
#include "stats/rate.hpp"
#include "tools/stats_input.hpp"
#include "tools/stats_methods.hpp"
#include "tools/stats_pool.hpp"
#include "tools/stats_result.hpp"
#include "tools/stats_strata.hpp"

#include <cmath>
#include <vector>

namespace omrade::tools {
namespace {

using Rows = std::vector<std::size_t>;

struct Group {
  std::vector<stats::IndirectStratum> strata{};
  double observed = 0;
  std::size_t empty = 0;  ///< numerators taken for 0
  std::string_view state = kStateOk;
};

Group read_group(const StatsInput& input, const Rows& rows) {
  const std::span<const double> numerators = input.numbers("numerator");
  const std::span<const double> populations = input.numbers("population");
  Group group;
  stats::CompensatedSum observed;
  for (const Rows& stratum : strata_of(input, rows)) {
    stats::CompensatedSum population;
    for (const std::size_t row : stratum) {
      if (std::isnan(numerators[row])) ++group.empty;
      observed.add(std::isnan(numerators[row]) ? 0 : numerators[row]);
      population.add(populations[row]);
    }
    group.strata.push_back({.population = population.value(),
                            .reference_events = shared_number(input, "refcount", stratum),
                            .reference_population = shared_number(input, "refpop", stratum)});
    const stats::IndirectStratum& last = group.strata.back();
    if (std::isnan(last.population)) {
      group.state = "missing: population is empty";
    } else if (last.population > 0 && last.reference_population == 0 && group.state == kStateOk) {
      group.state = "not_applicable: reference population of a stratum is 0";
    }
  }
  group.observed = observed.value();
  return group;
}

void require_columns(const StatsInput& input) {
  const bool expected = input.has("expected");
  for (const char* role : {"population", "refcount", "refpop"}) {
    if (input.has(role) != expected) continue;
    input.refuse("it takes either --population, --refcount and --refpop, or --expected",
                 "name the columns of the one or the other");
  }
  if (expected && input.option("as") == "rate")
    input.refuse("--as rate needs the reference, not --expected",
                 "name --population, --refcount and --refpop");
}

/// Of expected events that are known.
void compute_known(const StatsInput& input, StatsResult& result) {
  const double multiplier = input.number_option("multiplier");
  for (const Rows& rows : input.groups()) {
    const Pooled pooled = pool_counts(input, rows);
    const bool known = pooled.state.rfind("missing", 0) != 0;
    result.add(rows.front(),
               scaled(stats::indirect_ratio(pooled.numerator, pooled.denominator), multiplier),
               pooled.state,
               {known ? pooled.numerator : stats::kNoNumber,
                known ? pooled.denominator : stats::kNoNumber});
  }
}

void compute(const StatsInput& input, StatsResult& result) {
  require_columns(input);
  if (input.has("expected")) {
    compute_known(input, result);
    return;
  }
  const double multiplier = input.number_option("multiplier");
  const bool as_rate = input.option("as") == "rate";
  std::size_t empty = 0;
  for (const Rows& rows : input.groups()) {
    Group group = read_group(input, rows);
    empty += group.empty;
    const stats::Reference reference = stats::expected_events(group.strata);
    if (group.state == kStateOk && !(reference.expected > 0))
      group.state = "not_applicable: expected is 0";
    stats::Estimate estimate = stats::indirect_ratio(group.observed, reference.expected);
    if (as_rate) estimate = scaled(estimate, reference.rate);
    result.add(rows.front(), scaled(estimate, multiplier), group.state,
               {group.observed, reference.expected});
  }
  note_empty_numerators(empty, result);
  note_absent_strata(input, result);
}

}  // namespace

StatsMethod stats_indirect() {
  return {.name = "isr",
          .aliases = {"smr", "sir"},
          .summary = "indirectly standardised ratio or rate: observed by expected",
          .example =
              "isr deaths.csv --by kommun --stratum age --numerator deaths --population "
              "people --refcount all_deaths --refpop all_people",
          .roles = {{.name = "numerator", .help = "observed events", .domain = StatsDomain::count},
                    {.name = "population",
                     .help = "people of the stratum",
                     .domain = StatsDomain::count,
                     .required = false},
                    {.name = "refcount",
                     .help = "events of the reference in the stratum",
                     .domain = StatsDomain::count,
                     .required = false},
                    {.name = "refpop",
                     .help = "people of the reference in the stratum",
                     .domain = StatsDomain::count,
                     .required = false},
                    {.name = "expected",
                     .help = "events expected, where they are known",
                     .domain = StatsDomain::count,
                     .required = false},
                    {.name = "stratum",
                     .help = "age band (default: each row is one)",
                     .domain = StatsDomain::text,
                     .required = false}},
          .options = {multiplier_option(),
                      {.name = "as",
                       .help = "ratio, or rate: the ratio times the reference's crude rate",
                       .standard = "ratio",
                       .choices = {"ratio", "rate"}}},
          .own = {{"observed", io::ResultKind::real}, {"expected", io::ResultKind::real}},
          .compute = compute};
}

}  // namespace omrade::tools
