// stats rate, stats proportion: counts by what they are counts of.
#include "base/text.hpp"
#include "stats/rate.hpp"
#include "tools/stats_input.hpp"
#include "tools/stats_methods.hpp"
#include "tools/stats_pool.hpp"
#include "tools/stats_result.hpp"

namespace omrade::tools {
namespace {

std::vector<StatsRole> count_roles(const char* denominator) {
  return {{.name = "numerator", .help = "events or persons", .domain = StatsDomain::count},
          {.name = "denominator", .help = denominator, .domain = StatsDomain::count}};
}

template <stats::Estimate (*kernel)(double, double)>
void add_all(const StatsInput& input, StatsResult& result) {
  const double multiplier = input.number_option("multiplier");
  for (const std::vector<std::size_t>& rows : input.groups()) {
    const Pooled pooled = pool_counts(input, rows);
    result.add(rows.front(), scaled(kernel(pooled.numerator, pooled.denominator), multiplier),
               pooled.state, {});
  }
}

void compute_proportion(const StatsInput& input, StatsResult& result) {
  require_parts(input);
  add_all<stats::proportion>(input, result);
}

}  // namespace

StatsMethod stats_rate() {
  return {.name = "rate",
          .summary = "crude rate: exact Poisson limits below 10 events, else Byar's",
          .example =
              "rate deaths.csv --by kommun --numerator deaths --denominator people "
              "--multiplier 100000",
          .roles = count_roles("people or person-years"),
          .options = {multiplier_option()},
          .compute = add_all<stats::rate>};
}

StatsMethod stats_proportion() {
  return {.name = "proportion",
          .summary = "proportion with Wilson's limits",
          .example =
              "proportion survey.csv --by deso --numerator smokers --denominator answers "
              "--multiplier 100",
          .roles = count_roles("of how many"),
          .options = {multiplier_option()},
          .compute = compute_proportion};
}

}  // namespace omrade::tools
