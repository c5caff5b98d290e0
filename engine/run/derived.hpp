// What the engine computes for the areas of a level when a plugin asks for it.
#pragma once

#include "host/host.hpp"
#include "model/area_set.hpp"
#include "recipe/plan.hpp"
#include "run/workspace.hpp"

namespace omrade::run {

/// The middle of each area of a level: of polygons, of points themselves, and of a derived level
/// those of its base areas weighed by shares. NaN where nothing belongs to an area.
std::vector<Point> centroids_of(const Level& level, const AreaSet& base);

/// Areas in km2, centroids, neighbours, outlines, distances and supply points, in metres of the
/// set's coordinate system. A derived level has the shares of its base areas: areas are summed,
/// centroids weighed by area, and neighbours are those with adjoining or shared base areas. Not
/// present where it is not known: points have neither area nor neighbours, a split by people tells
/// no area, and outlines are those of area sets alone. `places` is the set of distances and supply
/// points; null for the others.
host::InputData derived_input(const recipe::DerivedRoute& route, const Level& level,
                              const AreaSet& base, const AreaSet* places);

}  // namespace omrade::run
