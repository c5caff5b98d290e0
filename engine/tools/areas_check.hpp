// omrade areas check: what keeps a set of areas from being a division.
#pragma once

#include "geometry/area_faults.hpp"
#include "tools/output.hpp"

#include <string>

namespace omrade::tools {

struct AreasCheckArguments {
  std::string areas{};  ///< a source
  std::string id{};     ///< its field of ids
  std::string codes{};  ///< a table of the ids that there should be; empty: any
  geometry::FaultLimits limits{};
  unsigned threads = 1;
  bool quiet = false;  ///< no summary on standard error
  OutputOptions output{};
};

/// Rows problem, id, other, size_m2, x, y: invalid, duplicate (ground or id), overlap, sliver, gap
/// (geometry/area_faults.hpp), then code: areas whose id is not in the table of codes, and codes
/// that no area has (without a place). 0 where there are none, 1 where there are some. Error user
/// for what cannot be read as areas at all.
int areas_check(const AreasCheckArguments& arguments);

}  // namespace omrade::tools
