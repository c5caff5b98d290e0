// The profile as a GeoPackage: one layer per level that has geometry, one attribute table of long
// rows, and the styles that QGIS shows the levels in.
#pragma once

#include "model/gated_profile.hpp"

#include <filesystem>

namespace omrade::io {

/// Writes `path` (temporary name, sync, rename; the same bytes for the same profile: GDAL's clock
/// is fixed). Per level with polygons or points a layer named by the level with the fields id, name
/// and, for every area layer that pages show (current_layers.hpp), INDICATOR_LAYER, with _PERIOD
/// unless that is the default, (real, NULL where there is no value), …_lower95, …_upper95, …_state
/// (text). A table `estimates` without geometry holds the tidy long table, and layer_styles a style
/// per map (io/layer_styles.hpp). A layer `resources` holds the points of resources, where there
/// are some. Error user when a level is named as one of these two tables.
void write_geopackage(const GatedProfile& profile, const std::filesystem::path& path);

}  // namespace omrade::io
