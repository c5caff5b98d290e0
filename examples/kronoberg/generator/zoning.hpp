/// Divides a zone into compact areas with numbers of people that do not differ too much.
#pragma once

#include "geometry.hpp"

#include <cstdint>
#include <vector>

namespace kronoberg {

struct ZonePoint {
  Point at;  // may be in a plane moved by noise
  double weight;
};

/// For each point the number of its area, 0 ... count-1: k-means in which an area with fewer
/// people than it should have reaches out further (a power diagram).
[[nodiscard]] std::vector<int> balanced_areas(const std::vector<ZonePoint>& points, int count,
                                              std::uint64_t seed);

}  // namespace kronoberg
