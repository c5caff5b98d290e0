// All methods of `omrade stats`, each in a file of its own.
#pragma once

#include "tools/stats_method.hpp"

#include <vector>

namespace omrade::tools {

StatsMethod stats_direct();
StatsMethod stats_empirical_bayes();
StatsMethod stats_fay_herriot();
StatsMethod stats_funnel();
StatsMethod stats_hajek();
StatsMethod stats_indirect();
StatsMethod stats_inequality();
StatsMethod stats_life_table();
StatsMethod stats_mean();
StatsMethod stats_proportion();
StatsMethod stats_quantile();
StatsMethod stats_rate();

/// In the order in which the help lists them.
std::vector<StatsMethod> stats_methods();

}  // namespace omrade::tools
