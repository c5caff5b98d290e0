#include "write_files.hpp"

#include <cpl_conv.h>
#include <gdal.h>
#include <ogr_srs_api.h>

#include <array>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace kronoberg {
namespace {

/// The coordinate system, as text.
std::string sweref99_tm() {
  const std::unique_ptr<void, void (*)(OGRSpatialReferenceH)> system(
      OSRNewSpatialReference(nullptr), OSRDestroySpatialReference);
  char* text = nullptr;
  if (OSRImportFromEPSG(system.get(), 3006) != OGRERR_NONE ||
      OSRExportToWkt(system.get(), &text) != OGRERR_NONE) {
    throw std::runtime_error("GDAL does not know EPSG:3006; is PROJ's database installed?");
  }
  std::string wkt = text;
  CPLFree(text);
  return wkt;
}

std::vector<std::uint16_t> values_of(const Settlement& settlement) {
  std::vector<std::uint16_t> values(settlement.grid.cells(), 0);
  for (const SettledCell& cell : settlement.cells) {
    values[settlement.grid.at(cell.column, cell.row)] = static_cast<std::uint16_t>(cell.people);
  }
  return values;
}

void write_geotiff(const Settlement& settlement, const std::string& path) {
  const Grid& grid = settlement.grid;
  std::vector<std::uint16_t> values = values_of(settlement);
  std::array<const char*, 7> options{
      "TILED=YES",   "BLOCKXSIZE=256", "BLOCKYSIZE=256", "COMPRESS=DEFLATE",
      "PREDICTOR=1", "NUM_THREADS=1",  nullptr};
  GDALDatasetH file = GDALCreate(GDALGetDriverByName("GTiff"), path.c_str(), grid.columns,
                                 grid.rows, 1, GDT_UInt16, const_cast<char**>(options.data()));
  if (file == nullptr) throw std::runtime_error("GDAL could not create " + path + ".");
  std::array<double, 6> transform{grid.left, cell_size, 0.0, grid.top, 0.0, -cell_size};
  GDALSetGeoTransform(file, transform.data());
  GDALSetProjection(file, sweref99_tm().c_str());
  GDALRasterBandH band = GDALGetRasterBand(file, 1);
  GDALSetDescription(band, "persons");
  const CPLErr written = GDALRasterIO(band, GF_Write, 0, 0, grid.columns, grid.rows, values.data(),
                                      grid.columns, grid.rows, GDT_UInt16, 0, 0);
  GDALClose(file);
  if (written != CE_None) throw std::runtime_error("GDAL could not write " + path + ".");
}

}  // namespace

void write_raster(const Model& model, const OutputFolder& out) {
  out.put("population_100m.tif", [&](const std::filesystem::path& path) {
    write_geotiff(model.settlement, path.string());
  });
}

}  // namespace kronoberg
