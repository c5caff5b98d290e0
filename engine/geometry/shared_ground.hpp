// Which areas of two sets share ground, and how much: no intersection is built.
//
// The border of what two areas share is the border of each within the other. So the edges of each
// set are followed through the other set, from crossing to crossing, and every piece is credited to
// the pair of areas that it bounds; the area comes from the pieces by Green's theorem. Crossings
// are decided exactly (exact.hpp), their places are rounded once and serve all edges that meet
// there.
#pragma once

#include "geometry/coverage.hpp"
#include "geometry/overlay.hpp"
#include "model/area_set.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace omrade::geometry {

struct SharedGround {
  std::uint32_t source = 0, target = 0;
  double m2 = 0;  ///< within some 1e-12 of the source's area
  /// Parts of the border of the common ground, in no order; together they close. Empty unless they
  /// were asked for.
  std::vector<BorderPiece> border{};
};

/// All pairs that share ground, by target, then source; where borders only touch, `m2` may be a
/// trace of rounding, above or below 0. Areas of one set may overlap: each pair stands for itself.
/// The areas must be valid, with finite coordinates. Over all targets that cover a source the
/// ground sums to the source's area within 1e-12. The same pairs for any loop.
std::vector<SharedGround> shared_ground(const Polygons& from, const Polygons& to, bool with_borders,
                                        const ParallelFor& loop);

}  // namespace omrade::geometry
