// stats funnel: each row against what chance allows around the value of all.
#include "stats/compensated_sum.hpp"
#include "stats/funnel.hpp"
#include "stats/rate.hpp"
#include "tools/stats_input.hpp"
#include "tools/stats_methods.hpp"
#include "tools/stats_pool.hpp"
#include "tools/stats_result.hpp"

#include <string_view>
#include <vector>

namespace omrade::tools {
namespace {

enum class Kind { proportion, rate, ratio };

/// The value of all rows that have one, taken together.
double pooled_value(const std::vector<Pooled>& rows) {
  stats::CompensatedSum numerator, denominator;
  for (const Pooled& row : rows) {
    if (row.state != kStateOk) continue;
    numerator.add(row.numerator);
    denominator.add(row.denominator);
  }
  return numerator.value() / denominator.value();
}

stats::Limits limits_at(double z, Kind kind, double target, double denominator) {
  if (kind == Kind::proportion) return stats::funnel_of_proportion(target, denominator, z);
  const stats::Limits count = stats::funnel_of_count(target * denominator, z);
  return {count.lower / denominator, count.upper / denominator};
}

void compute(const StatsInput& input, StatsResult& result) {
  const double multiplier = input.number_option("multiplier");
  const std::string& option = input.option("kind");
  const Kind kind = option == "proportion" ? Kind::proportion
                    : option == "rate"     ? Kind::rate
                                           : Kind::ratio;
  if (kind == Kind::proportion) require_parts(input);
  std::vector<Pooled> rows(input.rows());
  for (std::size_t row = 0; row < rows.size(); ++row)
    rows[row] = pool_counts(input, input.groups()[row]);
  const double target = kind == Kind::ratio ? 1 : pooled_value(rows);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const Pooled& one = rows[row];
    if (one.state != kStateOk) {
      constexpr double none = stats::kNoNumber;
      result.add(row, {}, one.state, {std::string_view(), none, none, none, none});
      continue;
    }
    const stats::Estimate estimate = kind == Kind::proportion
                                         ? stats::proportion(one.numerator, one.denominator)
                                         : stats::rate(one.numerator, one.denominator);
    const stats::Limits at95 = limits_at(stats::kZ95, kind, target, one.denominator);
    const stats::Limits at998 = limits_at(stats::kZ998, kind, target, one.denominator);
    const stats::Significance significance =
        kind == Kind::proportion ? stats::against_limits(estimate.value, at95, at998)
                                 : stats::against_target(estimate, target);
    result.add(row, scaled(estimate, multiplier), kStateOk,
               {stats::name_of(significance), at95.lower * multiplier, at95.upper * multiplier,
                at998.lower * multiplier, at998.upper * multiplier});
  }
}

}  // namespace

StatsMethod stats_funnel() {
  return {
      .name = "funnel",
      .summary = "each row against what chance allows around the value of all",
      .example =
          "funnel screening.csv --by centre --numerator screened --denominator invited "
          "--kind proportion",
      .rows = StatsRows::each,
      .roles = {{.name = "numerator", .help = "events or persons", .domain = StatsDomain::count},
                {.name = "denominator",
                 .help = "of how many; people or person-years; or, of a ratio, events expected",
                 .domain = StatsDomain::count}},
      .options = {{.name = "kind",
                   .help = "proportion and rate: around that of all rows; ratio: around 1",
                   .standard = "proportion",
                   .choices = {"proportion", "rate", "ratio"}},
                  multiplier_option()},
      .own = {{"significance", io::ResultKind::text},
              {"limit_lower95", io::ResultKind::real},
              {"limit_upper95", io::ResultKind::real},
              {"limit_lower998", io::ResultKind::real},
              {"limit_upper998", io::ResultKind::real}},
      .compute = compute};
}

}  // namespace omrade::tools
