#include "tools/stats_methods.hpp"

namespace omrade::tools {

StatsOption multiplier_option() {
  return {.name = "multiplier",
          .help = "the value per this many, such as 100000",
          .kind = StatsOptionKind::number,
          .standard = "1",
          .least = 1e-300,
          .most = 1e300};
}

std::vector<StatsMethod> stats_methods() {
  return {stats_rate(),       stats_proportion(),      stats_mean(),
          stats_direct(),     stats_indirect(),        stats_quantile(),
          stats_inequality(), stats_funnel(),          stats_life_table(),
          stats_hajek(),      stats_empirical_bayes(), stats_fay_herriot()};
}

}  // namespace omrade::tools
