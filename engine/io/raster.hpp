// Grids from any raster that GDAL reads.
#pragma once

#include "model/grid.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace omrade::io {

/// Opens band 1 as a Grid. Error user: missing file, not a raster, no georeference, no CRS (and
/// none given) or another than given, rotated or sheared, complex numbers. South-up files are
/// presented north-up; scale and offset are applied; nodata and masked cells are NaN. `crs` stands
/// in where the file has none. Every thread that reads has a GDAL handle of its own.
std::unique_ptr<Grid> open_grid(const std::filesystem::path& file, const std::string& crs);

}  // namespace omrade::io
