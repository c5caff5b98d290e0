// Outlines for maps: each arc that areas share is simplified once, so that no gap opens between
// neighbours. Borders count as shared where both areas have exactly the same vertices.
#pragma once

#include "model/area_set.hpp"

namespace omrade::geometry {

/// Douglas-Peucker on shared arcs with `tolerance` in metres. Nodes (where three or more areas or a
/// border meet) stay. A ring never falls below a triangle: one that would vanish keeps the points
/// that lie farthest from the simplified line. Rings may start at another point than before. For
/// drawing only: the result may touch itself.
Polygons simplify(const Polygons& polygons, double tolerance);

}  // namespace omrade::geometry
