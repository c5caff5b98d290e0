#include "fixtures.hpp"
#include "io/gdal.hpp"
#include "io/raster.hpp"

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogr_spatialref.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

namespace omrade::io {
namespace {

using ::testing::ElementsAre;
using ::testing::IsNan;
using ::testing::StartsWith;

struct Raster {
  int columns = 3;
  int rows = 2;
  GDALDataType type = GDT_Float64;
  std::array<double, 6> place{500000, 100, 0, 6300000, 0, -100};
  std::string crs = "EPSG:3006";
  std::vector<double> values{1, 2, 3, 4, 5, 6};
  std::function<void(GDALRasterBand&)> prepare = [](GDALRasterBand&) {};
};

std::filesystem::path write(const TestFolder& folder, Raster raster) {
  const GdalErrors errors;
  const auto file = folder.path("people.tif");
  GDALDriver& driver = *GetGDALDriverManager()->GetDriverByName("GTiff");
  const DatasetHandle dataset(
      driver.Create(file.c_str(), raster.columns, raster.rows, 1, raster.type, nullptr));
  dataset->SetGeoTransform(raster.place.data());
  if (!raster.crs.empty()) {
    OGRSpatialReference reference;
    reference.SetFromUserInput(raster.crs.c_str());
    dataset->SetSpatialRef(&reference);
  }
  GDALRasterBand& band = *dataset->GetRasterBand(1);
  raster.prepare(band);
  EXPECT_EQ(band.RasterIO(GF_Write, 0, 0, raster.columns, raster.rows, raster.values.data(),
                          raster.columns, raster.rows, GDT_Float64, 0, 0, nullptr),
            CE_None);
  return file;
}

std::vector<double> read_all(const Grid& grid) {
  std::vector<double> out(grid.frame().columns * grid.frame().rows);
  grid.read_rows(0, grid.frame().rows, out);
  return out;
}

std::string error_of(const Raster& raster, const std::string& crs = "") {
  const TestFolder folder;
  const auto file = write(folder, raster);
  return folder.error([&] { open_grid(file, crs); });
}

TEST(OpenGrid, FrameAndRowsBeginInTheNorthWest) {
  const TestFolder folder;
  const auto grid = open_grid(write(folder, {}), "");
  EXPECT_EQ(grid->crs(), "EPSG:3006");
  const GridFrame& frame = grid->frame();
  EXPECT_EQ(frame.x0, 500000);
  EXPECT_EQ(frame.y0, 6300000);
  EXPECT_EQ(frame.cell_width, 100);
  EXPECT_EQ(frame.cell_height, 100);
  EXPECT_EQ(frame.columns, 3U);
  EXPECT_EQ(frame.rows, 2U);
  EXPECT_THAT(read_all(*grid), ElementsAre(1, 2, 3, 4, 5, 6));
  std::vector<double> row(3);
  grid->read_rows(1, 1, row);
  EXPECT_THAT(row, ElementsAre(4, 5, 6));
  grid->read_rows(2, 0, {});
}

TEST(OpenGrid, SouthUpFilesArePresentedNorthUp) {
  const TestFolder folder;
  const auto grid = open_grid(write(folder, {.rows = 3,
                                             .place = {500000, 100, 0, 6300000, 0, 50},
                                             .values = {1, 2, 3, 4, 5, 6, 7, 8, 9}}),
                              "");
  EXPECT_EQ(grid->frame().y0, 6300150);
  EXPECT_EQ(grid->frame().cell_height, 50);
  EXPECT_THAT(read_all(*grid), ElementsAre(7, 8, 9, 4, 5, 6, 1, 2, 3));
  std::vector<double> row(3);
  grid->read_rows(0, 1, row);
  EXPECT_THAT(row, ElementsAre(7, 8, 9));
  std::vector<double> two(6);
  grid->read_rows(1, 2, two);
  EXPECT_THAT(two, ElementsAre(4, 5, 6, 1, 2, 3));
}

TEST(OpenGrid, NodataIsNaNAndNeverScaled) {
  const TestFolder folder;
  const auto grid = open_grid(write(folder, {.type = GDT_Int32,
                                             .values = {1, -9999, 3, 4, 5, 6},
                                             .prepare =
                                                 [](GDALRasterBand& band) {
                                                   band.SetNoDataValue(-9999);
                                                   band.SetScale(0.5);
                                                   band.SetOffset(10);
                                                 }}),
                              "");
  EXPECT_THAT(read_all(*grid), ElementsAre(10.5, IsNan(), 11.5, 12, 12.5, 13));
}

TEST(OpenGrid, NodataOfAFloatBandIsComparedAsAFloat) {
  const TestFolder folder;
  const auto grid =
      open_grid(write(folder, {.type = GDT_Float32,
                               .values = {1, static_cast<double>(-1.1F), 3, 4, 5, 6},
                               .prepare = [](GDALRasterBand& band) { band.SetNoDataValue(-1.1); }}),
                "");
  EXPECT_THAT(read_all(*grid), ElementsAre(1, IsNan(), 3, 4, 5, 6));
}

TEST(OpenGrid, MaskedCellsAreNaN) {
  const TestFolder folder;
  const auto file =
      write(folder, {.type = GDT_Byte, .prepare = [](GDALRasterBand& band) {
                       band.CreateMaskBand(GMF_PER_DATASET);
                       std::array<std::uint8_t, 6> mask{255, 0, 255, 255, 255, 0};
                       EXPECT_EQ(band.GetMaskBand()->RasterIO(GF_Write, 0, 0, 3, 2, mask.data(), 3,
                                                              2, GDT_Byte, 0, 0, nullptr),
                                 CE_None);
                     }});
  EXPECT_THAT(read_all(*open_grid(file, "")), ElementsAre(1, IsNan(), 3, 4, 5, IsNan()));
}

TEST(OpenGrid, EveryRealTypeIsRead) {
  for (const GDALDataType type : {GDT_Byte, GDT_UInt16, GDT_Int16, GDT_UInt32, GDT_Int32,
                                  GDT_UInt64, GDT_Int64, GDT_Float32, GDT_Float64}) {
    const TestFolder folder;
    EXPECT_THAT(read_all(*open_grid(write(folder, {.type = type}), "")),
                ElementsAre(1, 2, 3, 4, 5, 6))
        << GDALGetDataTypeName(type);
  }
  EXPECT_EQ(error_of({.type = GDT_CFloat32}),
            "people.tif: band 1 holds complex numbers; a grid holds real numbers");
}

TEST(OpenGrid, RotatedOrUnplacedFilesAreRefused) {
  EXPECT_EQ(
      error_of({.place = {500000, 100, 5, 6300000, 5, -100}}),
      "people.tif: it is rotated or sheared; bring it to rows from west to east with gdalwarp");
  const TestFolder folder;
  const auto file = folder.write("plain.pgm", "P2\n2 1\n255\n1 2\n");
  EXPECT_THAT(folder.error([&] { open_grid(file, "EPSG:3006"); }), StartsWith("plain.pgm: "));
}

TEST(OpenGrid, CrsComesFromTheFileOrTheRecipe) {
  EXPECT_EQ(error_of({.crs = ""}),
            "people.tif: it has no coordinate reference system; write crs = \"EPSG:3006\" in the "
            "recipe, or give the file one");
  const TestFolder folder;
  EXPECT_EQ(open_grid(write(folder, {.crs = ""}), "epsg:3006")->crs(), "EPSG:3006");
  EXPECT_EQ(
      error_of({}, "EPSG:4326"),
      "people.tif: it is in EPSG:3006, but the recipe says crs = \"EPSG:4326\"; leave crs out of "
      "the recipe, or correct the file");
}

TEST(OpenGrid, MissingFileAndNoRasterAreRefused) {
  const TestFolder folder;
  EXPECT_EQ(folder.error([&] { open_grid(folder.path("x.tif"), ""); }),
            "x.tif: cannot open: no such file");
  const auto file = folder.write("x.tif", "II*");
  EXPECT_THAT(folder.error([&] { open_grid(file, ""); }),
              StartsWith("x.tif: GDAL cannot read it as a raster file"));
}

TEST(OpenGrid, CutOffFileFailsWhereItIsRead) {
  const TestFolder folder;
  std::vector<double> values(1000 * 100);
  std::iota(values.begin(), values.end(), 0.0);
  const auto file = write(folder, {.columns = 1000, .rows = 100, .values = values});
  std::filesystem::resize_file(file, 400000);
  const auto grid = open_grid(file, "");
  std::vector<double> out(values.size());
  EXPECT_THAT(folder.error([&] { grid->read_rows(0, 100, out); }),
              StartsWith("people.tif: its row 50 cannot be read"));
}

TEST(OpenGrid, RowsOutsideAreABug) {
  const TestFolder folder;
  const auto grid = open_grid(write(folder, {}), "");
  std::vector<double> out(6);
  EXPECT_EQ(folder.error([&] { grid->read_rows(1, 2, out); }, ErrorKind::bug),
            "people.tif: a window outside the raster");
  EXPECT_EQ(folder.error([&] { grid->read_rows(0, 1, out); }, ErrorKind::bug),
            "people.tif: a window outside the raster");
}

TEST(OpenGrid, ThreadsReadTheSameRows) {
  const TestFolder folder;
  constexpr int side = 64;
  std::vector<double> values(side * side);
  std::iota(values.begin(), values.end(), 0.0);
  const auto grid = open_grid(write(folder, {.columns = side, .rows = side, .values = values}), "");
  std::array<bool, 4> good{};
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < good.size(); ++t) {
    threads.emplace_back([&, t] {
      bool all = true;
      std::vector<double> row(side);
      for (std::size_t r = 0; r < side; ++r) {
        grid->read_rows(r, 1, row);
        all = all && std::equal(row.begin(), row.end(),
                                values.begin() + static_cast<std::ptrdiff_t>(r * side));
      }
      good[t] = all;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(good, ElementsAre(true, true, true, true));
}

}  // namespace
}  // namespace omrade::io
