// stats quantile: groups of about equal number by a value.
#include "stats/quantile_groups.hpp"
#include "tools/stats_input.hpp"
#include "tools/stats_methods.hpp"
#include "tools/stats_result.hpp"

#include <cmath>
#include <cstdint>

namespace omrade::tools {
namespace {

constexpr double kMostGroups = 1e6;

void compute(const StatsInput& input, StatsResult& result) {
  const std::span<const double> values = input.numbers("value");
  const auto count = static_cast<std::uint32_t>(input.number_option("quantiles"));
  const std::vector<std::uint32_t> groups =
      stats::quantile_groups(values, count, input.flag("invert"));
  for (std::size_t row = 0; row < input.rows(); ++row) {
    const bool missing = std::isnan(values[row]);
    const bool grouped = groups[row] > 0;
    result.add(row, {.value = values[row]},
               grouped   ? kStateOk
               : missing ? "missing: value is empty"
                         : "not_applicable: fewer values than quantiles",
               {grouped ? static_cast<double>(groups[row]) : stats::kNoNumber});
  }
}

}  // namespace

StatsMethod stats_quantile() {
  return {.name = "quantile",
          .summary = "groups of about equal number, such as quintiles",
          .example = "quantile deprivation.csv --by deso --value index --quantiles 5 --invert",
          .rows = StatsRows::each,
          .roles = {{.name = "value", .help = "what orders the rows; empty cells are left out"}},
          .options = {{.name = "quantiles",
                       .help = "how many groups",
                       .kind = StatsOptionKind::whole,
                       .standard = "10",
                       .least = 1,
                       .most = kMostGroups},
                      {.name = "invert",
                       .help = "group 1 has the highest values (default: the lowest)",
                       .kind = StatsOptionKind::flag}},
          .own = {{"quantile", io::ResultKind::whole}},
          .compute = compute};
}

}  // namespace omrade::tools
