// Neighbours by distance between points, such as the centroids of areas.
#pragma once

#include "geometry/neighbours.hpp"
#include "geometry/overlay.hpp"
#include "model/area_set.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace omrade::geometry {

/// The centre of gravity of each area, holes and detached parts included; it may lie outside of the
/// area. That of the corners of its box for an area of no ground. Points of a point set.
std::vector<Point> centroids(const AreaSet& areas);

/// The `k` nearest others of each point as the crow flies; of those equally far away the first.
/// All others where there are not more than `k`. Not symmetric.
Neighbours nearest_points(std::span<const Point> points, std::size_t k, const ParallelFor& loop);

/// All others within `metres`, the border included.
Neighbours points_within(std::span<const Point> points, double metres, const ParallelFor& loop);

}  // namespace omrade::geometry
