// stats eb: rates and proportions of small areas, drawn towards what they have in common.
#include "io/findings.hpp"
#include "stats/empirical_bayes.hpp"
#include "tools/stats_input.hpp"
#include "tools/stats_methods.hpp"
#include "tools/stats_neighbours.hpp"
#include "tools/stats_pool.hpp"
#include "tools/stats_result.hpp"

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::tools {
namespace {

using stats::EmpiricalBayesEstimate;
using stats::EmpiricalBayesKind;

stats::Estimate estimate_of(const EmpiricalBayesEstimate& area, EmpiricalBayesKind kind) {
  const bool limits = area.standard_error > 0;
  return {.value = area.value,
          .at95 = limits_of(area, kind, stats::kZ95),
          .at998 = limits_of(area, kind, stats::kZ998),
          .interval = limits ? stats::IntervalKind::student : stats::IntervalKind::none};
}

std::string_view state_of(double numerator, double denominator,
                          const EmpiricalBayesEstimate& area) {
  if (std::isnan(numerator)) return "missing: numerator is empty";
  if (std::isnan(denominator)) return "missing: denominator is empty";
  if (denominator == 0) return "not_applicable: denominator is 0";
  if (std::isnan(area.value)) return "not_applicable: no neighbour with data";
  return kStateOk;
}

void compute(const StatsInput& input, StatsResult& result) {
  const auto kind =
      input.option("kind") == "rate" ? EmpiricalBayesKind::rate : EmpiricalBayesKind::proportion;
  if (kind == EmpiricalBayesKind::proportion) require_parts(input);
  const double multiplier = input.number_option("multiplier");
  const stats::SmallCounts counts{.y = input.numbers("numerator"),
                                  .n = input.numbers("denominator"),
                                  .n_eff = {},
                                  .kind = kind};
  std::vector<EmpiricalBayesEstimate> areas;
  if (input.option("neighbours").empty()) {
    areas = stats::empirical_bayes(counts);
  } else {
    const RowNeighbours neighbours = read_row_neighbours(input, input.option("neighbours"));
    areas = stats::spatial_empirical_bayes(counts, neighbours.begin, neighbours.of);
  }
  std::size_t without_spread = 0, with_data = 0;
  for (std::size_t row = 0; row < input.rows(); ++row) {
    const EmpiricalBayesEstimate& area = areas[row];
    const std::string_view state = state_of(counts.y[row], counts.n[row], area);
    const bool synthetic = area.shrinkage == 0;
    without_spread += synthetic ? 1U : 0U;
    with_data += state == kStateOk ? 1U : 0U;
    const std::string_view estimator = synthetic ? "synthetic" : "smoothed";
    result.add(row, scaled(estimate_of(area, kind), multiplier), state,
               {area.prior_mean * multiplier, area.prior_variance * multiplier * multiplier,
                area.shrinkage, state == kStateOk ? estimator : ""});
  }
  result.note("limits do not count that the prior's mean and variance are estimates themselves");
  if (without_spread == 0) return;
  if (with_data == 1) {
    result.note(
        "one area alone tells nothing of how areas differ: it keeps its value, without limits");
    return;
  }
  result.note(io::counted(without_spread, "area") + (without_spread == 1 ? " gets" : " get") +
              " the prior's mean and no limits: areas differ no more than by chance");
}

}  // namespace

StatsMethod stats_empirical_bayes() {
  return {
      .name = "eb",
      .summary = "rates or proportions of small areas by empirical Bayes (Marshall 1991)",
      .example =
          "eb deaths.csv --by deso --numerator deaths --denominator people --kind rate "
          "--neighbours neighbours.csv",
      .rows = StatsRows::each,
      .roles = {{.name = "numerator", .help = "events or persons", .domain = StatsDomain::count},
                {.name = "denominator", .help = "of how many", .domain = StatsDomain::count}},
      .options = {{.name = "kind",
                   .help = "what the numerator is: events of a rate, or part of the denominator",
                   .standard = "rate",
                   .choices = {"rate", "proportion"}},
                  {.name = "neighbours",
                   .help = "a table with columns from and to: draw each area towards those "
                           "around it (--by names the ids)"},
                  multiplier_option()},
      .own = {{"prior_mean", io::ResultKind::real},
              {"prior_variance", io::ResultKind::real},
              {"shrinkage", io::ResultKind::real},
              {"estimator", io::ResultKind::text}},
      .compute = compute};
}

}  // namespace omrade::tools
