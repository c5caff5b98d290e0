// Which areas of two sets share ground, and what they share. The work behind every crosswalk.
#pragma once

#include "geometry/coverage.hpp"
#include "geometry/overlay.hpp"
#include "model/area_set.hpp"
#include "model/grid.hpp"

#include <cstdint>
#include <vector>

namespace omrade::geometry {

struct OverlayPair {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  double share = 0;    ///< of the source's area, in (0, 1]
  bool whole = false;  ///< the target covers the source; `coverage` is left empty
  Coverage coverage;   ///< cells of the common area; filled only when there is a frame
};

/// All pairs that share ground, by target, then source. `frame` may be null. The same pairs for any
/// loop.
std::vector<OverlayPair> overlay_pairs(const AreaSet& from, const AreaSet& to,
                                       const GridFrame* frame, const ParallelFor& loop);

/// The polygons of the set; Error user when it has none, a ring is broken or an area is empty.
const Polygons& sound_polygons(const AreaSet& areas, const ParallelFor& loop);

}  // namespace omrade::geometry
