// Who lies around a place, and along a hole.
#pragma once

#include "geometry/box_index.hpp"
#include "model/area_set.hpp"

#include <cstdint>
#include <vector>

namespace omrade::geometry {

class Surroundings {
 public:
  /// The polygons must outlive it.
  explicit Surroundings(const Polygons& polygons);

  /// The areas that a place lies in, ascending.
  [[nodiscard]] std::vector<std::uint32_t> around(Point at) const;
  /// The areas that lie along the one area of `hole`, within 1 mm of its edges' middles: by the
  /// metres of its border that are theirs from the most, of equal ones the first.
  [[nodiscard]] std::vector<std::uint32_t> along(const Polygons& hole) const;

 private:
  const Polygons* polygons_;
  BoxIndex index_;
};

}  // namespace omrade::geometry
