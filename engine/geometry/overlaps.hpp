// Areas of one set that lie over each other: whoever lives there is counted twice.
#pragma once

#include "geometry/overlay.hpp"
#include "model/area_set.hpp"

#include <cstddef>
#include <vector>

namespace omrade::geometry {

struct Overlap {
  std::size_t first = 0, second = 0;  ///< areas of the set, first < second
  double m2 = 0;                      ///< of ground that they share
  double share = 0;                   ///< of the smaller one's area
};

/// The pairs whose common ground is more than `least` of the smaller area, by first, then second;
/// slivers of hand-drawn borders are less. Areas that GEOS cannot overlay are left out: invalid
/// ones are validity's task. None for a set without polygons. The same pairs for any loop.
///
/// Where neighbours have the same vertices, only areas at the rim of the set are overlaid: ground
/// that lies twice is bounded by edges that no neighbour has the other way round.
std::vector<Overlap> overlaps(const AreaSet& areas, double least, const ParallelFor& loop);

}  // namespace omrade::geometry
