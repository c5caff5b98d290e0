// A set of areas made into a division: each place in one area, neighbours with the same vertices.
#pragma once

#include "geometry/overlay.hpp"
#include "model/area_set.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace omrade::geometry {

/// m2 of one owner: after = before + gained - lost, but for rounding.
struct RepairChange {
  double before = 0;  ///< once its areas are valid
  double after = 0;
  double gained = 0;  ///< from gaps
  double lost = 0;    ///< to others that lay there as well
};

struct Repaired {
  Polygons polygons;  ///< one area per owner; one that lost everything has no rings
  std::vector<RepairChange> changes;
  std::size_t made_valid = 0;  ///< areas
  std::size_t gaps = 0;        ///< that were closed
  double gaps_m2 = 0;
  double overlaps_m2 = 0;  ///< ground that lay in areas of several owners
};

/// `owner[i]` in 0 .. owners - 1 is whose area i is: areas of one owner become one. Areas are made
/// valid; all their borders together cut the plane into faces; a face that lies in several areas
/// goes to the smallest of them, so that a town stays in the countryside that lacks its hole, and
/// of equal ones to the first; an enclosed face that lies in none and has at most `gap_m2` goes to
/// the neighbour along which most of its border lies. Vertices stay where they are, and come to be
/// where borders cross. The same for any loop.
Repaired repair(const Polygons& polygons, std::span<const std::uint32_t> owner, std::size_t owners,
                double gap_m2, const ParallelFor& loop);

}  // namespace omrade::geometry
