// The borders of a polygon set, each once: arcs between nodes, and how rings are put together from
// them.
//
// A node is a vertex where a number of edges other than two meets, or where the areas on the two
// sides change. An island or a hole filled by one area has no node: its one arc starts and ends at
// the ring's smallest vertex (by x, then y), whichever area it is seen from.
#pragma once

#include "model/area_set.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace omrade::geometry {

struct ArcUse {
  std::uint32_t arc = 0;
  bool reversed = false;
};

struct Arcs {
  std::vector<Point> vertices;                   ///< distinct, by x, then y
  std::vector<std::vector<std::uint32_t>> arcs;  ///< vertex by vertex, ends included
  std::vector<std::vector<ArcUse>>
      rings;  ///< in the order of Polygons; empty where a ring encloses
              ///< nothing (fewer than three distinct vertices)
};

Arcs arcs_of(const Polygons& polygons);

}  // namespace omrade::geometry
