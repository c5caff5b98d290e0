// Whether the border of an area meets itself: quickly, so that only those that do are looked at by
// slower means.
#pragma once

#include "model/area_set.hpp"

#include <cstddef>

namespace omrade::geometry {

/// False for an area of one ring whose edges touch each other only where they follow each other,
/// without turning back: such a one is valid. True for all others, valid or not. The rings must not
/// be broken (rings.hpp).
bool may_be_invalid(const Polygons& polygons, std::size_t area);

}  // namespace omrade::geometry
