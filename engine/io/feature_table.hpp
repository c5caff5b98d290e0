// Fields of a vector layer or of a plain table that GDAL reads (.gpkg, .dbf, .fgb, .geojson …),
// without its geometry.
#pragma once

#include "io/table.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace omrade::io {

/// `layer` empty: the only one. Numbers come as they are stored, whole ones also as ids; the usual
/// missing marks hold in fields of text. Error user: no such file or layer (nearest name), several
/// layers and none named, a file that GDAL cannot read, two fields of one name.
std::unique_ptr<TableSource> open_feature_table(const std::filesystem::path& file,
                                                const std::string& layer);

}  // namespace omrade::io
