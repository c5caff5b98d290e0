// omrade locate: which area each of many points lies in.
#pragma once

#include "tools/output.hpp"

#include <string>

namespace omrade::tools {

struct LocateArguments {
  std::string points{}, areas{};  ///< sources
  std::string id{};               ///< field of ids of the areas
  std::string x = "x", y = "y";   ///< columns of coordinates
  bool count = false;             ///< a row for each area, not for each point
  bool skip_bad_rows = false;
  unsigned threads = 1;
  bool quiet = false;  ///< no summary on standard error
  OutputOptions output{};
};

/// Rows `row,id` in the order of the points, where `row` counts the rows of the source from 1 and
/// `id` is empty for a point outside of all areas; or `id,count`, in the order of the areas, also
/// of those without any. A point on a border lies in one area, as geometry/point_locator says.
/// Areas in another CRS than the points are brought to theirs; columns have none and are taken for
/// the areas' own. Error user as the readers say, for invalid areas, and when no point lies in any
/// area.
int locate(const LocateArguments& arguments);

}  // namespace omrade::tools
