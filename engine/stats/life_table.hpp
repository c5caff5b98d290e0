// Abridged life tables.
#pragma once

#include "stats/estimate.hpp"

#include <span>
#include <vector>

namespace omrade::stats {

/// Deaths and person-years from `age` to the next band's.
struct LifeBand {
  double age = 0;
  double deaths = 0;
  double population = 0;
};

/// Life expectancy at the beginning of each band, by the way of Chiang (1984, The Life Table and
/// its Applications, ch. 6, "Chiang II"): of a band's years, those who die live the share a = 0.1
/// at age 0 and 0.5 at all others, M = deaths / population, q = n M / (1 + n (1 − a) M), at most 1;
/// the last band is open, e = 1 / M. Limits are normal, of the variance of Silcocks, Jenner and
/// Reza (2001, J Epidemiol Community Health 55:38): q² (1 − q) / D of each band; of the last
/// (l / 2)² · 4 / (D M²) = l² / (D M²), which is also what the delta method gives for l / M.
///
/// Bands must ascend by age, all with population above 0, deaths in [0, population], the last with
/// deaths: else nothing has a value. Bands that nobody of the table reaches have none either.
std::vector<Estimate> life_expectancy(std::span<const LifeBand> bands);

}  // namespace omrade::stats
