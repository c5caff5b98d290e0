// Which vertices of a polygon set lie at the very same place, coordinate by coordinate.
#pragma once

#include "geometry/overlay.hpp"
#include "model/area_set.hpp"

#include <cstdint>
#include <vector>

namespace omrade::geometry {

/// Vertices are indices into `Polygons::points`; the point that closes a ring is none, and its
/// first stands for it.
class SameVertices {
 public:
  /// Error user for more points than 32 bits can number. The same for any loop.
  SameVertices(const Polygons& polygons, const ParallelFor& loop);

  /// The next vertex at this place, in ascending order and then from the first on; the vertex
  /// itself where it is alone.
  [[nodiscard]] std::uint32_t next(std::uint32_t vertex) const { return next_[vertex]; }

 private:
  std::vector<std::uint32_t> next_;
};

}  // namespace omrade::geometry
