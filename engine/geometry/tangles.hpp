// Borders that cross themselves: quickly, before kernels that presuppose that none does.
#pragma once

#include "geometry/overlay.hpp"
#include "model/area_set.hpp"

#include <cstdint>
#include <vector>

namespace omrade::geometry {

struct Tangle {
  std::uint32_t area = 0;
  Point at;  ///< where two of its edges cross, the first along its rings
};

/// Areas of which two edges cross each other truly, each within the other's ends, in order of the
/// areas. Rings that only touch themselves or each other are none: what is wrong with them, or not,
/// is validity's task. The same for any loop.
std::vector<Tangle> tangled_areas(const Polygons& polygons, const ParallelFor& loop);

}  // namespace omrade::geometry
