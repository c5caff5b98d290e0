// The geometry of one area as GDAL writes it.
#pragma once

#include "io/gdal.hpp"
#include "model/area_set.hpp"

#include <cstddef>

namespace omrade::io {

/// A multipolygon or a point; the set must have one or the other.
GeometryHandle shape_of(const AreaSet& areas, std::size_t area);

}  // namespace omrade::io
