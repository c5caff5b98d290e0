// A few named points, from a layer of points or a table with columns of coordinates.
#pragma once

#include "model/area_set.hpp"
#include "tools/source.hpp"

#include <string>

namespace omrade::tools {

struct PlaceColumns {
  std::string id{};
  std::string x = "x", y = "y";  ///< of tables
};

/// Points with their ids, in the order of the source and transformed to `target_crs` unless that is
/// empty or the source has none, as tables do. Error user as the readers say; also for rows without
/// an id or a coordinate, two of one id, polygons, and a CRS that is not in metres.
AreaSetParts read_places(const Source& source, const PlaceColumns& columns,
                         const std::string& target_crs);

}  // namespace omrade::tools
