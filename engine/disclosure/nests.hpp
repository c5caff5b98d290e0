// Levels of different sets of polygons, each with tables of its own, of which the areas of one lie
// in those of the other. For the gate alone.
#pragma once

#include "model/crosswalk.hpp"

#include <cstdint>
#include <vector>

namespace omrade::disclosure {

/// Which share of each area of the level `small` lies in each of `large`.
struct Nest {
  std::uint32_t small = 0, large = 0;
  Crosswalk shares;
};

/// Of each larger area the smaller ones, where all that touch it lie in it (but for slivers, less
/// than a thousandth of them); else none.
std::vector<std::vector<std::uint32_t>> areas_inside(const Crosswalk& shares);

/// Sums of the smaller areas' numbers, of which a missing one counts as nobody; NaN for a larger
/// area that has none.
std::vector<double> sums_inside(const std::vector<double>& values,
                                const std::vector<std::vector<std::uint32_t>>& inside);

}  // namespace omrade::disclosure
