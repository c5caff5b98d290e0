// Polygon and point sets from any vector source that GDAL reads.
#pragma once

#include "model/area_set.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace omrade::io {

struct VectorRequest {
  std::string set{};  ///< the recipe's name of the set, for the result
  std::filesystem::path file{};
  std::string layer{};  ///< empty: the only layer (Error user naming them when there are several)
  std::string id{};     ///< field of ids
  std::string name{};   ///< field of names; empty: ids serve
  std::string division{};  ///< passed on
  std::string crs{};       ///< where the source has none; Error user if it contradicts the source's
  std::string target_crs{};  ///< such as "EPSG:3006": geometry is transformed to it; empty: kept
  std::string value{};       ///< field of numbers to read along; empty: none
  bool doubled_ids = false;  ///< ids may stand for several areas: for those who look for them
};

struct VectorResult {
  AreaSetParts parts{};
  std::vector<double> values{};  ///< of the field `value`, one per area; NaN where it is empty
  /// Driver, layer, CRS, geometry type.
  std::vector<std::pair<std::string, std::string>> detected{};
};

/// Reads all areas, in the order of the source. Ids are text (whole numbers are printed without a
/// point; a real or empty id is an Error).
///
/// Error user: missing file, no such layer or field (nearest name), values that are no numbers, no
/// CRS ("… has no coordinate reference system; write crs = \"EPSG:3006\" in the recipe, or give the
/// file one"), no features; and, all in one Error with the features named, the first five of each
/// sort: empty ids, duplicate ids, empty geometries, geometries of another type, coordinates that
/// no place has.
///
/// Polygons become rings as AreaSet wants them: closed, oriented, the holes of a polygon right
/// after its outer ring. Curves become lines, Z and M are dropped, a multipoint of one point is a
/// point. Whether polygons are valid is not asked here.
VectorResult read_vector(const VectorRequest& request);

/// The layer names, and the fields of one layer (empty: the only one), without reading features.
std::vector<std::string> layer_names(const std::filesystem::path& file);
std::vector<std::string> field_names(const std::filesystem::path& file, const std::string& layer);

/// True for a layer without features.
bool is_empty_layer(const std::filesystem::path& file, const std::string& layer);

/// Points from table columns: transformed from `crs` to `target_crs` (both such as "EPSG:3006"). A
/// missing point (NaN) stays missing. Error user naming the rows of points that have no place
/// there.
std::vector<Point> transform(std::vector<Point> points, const std::string& crs,
                             const std::string& target_crs);

/// "EPSG:3006" for whatever names or describes it, heights left out; the input when GDAL knows no
/// authority code for it. Error user when GDAL cannot make anything of it.
std::string normal_crs(const std::string& crs);
/// No place on Earth has a coordinate beyond it, in the units of the system: the way around the
/// Earth in a projected system, infinite in others, where only a transformation tells.
double coordinate_limit(const std::string& crs);
/// True for projected systems in metres, the only ones in which omrade computes.
bool is_projected_metres(const std::string& crs);

}  // namespace omrade::io
