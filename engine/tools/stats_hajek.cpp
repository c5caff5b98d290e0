// stats hajek: a proportion of respondents who carry weights.
#include "base/text.hpp"
#include "stats/hajek.hpp"
#include "tools/stats_input.hpp"
#include "tools/stats_methods.hpp"
#include "tools/stats_result.hpp"

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace omrade::tools {
namespace {

/// The squares of the weights, and those of their sums, are numbers too.
constexpr double kLargestWeight = 1e140, kSmallestWeight = 1e-140;

/// How many answered without a weight.
std::size_t check_rows(const StatsInput& input) {
  const std::span<const double> values = input.numbers("value"), weights = input.numbers("weight");
  std::size_t weightless = 0;
  for (std::size_t row = 0; row < input.rows(); ++row) {
    const double value = values[row], weight = weights[row];
    if (!std::isnan(value) && value != 0 && value != 1) {
      input.refuse(row, "value", shortest(value) + " is neither 0 nor 1",
                   "give 1 for yes, 0 for no, and leave it empty where there is no answer");
    }
    if (weight > kLargestWeight || weight < kSmallestWeight) {
      input.refuse(row, "weight", shortest(weight) + " has no square that is a number",
                   "give the weights in another unit");
    }
    weightless += !std::isnan(value) && std::isnan(weight) ? 1U : 0U;
  }
  return weightless;
}

stats::Estimate estimate_of(const stats::HajekProportion& sums) {
  return {.value = sums.p(),
          .at95 = sums.limits(stats::kZ95),
          .at998 = sums.limits(stats::kZ998),
          .interval = stats::IntervalKind::wilson};
}

void compute(const StatsInput& input, StatsResult& result) {
  const std::size_t weightless = check_rows(input);
  const double multiplier = input.number_option("multiplier");
  const auto sums =
      stats::hajek_by_group(input.group_of_row(), input.numbers("value"), input.numbers("weight"),
                            input.first_rows().size(), input.loop());
  for (std::size_t g = 0; g < sums.size(); ++g) {
    const bool any = sums[g].respondents() > 0;
    result.add(input.first_rows()[g], scaled(estimate_of(sums[g]), multiplier),
               any ? kStateOk : "missing: nobody with an answer and a weight",
               {sums[g].respondents(), sums[g].n_eff()});
  }
  if (weightless > 0) {
    result.note(std::to_string(weightless) + " with an answer but no weight: left out");
  }
}

}  // namespace

StatsMethod stats_hajek() {
  return {
      .name = "hajek",
      .summary = "weighted proportion of a survey, Wilson's limits with the effective number",
      .example = "hajek respondents.csv --by deso --value smokes --weight weight",
      .roles = {{.name = "value", .help = "1 yes, 0 no, empty where there is no answer"},
                {.name = "weight", .help = "of the respondent", .domain = StatsDomain::positive}},
      .options = {multiplier_option()},
      .own = {{"n", io::ResultKind::whole}, {"n_eff", io::ResultKind::real}},
      .compute = compute};
}

}  // namespace omrade::tools
