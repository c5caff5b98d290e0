// Coordinates that cannot be meant: beyond the Earth, degrees by the name of metres, areas over one
// another.
#pragma once

#include "base/error.hpp"
#include "model/area_set.hpp"

#include <string>
#include <vector>

namespace omrade::run {

/// Whether points can lie where a coordinate system says they do.
class PointCheck {
 public:
  explicit PointCheck(std::string crs);
  /// What and hint, such as "15 56.85, which are degrees, and …; write …"; an empty what for a
  /// point that may well lie there, and for one without coordinates.
  [[nodiscard]] Message fault(Point point) const;

 private:
  std::string crs_;
  double limit_;
  bool metres_;
};

/// Error user when all coordinates of a set in metres are such as degrees have: nothing lies within
/// 180 m of the origin of a national system.
void require_no_degrees(const AreaSet& areas, const std::string& source);

/// Where two areas share more than 1 % of the smaller one, the people there count twice: one
/// warning, which names the worst pair.
void warn_of_overlaps(const AreaSet& areas, const std::string& source,
                      std::vector<std::string>& warnings);

}  // namespace omrade::run
