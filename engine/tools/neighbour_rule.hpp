// --rule: who counts as a neighbour.
#pragma once

#include "geometry/neighbours.hpp"
#include "geometry/overlay.hpp"
#include "model/area_set.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace omrade::tools {

struct NeighbourRule {
  enum class Kind : std::uint8_t { queen, rook, nearest, distance };
  Kind kind = Kind::queen;
  std::size_t k = 0;  ///< nearest
  double metres = 0;  ///< distance
};

/// "queen", "rook", "knn:K" or "distance:METRES". Error user for anything else.
NeighbourRule parse_neighbour_rule(const std::string& text);

/// True for the rules that ask for borders, which points have not.
bool needs_polygons(const NeighbourRule& rule);

/// Distances are between centroids (near_points.hpp). Error user, naming the area, for polygons
/// with broken rings.
geometry::Neighbours find_neighbours(const AreaSet& areas, const NeighbourRule& rule,
                                     const geometry::ParallelFor& loop);

}  // namespace omrade::tools
