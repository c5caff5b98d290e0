// stats fayherriot: estimates of small areas from their own survey and covariates.
#include "base/text.hpp"
#include "stats/fay_herriot.hpp"
#include "stats/interval.hpp"
#include "tools/stats_input.hpp"
#include "tools/stats_methods.hpp"
#include "tools/stats_result.hpp"

#include <cmath>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::tools {
namespace {

std::vector<std::vector<double>> covariates_of(const StatsInput& input) {
  std::vector<std::vector<double>> covariates;
  if (!input.has("covariates")) return covariates;
  for (const std::span<const double> column : input.lists("covariates"))
    covariates.emplace_back(column.begin(), column.end());
  return covariates;
}

stats::Estimate estimate_of(const stats::FayHerriotArea& area) {
  stats::Estimate estimate{.value = area.value};
  if (!(area.mse > 0)) return estimate;
  const auto limits = [&](double z) {
    const double half = z * std::sqrt(area.mse);
    return stats::Limits{area.value - half, area.value + half};
  };
  estimate.at95 = limits(stats::kZ95);
  estimate.at998 = limits(stats::kZ998);
  estimate.interval = stats::IntervalKind::student;
  return estimate;
}

void compute(const StatsInput& input, StatsResult& result) {
  const std::span<const double> values = input.numbers("value");
  const std::span<const double> variances = input.numbers("variance");
  const auto covariates = covariates_of(input);
  const stats::FayHerriot fit = stats::fay_herriot(values, variances, covariates);
  if (fit.dependent) {
    input.refuse("covariate " + std::to_string(*fit.dependent + 1) +
                     " of --covariates is constant or follows from those before it",
                 "leave it out");
  }
  const auto state_of = [&](std::size_t row) -> std::string_view {
    if (std::isnan(values[row])) return "missing: value is empty";
    if (std::isnan(variances[row])) return "missing: variance is empty";
    if (variances[row] == 0) return "not_applicable: variance is 0";
    for (const auto& column : covariates)
      if (std::isnan(column[row])) return "missing: a covariate is empty";
    if (fit.too_few) return "not_applicable: not more areas than coefficients";
    if (std::isnan(fit.areas[row].value)) return kStateBeyond;
    return kStateOk;
  };
  bool without_error = false;
  for (std::size_t row = 0; row < input.rows(); ++row) {
    const stats::FayHerriotArea& area = fit.areas[row];
    const std::string_view state = state_of(row);
    const std::string_view estimator = fit.variance > 0 ? "smoothed" : "synthetic";
    without_error |= state == kStateOk && !(area.mse > 0);
    result.add(row, estimate_of(area), state,
               {area.gamma, area.mse, state == kStateOk ? estimator : ""});
  }
  if (std::isnan(fit.variance)) return;
  result.note("variance between areas " + shortest(fit.variance) + ", of " +
              std::to_string(fit.used) + " areas");
  if (fit.variance == 0)
    result.note("areas differ no more than by chance: all values are what the covariates foretell");
  if (without_error)
    result.note("where the mean square error comes out at 0 or below there are no limits");
}

}  // namespace

StatsMethod stats_fay_herriot() {
  return {.name = "fayherriot",
          .summary = "small areas from their own estimates and covariates (Fay and Herriot 1979)",
          .example =
              "fayherriot smoking.csv --by deso --value p --variance v --covariates "
              "income,education",
          .rows = StatsRows::each,
          .roles = {{.name = "value", .help = "the area's own (direct) estimate"},
                    {.name = "variance",
                     .help = "of it, known; smoothed, so that it is not 0 where all answer alike",
                     .domain = StatsDomain::count},
                    {.name = "covariates",
                     .help = "known of every area; an intercept is added",
                     .domain = StatsDomain::list,
                     .required = false}},
          .own = {{"gamma", io::ResultKind::real},
                  {"mse", io::ResultKind::real},
                  {"estimator", io::ResultKind::text}},
          .compute = compute};
}

}  // namespace omrade::tools
