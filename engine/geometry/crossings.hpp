// Where the edges of one set of areas cross those of another.
#pragma once

#include "geometry/edge_grid.hpp"
#include "model/area_set.hpp"

#include <cstdint>
#include <vector>

namespace omrade::geometry {

/// An edge of a source crosses an edge of a target. The sources are moved east (exact.hpp).
struct Crossing {
  std::uint32_t source_edge = 0, target_edge = 0;
  Point at;            ///< the same for an edge and its reverse
  bool into_target{};  ///< who follows the source's edge comes into the target's area, or leaves it
  bool into_source{};  ///< likewise who follows the target's edge
};

/// The crossings of one edge of the sources, appended in the order in which they come along it.
void find_crossings(const Polygons& sources, std::uint32_t edge, const EdgeGrid& targets,
                    std::vector<Crossing>& found);

/// How far along the way from `from` to `to` a point of it lies; not a distance.
inline double along(Point from, Point to, Point at) {
  return (at.x - from.x) * (to.x - from.x) + (at.y - from.y) * (to.y - from.y);
}

}  // namespace omrade::geometry
