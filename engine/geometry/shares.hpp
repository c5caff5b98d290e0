// From raw shares to entries of a crosswalk: rounding is taken out, overlaps are refused.
#pragma once

#include "model/area_set.hpp"
#include "model/crosswalk.hpp"

#include <vector>

namespace omrade::geometry {

/// Shares below 1e-9 are left out; where the shares of a source sum to 1 within 1e-9, or to a
/// little more than 1 because targets overlap in slivers, they are scaled to sum to 1. Error user,
/// naming the source, when they sum to more than 1.001. The order of the entries stays.
std::vector<CrosswalkEntry> settled_shares(std::vector<CrosswalkEntry> raw, const AreaSet& from,
                                           const AreaSet& to);

}  // namespace omrade::geometry
