// One pass over a raster, strip by strip, for many coverages at once.
#pragma once

#include "geometry/zonal.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace omrade::geometry {

/// Totals by coverage, then band. Sums are made strip by strip of 256 rows, from north to south.
std::vector<ZonalTotal> pass_over_strips(std::span<const Coverage* const> coverages,
                                         const ZonalRequest& request, const ParallelFor& loop);

}  // namespace omrade::geometry
