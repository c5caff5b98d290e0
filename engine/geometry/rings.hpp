// Measures of rings, and what a ring must be before anything is computed from it.
#pragma once

#include "model/area_set.hpp"

#include <cstddef>
#include <span>
#include <string>

namespace omrade::geometry {

/// m2, positive when the ring runs counter-clockwise. Coordinates are taken relative to the first
/// point: eastings times northings would lose digits.
double signed_area(std::span<const Point> ring);

/// Σ signed areas of the rings of one area.
double area_of(const Polygons& polygons, std::size_t area);

/// The rings of one area become the last area of `to`.
void append_area(const Polygons& from, std::size_t area, Polygons& to);

/// Around all points of one area; one without points has min above max and meets no other.
Box box_of(const Polygons& polygons, std::size_t area);

/// Why the rings of the area enclose nothing, such as "a ring that is not closed"; "" if they do.
/// Rings that cross are not seen: that is validity's task.
std::string broken_ring(const Polygons& polygons, std::size_t area);

}  // namespace omrade::geometry
