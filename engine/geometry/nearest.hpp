// Which of a set of points is nearest, as areas: the Voronoi cell of each point.
#pragma once

#include "model/area_set.hpp"

namespace omrade::geometry {

/// Per point the part of `extent` that is nearer to it than to any other, straight as the crow
/// flies: convex polygons that fill the extent (which is widened to hold all points) without
/// overlap but for rounding. Ids, names and CRS are those of `points`. Error user, naming both, for
/// two points at one place: neither is nearer. Error bug for a set without points.
AreaSetParts nearest_cells(const AreaSet& points, Box extent);

}  // namespace omrade::geometry
