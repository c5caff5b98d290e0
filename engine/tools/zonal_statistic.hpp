// The statistics that omrade zonal knows, by the words of --stats.
#pragma once

#include "geometry/zonal.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::tools {

enum class ZonalKind : std::uint8_t {
  count,
  sum,
  mean,
  min,
  max,
  variance,
  stdev,
  median,
  quantile,
  majority,
  minority,
  variety,
  weighted_mean,
  weighted_sum,
  frac
};

struct ZonalStatistic {
  ZonalKind kind = ZonalKind::count;
  std::string name{};  ///< as asked for: the name of its column
  double q = 0;        ///< of a quantile
};

/// "sum,mean,quantile(0.9)". Error user for an unknown word (with the nearest known), a quantile
/// outside 0 .. 1, a statistic named twice, none at all.
std::vector<ZonalStatistic> parse_zonal_statistics(std::string_view list);

bool needs_variance(const ZonalStatistic& statistic);
bool needs_values(const ZonalStatistic& statistic);
bool needs_weights(const ZonalStatistic& statistic);

/// NaN where an area has no cell with a value: but its count, which is 0. Not for
/// frac, which has a column for each value.
double zonal_value(const ZonalStatistic& statistic, const geometry::ZonalTotal& total);

}  // namespace omrade::tools
