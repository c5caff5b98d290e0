// What keeps a set of areas from being a division: each place in exactly one area.
#pragma once

#include "geometry/overlay.hpp"
#include "model/area_set.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace omrade::geometry {

enum class FaultKind : std::uint8_t {
  invalid,    ///< rings that cross, are broken or lie outside of their shell
  duplicate,  ///< two areas of the same ground
  overlap,    ///< ground of two areas
  sliver,     ///< an overlap or gap that is long and narrow: a border that was drawn twice
  gap,        ///< ground of no area, enclosed by areas
};

struct AreaFault {
  FaultKind kind = FaultKind::invalid;
  std::optional<std::uint32_t> area{}, other{};  ///< a gap's are those with most of its border
  double m2 = std::numeric_limits<double>::quiet_NaN();  ///< of the ground in question
  Point at{};            ///< within its largest piece; where an invalid area is invalid
  std::string reason{};  ///< of an invalid one
};

struct FaultLimits {
  double overlap_m2 = 1;          ///< smaller overlaps and gaps are rounding
  double gap_m2 = 1e6;            ///< larger holes of the set are meant to be there
  double sliver_roundness = 0.1;  ///< 4 pi area / perimeter² (Polsby and Popper 1991); about 30 : 1
};

/// By kind, then by area and other, gaps by size from the largest. Overlaps are those of areas made
/// valid (geos.hpp). A gap that opens to the outside is none. The same for any loop.
std::vector<AreaFault> area_faults(const Polygons& polygons, const FaultLimits& limits,
                                   const ParallelFor& loop);

/// The areas made valid, and those with broken rings without any; valid ones as they are.
Polygons made_valid(const Polygons& polygons, const ParallelFor& loop);

}  // namespace omrade::geometry
