/// The few operations for which the GEOS library is used.
#pragma once

#include "geometry.hpp"

#include <string>
#include <vector>

namespace kronoberg {

/// The Voronoi cells of the sites, as rings, in no special order. Neighbours have identical
/// vertices along their common side.
[[nodiscard]] std::vector<Ring> voronoi_cells(const std::vector<Point>& sites);

/// The faces that the lines enclose, after all lines have been cut where they meet and moved to
/// the common grid. Neighbouring faces have identical vertices along their common border.
[[nodiscard]] std::vector<Polygon> faces_between(const std::vector<Segment>& lines);

/// The union of faces that have identical vertices along their common borders.
[[nodiscard]] MultiPolygon joined(const std::vector<const Polygon*>& faces);

/// A point well inside the polygon.
[[nodiscard]] Point inner_point(const Polygon& polygon);

/// Empty when every polygon is valid, else the reason why one is not.
[[nodiscard]] std::string why_invalid(const MultiPolygon& polygons);

}  // namespace kronoberg
