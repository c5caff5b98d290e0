// How the areas and the grids of omrade zonal lie to each other.
#pragma once

#include "model/area_set.hpp"
#include "model/raster.hpp"

#include <cstddef>

namespace omrade::tools {

/// True if both have cells of the same places, within a millionth of a cell.
bool same_frame(const Raster& a, const Raster& b);

/// The areas in the coordinates of the frame of a turned raster.
Polygons turned(const Polygons& polygons, const RasterTurn& turn);

/// How many areas lie outside of the frame, and how many reach beyond it, by their boxes.
struct Beyond {
  std::size_t outside = 0, partly = 0;
};
Beyond beyond(const Polygons& polygons, const GridFrame& frame);

}  // namespace omrade::tools
