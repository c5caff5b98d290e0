// stats mean: the mean of the values of a group.
#include "stats/mean.hpp"
#include "tools/stats_input.hpp"
#include "tools/stats_methods.hpp"
#include "tools/stats_result.hpp"

#include <vector>

namespace omrade::tools {
namespace {

void compute(const StatsInput& input, StatsResult& result) {
  const std::span<const double> values = input.numbers("value");
  std::vector<double> group;
  for (const std::vector<std::size_t>& rows : input.groups()) {
    group.clear();
    for (const std::size_t row : rows) group.push_back(values[row]);
    const stats::Mean mean = stats::mean(group);
    result.add(rows.front(), mean.estimate, mean.n > 0 ? kStateOk : "missing: value is empty",
               {static_cast<double>(mean.n), mean.sd});
  }
}

}  // namespace

StatsMethod stats_mean() {
  return {.name = "mean",
          .summary = "mean with Student's limits; empty cells are left out",
          .example = "mean teeth.csv --by deso --value caries",
          .roles = {{.name = "value", .help = "one number per row"}},
          .own = {{"n", io::ResultKind::whole}, {"sd", io::ResultKind::real}},
          .compute = compute};
}

}  // namespace omrade::tools
