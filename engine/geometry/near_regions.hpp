// Which of many centres can be among the k nearest to some point of a region.
#pragma once

#include "model/area_set.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace omrade::geometry {

/// A rectangle; its borders may be infinite.
using Region = Box;

/// Of `candidates`, positions in `centres`, those left when all are taken away that are farther
/// than k others from every point of the region: what is left holds the k nearest of all
/// `candidates`, ties included, to each of its points. Ascending. May keep more than it must where
/// there are many.
///
/// A centre is farther than another from all of a region if it is from its corners, as the
/// difference of the two squares is linear; and for endless regions if it does not become less
/// outwards.
std::vector<std::uint32_t> near_region(std::span<const Point> centres,
                                       std::span<const std::uint32_t> candidates, std::size_t k,
                                       const Region& region);

}  // namespace omrade::geometry
