// stats sic: the mean of those with the highest values (Significant Caries Index), from a
// distribution.
#include "base/text.hpp"
#include "stats/mean.hpp"
#include "tools/stats_input.hpp"
#include "tools/stats_methods.hpp"
#include "tools/stats_result.hpp"
#include <omrade/highest.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace omrade::tools {
namespace {

using formula::Distribution;
using formula::ValueCount;

/// "0.1" or "1/3".
double share_of(const StatsInput& input) {
  const std::string& text = input.option("share");
  const std::size_t slash = text.find('/');
  const std::optional<double> above = parse_number(trim(text.substr(0, slash)));
  const std::optional<double> below =
      slash == std::string::npos ? 1.0 : parse_number(trim(text.substr(slash + 1)));
  const double share = above && below ? *above / *below : stats::kNoNumber;
  if (!(share > 0 && share <= 1))
    input.refuse("--share '" + text + "' is not a share",
                 "give a number above 0 and at most 1, or a fraction such as 1/3");
  return share;
}

struct Classes {
  std::vector<ValueCount> ascending{};
  std::string_view state = kStateOk;
};

Classes classes_of(const StatsInput& input, const std::vector<std::size_t>& rows) {
  const std::span<const double> values = input.numbers("class");
  const bool counted = input.has("frequency");
  std::map<double, double> counts;
  for (const std::size_t row : rows) {
    const double count = counted ? input.numbers("frequency")[row] : 1;
    if (std::isnan(values[row])) return {.state = "missing: class is empty"};
    if (std::isnan(count)) return {.state = "missing: frequency is empty"};
    counts[values[row]] += count;
  }
  Classes classes;
  for (const auto& [value, count] : counts) classes.ascending.push_back({value, count});
  if (!(Distribution(classes.ascending).people() > 0))
    classes.state = "not_applicable: nobody is counted";
  return classes;
}

/// Student's limits by the delta method; no value is below 0, and so no limit is.
stats::Estimate estimate_of(const Distribution& all, const formula::Highest& highest) {
  stats::Estimate out{.value = highest.mean()};
  const double n = all.people();
  const double error = std::sqrt(all.variance(all.influence(highest)) / n);
  if (!(n >= 2) || !(error > 0)) return out;
  const auto around = [&](double tail) {
    const double half = stats::student_quantile(n - 1, tail) * error;
    return stats::Limits{std::max(0.0, out.value - half), out.value + half};
  };
  out.at95 = around(stats::kTail95);
  out.at998 = around(stats::kTail998);
  out.interval = stats::IntervalKind::student;
  return out;
}

void compute(const StatsInput& input, StatsResult& result) {
  const double share = share_of(input);
  for (const std::vector<std::size_t>& rows : input.groups()) {
    const Classes classes = classes_of(input, rows);
    if (classes.state != kStateOk) {
      result.add(rows.front(), {}, classes.state,
                 {stats::kNoNumber, stats::kNoNumber, stats::kNoNumber});
      continue;
    }
    const Distribution all(classes.ascending);
    const formula::Highest highest = all.highest(share);
    const double free = all.sum([](double x) { return x == 0 ? 1.0 : 0.0; });
    result.add(rows.front(), estimate_of(all, highest), kStateOk,
               {highest.mean(), all.mean(), free / all.people()});
  }
}

}  // namespace

StatsMethod stats_sic() {
  return {.name = "sic",
          .summary = "mean of the third with the highest values (SiC), from a distribution",
          .example = "sic teeth.csv --by deso --class affected --frequency children",
          .roles = {{.name = "class",
                     .help = "the value of a class, such as a number of affected teeth",
                     .domain = StatsDomain::count},
                    {.name = "frequency",
                     .help = "how many have it (default: each row is one)",
                     .domain = StatsDomain::count,
                     .required = false}},
          .options = {{.name = "share",
                       .help = "of the people with the highest values: a number or a fraction",
                       .standard = "1/3"}},
          .own = {{"sic", io::ResultKind::real},
                  {"mean", io::ResultKind::real},
                  {"caries_free", io::ResultKind::real}},
          .compute = compute};
}

}  // namespace omrade::tools
