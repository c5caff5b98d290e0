// Neighbours by common borders.
//
// Coordinates are compared exactly, without any tolerance: borders that were digitised twice, or
// simplified area by area, do not meet. Where two areas were drawn from the same vertices, and also
// where a border's vertices lie exactly on a straight stretch of the other's, they do.
#pragma once

#include "geometry/neighbours.hpp"
#include "geometry/overlay.hpp"
#include "model/area_set.hpp"

#include <cstdint>
#include <vector>

namespace omrade::geometry {

enum class Contiguity : std::uint8_t {
  queen,  ///< a common point of their borders is enough
  rook,   ///< they need a common stretch of border
};

/// Symmetric, and the same for any loop. Areas that overlap count as neighbours only where their
/// borders meet in a vertex: crossing edges are no border in common. What two areas share
/// edge by edge is not searched for vertices of a third one, which could only lie there by
/// overlapping one of them. Error user for more points than 32 bits can number.
Neighbours contiguity(const Polygons& polygons, Contiguity rule, const ParallelFor& loop);

/// Which areas have an edge that no other area has the other way round: those at the rim of the
/// set, at its holes, and at borders that were not drawn from the same vertices.
std::vector<bool> with_open_edges(const Polygons& polygons, const ParallelFor& loop);

}  // namespace omrade::geometry
