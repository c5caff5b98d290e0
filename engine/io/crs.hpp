// Coordinate reference systems, always with easting first: what a source has, what the recipe says
// of it, and the way between two of them.
#pragma once

#include "io/gdal.hpp"
#include "model/area_set.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace omrade::io {

/// Easting first whatever the authority says. Heights are dropped. Error user when GDAL does not
/// know it.
ReferenceHandle parse_crs(const std::string& crs);

/// "EPSG:3006", or WKT on one line where no authority has a code for it.
std::string crs_name(const OGRSpatialReference& reference);

/// For messages: the authority's code, or the name that a WKT begins with.
std::string shown_crs(const std::string& crs);

/// The CRS of a source: its own, or `stated` by the recipe where it has none. `own` may be null; a
/// GeoPackage's "undefined" ones count as none. `what` names the layer or is "it". Error user when
/// there is neither, or both and they contradict each other.
std::string source_crs(const std::string& subject, const std::string& what,
                       const OGRSpatialReference* own, const std::string& stated);

/// Transforms in place; does nothing where both are the same. A point with NaN stays as it is.
/// Returns the positions of points that have no image, whose coordinates are then undefined.
std::vector<std::size_t> transform_points(std::span<Point> points, const std::string& from,
                                          const std::string& to);

}  // namespace omrade::io
