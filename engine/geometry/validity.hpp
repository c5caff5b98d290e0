// What is wrong with the geometry of a polygon set, said and never silently repaired.
#pragma once

#include "base/error.hpp"
#include "geometry/overlay.hpp"
#include "model/area_set.hpp"

#include <string>
#include <vector>

namespace omrade::geometry {

/// One message per invalid area (self-intersection, hole outside its shell, broken ring …) with id
/// and place in the coordinates of the set, in the order of the areas: "deso.gpkg:area '0780A0010':
/// self-intersection at 487500.0 6304500.0; repair it in the source". `source` is the subject. None
/// for a set without polygons.
std::vector<Message> invalid_areas(const AreaSet& areas, const std::string& source,
                                   const ParallelFor& loop);

/// One message per pair of areas that overlap by more than `tolerance_m2` (default of the check: 1
/// m2), by the first area, then the second: "deso.gpkg:areas 'a' and 'b': overlap by 12.5 m2 at
/// 487500.0 6304500.0; …". Areas with broken rings are left to `invalid_areas`.
std::vector<Message> overlapping_areas(const AreaSet& areas, const std::string& source,
                                       double tolerance_m2);

}  // namespace omrade::geometry
