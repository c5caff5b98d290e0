#include "io/raster_file.hpp"

#include "fixtures.hpp"
#include "io/gdal.hpp"

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <ogr_spatialref.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace omrade::io {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsNan;

struct Bands {
  int columns = 3, rows = 2;
  GDALDataType type = GDT_Float32;
  std::array<double, 6> place{500000, 100, 0, 6300000, 0, -100};
  std::vector<std::vector<double>> values{{1, 2, 3, 4, 5, 6}};
  std::vector<std::string> options{};
  std::function<void(GDALRasterBand&)> prepare = [](GDALRasterBand&) {};
};

std::filesystem::path write(const TestFolder& folder, const Bands& bands) {
  const GdalErrors errors;
  const auto file = folder.path("grid.tif");
  std::vector<char*> options;
  for (const std::string& option : bands.options)
    options.push_back(const_cast<char*>(option.c_str()));
  options.push_back(nullptr);
  GDALDriver& driver = *GetGDALDriverManager()->GetDriverByName("GTiff");
  const DatasetHandle dataset(driver.Create(file.c_str(), bands.columns, bands.rows,
                                            static_cast<int>(bands.values.size()), bands.type,
                                            options.data()));
  std::array<double, 6> place = bands.place;
  dataset->SetGeoTransform(place.data());
  OGRSpatialReference reference;
  reference.SetFromUserInput("EPSG:3006");
  dataset->SetSpatialRef(&reference);
  for (std::size_t k = 0; k < bands.values.size(); ++k) {
    GDALRasterBand& band = *dataset->GetRasterBand(static_cast<int>(k) + 1);
    bands.prepare(band);
    std::vector<double> values = bands.values[k];
    EXPECT_EQ(band.RasterIO(GF_Write, 0, 0, bands.columns, bands.rows, values.data(), bands.columns,
                            bands.rows, GDT_Float64, 0, 0, nullptr),
              CE_None);
  }
  return file;
}

template <class T>
std::vector<T> read(const RasterFile& raster, std::size_t first, std::size_t count,
                    const std::vector<std::uint32_t>& bands = {0}) {
  std::vector<T> out(count * raster.frame().columns * bands.size());
  raster.read({.row = first, .rows = count, .column = 0, .columns = raster.frame().columns}, bands,
              std::span<T>(out));
  return out;
}

class RasterTypes : public ::testing::TestWithParam<GDALDataType> {};

TEST_P(RasterTypes, ValuesAndNodataSurviveInBothPrecisions) {
  const TestFolder folder;
  const auto file =
      write(folder, {.type = GetParam(),
                     .values = {{1, 2, 3, 77, 5, 6}},
                     .prepare = [](GDALRasterBand& band) { band.SetNoDataValue(77); }});
  const RasterFile raster(file, "");
  EXPECT_THAT(read<double>(raster, 0, 2), ElementsAre(1, 2, 3, IsNan(), 5, 6));
  EXPECT_THAT(read<float>(raster, 1, 1), ElementsAre(IsNan(), 5, 6));
}

INSTANTIATE_TEST_SUITE_P(All, RasterTypes,
                         ::testing::Values(GDT_Byte, GDT_Int16, GDT_UInt16, GDT_Int32, GDT_UInt32,
                                           GDT_Float32, GDT_Float64, GDT_Int64, GDT_UInt64));

TEST(RasterFile, OnlyTypesThatFitAreReadAsFloats) {
  const auto single = [](GDALDataType type) {
    const TestFolder folder;
    return RasterFile(write(folder, {.type = type}), "").single_precision(0);
  };
  EXPECT_TRUE(single(GDT_Byte));
  EXPECT_TRUE(single(GDT_UInt16));
  EXPECT_TRUE(single(GDT_Float32));
  EXPECT_FALSE(single(GDT_Int32));
  EXPECT_FALSE(single(GDT_Float64));
}

TEST(RasterFile, ScaleAndOffsetAreAppliedAfterNodata) {
  const TestFolder folder;
  const auto file = write(folder, {.type = GDT_Int16, .prepare = [](GDALRasterBand& band) {
                                     band.SetNoDataValue(6);
                                     band.SetScale(0.1);
                                     band.SetOffset(100);
                                   }});
  const RasterFile raster(file, "");
  EXPECT_FALSE(raster.single_precision(0));
  EXPECT_THAT(read<double>(raster, 1, 1), ElementsAre(4 * 0.1 + 100, 5 * 0.1 + 100, IsNan()));
}

TEST(RasterFile, BandsComeOneAfterAnotherHoweverTheyAreStored) {
  for (const char* interleave : {"INTERLEAVE=PIXEL", "INTERLEAVE=BAND"}) {
    const TestFolder folder;
    const auto file = write(folder, {.values = {{1, 2, 3, 4, 5, 6}, {10, 20, 30, 40, 50, 60}},
                                     .options = {interleave}});
    const RasterFile raster(file, "");
    EXPECT_EQ(raster.bands(), 2U);
    EXPECT_THAT(read<float>(raster, 1, 1, {1, 0}), ElementsAre(40, 50, 60, 4, 5, 6));
  }
}

TEST(RasterFile, TilesAtTheEdgesAreCutOff) {
  const TestFolder folder;
  std::vector<double> values(40 * 35);
  for (std::size_t k = 0; k < values.size(); ++k) values[k] = static_cast<double>(k);
  const auto file = write(
      folder, {.columns = 40,
               .rows = 35,
               .values = {values},
               .options = {"TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16", "COMPRESS=DEFLATE"}});
  const RasterFile raster(file, "");
  EXPECT_EQ(raster.block_rows(), 16U);
  EXPECT_EQ(read<double>(raster, 0, 35), values);
  EXPECT_EQ(read<double>(raster, 15, 3),
            std::vector<double>(values.begin() + 15 * 40, values.begin() + 18 * 40));
}

TEST(RasterFile, AWindowIsCutFromTheBlocksItMeets) {
  const TestFolder folder;
  std::vector<double> values(40 * 35);
  for (std::size_t k = 0; k < values.size(); ++k) values[k] = static_cast<double>(k);
  for (const char* tiled : {"TILED=YES", "TILED=NO"}) {
    const auto file = write(folder, {.columns = 40,
                                     .rows = 35,
                                     .values = {values},
                                     .options = {tiled, "BLOCKXSIZE=16", "BLOCKYSIZE=16"}});
    const RasterFile raster(file, "");
    std::vector<double> out(3 * 20);
    const std::vector<std::uint32_t> bands{0};
    raster.read({.row = 15, .rows = 3, .column = 14, .columns = 20}, bands, std::span(out));
    for (std::size_t row = 0; row < 3; ++row) {
      for (std::size_t column = 0; column < 20; ++column)
        EXPECT_EQ(out[row * 20 + column], static_cast<double>((15 + row) * 40 + 14 + column));
    }
  }
}

TEST(RasterFile, SouthUpFilesAreTurnedOver) {
  const TestFolder folder;
  const auto file = write(folder, {.rows = 3,
                                   .place = {500000, 100, 0, 6300000, 0, 50},
                                   .values = {{1, 1, 1, 2, 2, 2, 3, 3, 3}}});
  const RasterFile raster(file, "");
  EXPECT_EQ(raster.frame().y0, 6300150);
  EXPECT_THAT(read<float>(raster, 0, 2), ElementsAre(3, 3, 3, 2, 2, 2));
}

TEST(RasterFile, ATurnedRasterSaysWhereAPlaceLies) {
  const TestFolder folder;
  // Columns run to the north-east and rows to the south-east, 100 m each.
  const double d = 100 / std::sqrt(2.0);
  const auto file = write(folder, {.place = {500000, d, d, 6300000, d, -d}});
  const RasterFile raster(file, "");
  ASSERT_TRUE(raster.turn().has_value());
  EXPECT_FALSE(raster.turn()->mirrors());
  // The far corner of the cell in column 2, row 1: three columns and two rows on.
  const Point corner = raster.turn()->apply({500000 + 3 * d + 2 * d, 6300000 + 3 * d - 2 * d});
  EXPECT_NEAR(corner.x, 3, 1e-9);
  EXPECT_NEAR(corner.y, -2, 1e-9);
}

TEST(RasterFile, ANodataValueThatTheTypeCannotHoldIsRefused) {
  const auto error = [](GDALDataType type, double nodata) {
    const TestFolder folder;
    const auto file = write(folder, {.type = type, .prepare = [nodata](GDALRasterBand& band) {
                                       band.SetNoDataValue(nodata);
                                     }});
    return folder.error([&] { RasterFile(file, ""); });
  };
  EXPECT_THAT(error(GDT_Byte, -9999),
              HasSubstr("grid.tif: band 1 says that -9999 means no value, which its type, Byte, "
                        "cannot hold; say which value means none"));
  EXPECT_THAT(error(GDT_UInt16, 1.5), HasSubstr("which its type, UInt16, cannot hold"));
  EXPECT_EQ(error(GDT_Float32, std::numeric_limits<double>::quiet_NaN()), "");
  EXPECT_EQ(error(GDT_Byte, 255), "");
}

}  // namespace
}  // namespace omrade::io
