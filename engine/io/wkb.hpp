// Outlines as well-known binary (OGC 06-103r4).
#pragma once

#include "model/area_set.hpp"

#include <cstddef>
#include <string>

namespace omrade::io {

/// A multipolygon, little-endian. Outer rings run counter-clockwise, and each is followed by its
/// holes, as Polygons has them.
std::string wkb_of(const Polygons& polygons, std::size_t area);

}  // namespace omrade::io
