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

struct Judged {
  stats::Estimate estimate{};
  std::string_view significance{};
  stats::Limits at95{stats::kNoNumber, stats::kNoNumber};
  stats::Limits at998{stats::kNoNumber, stats::kNoNumber};
};

Judged judge(const Pooled& row, Kind kind, double target) {
  Judged judged{.at95 = limits_at(stats::kZ95, kind, target, row.denominator),
                .at998 = limits_at(stats::kZ998, kind, target, row.denominator)};
  if (kind == Kind::proportion) {
    judged.estimate = stats::proportion(row.numerator, row.denominator);
    judged.significance =
        name_of(stats::against_limits(judged.estimate.value, judged.at95, judged.at998));
  } else {
    judged.estimate = stats::rate(row.numerator, row.denominator);
    judged.significance = name_of(stats::against_target(judged.estimate, target));
  }
  return judged;
}

void compute(const StatsInput& input, StatsResult& result) {
  const double multiplier = input.number_option("multiplier");
  const std::string& option = input.option("kind");
  const Kind kind = option == "proportion" ? Kind::proportion
                    : option == "rate"     ? Kind::rate
                                           : Kind::ratio;
  if (input.has("denominator") == input.has("expected"))
    input.refuse("it takes either --denominator or --expected", "name one or the other");
  if (input.has("expected") && kind != Kind::ratio)
    input.refuse("--expected is for --kind ratio", "add it, or name a --denominator");
  if (kind == Kind::proportion) require_parts(input);
  std::vector<Pooled> rows(input.rows());
  for (std::size_t row = 0; row < rows.size(); ++row)
    rows[row] = pool_counts(input, input.groups()[row]);
  const double target = kind == Kind::ratio ? 1 : pooled_value(rows);
  std::vector<Judged> judged(rows.size());
  input.loop()(rows.size(), [&](std::size_t row) {
    if (rows[row].state == kStateOk) judged[row] = judge(rows[row], kind, target);
  });
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto& [estimate, significance, at95, at998] = judged[row];
    result.add(row, scaled(estimate, multiplier), rows[row].state,
               {significance, at95.lower * multiplier, at95.upper * multiplier,
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
                 .help = "of how many; people or person-years",
                 .domain = StatsDomain::count,
                 .required = false},
                {.name = "expected",
                 .help = "events expected, of a ratio",
                 .domain = StatsDomain::count,
                 .required = false}},
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
