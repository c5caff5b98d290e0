#include "io/vector.hpp"

#include "fixtures.hpp"
#include "io/gdal.hpp"

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace omrade::io {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::StartsWith;

const std::string kSquare =
    R"({"type":"Polygon","coordinates":[[[0,0],[10,0],[10,10],[0,10],[0,0]]]})";
/// Clockwise outside, counter-clockwise hole: both the wrong way round.
const std::string kRing =
    R"({"type":"Polygon","coordinates":[[[20,0],[20,10],[30,10],[30,0],[20,0]],)"
    R"([[22,2],[28,2],[28,8],[22,8],[22,2]]]})";
const std::string kPair =
    R"({"type":"MultiPolygon","coordinates":[[[[40,0,7],[41,0,7],[41,1,7],[40,0,7]]],)"
    R"([[[50,0,7],[51,0,7],[51,1,7],[50,0,7]]]]})";
const std::string kPoint = R"({"type":"Point","coordinates":[500000,6300000]})";

std::string kod(const std::string& id) {
  return R"("kod":")" + id + "\"";
}

std::string three_areas() {
  return feature_collection("EPSG:3006",
                            {feature(R"("kod":"0780","namn":"Växjö","nr":7,"andel":0.5)", kSquare),
                             feature(R"("kod":"0020","namn":"","nr":8,"andel":1.5)", kRing),
                             feature(R"("kod":"a","namn":null,"nr":9,"andel":2.5)", kPair)});
}

class VectorTest : public ::testing::Test {
 protected:
  VectorRequest request(const std::filesystem::path& file) const {
    return {.set = "deso", .file = file, .id = "kod"};
  }
  VectorResult read(const std::string& geojson) {
    return read_vector(request(folder_.write("a.geojson", geojson)));
  }
  std::string error(const VectorRequest& wanted) {
    return folder_.error([&] { read_vector(wanted); });
  }
  std::string error(const std::string& geojson) {
    return error(request(folder_.write("a.geojson", geojson)));
  }

  TestFolder folder_;
};

TEST_F(VectorTest, PolygonsKeepTheirOrderIdsAndNames) {
  VectorRequest wanted = request(folder_.write("a.geojson", three_areas()));
  wanted.name = "namn";
  wanted.division = "DeSO 2025";
  const VectorResult result = read_vector(wanted);
  EXPECT_EQ(result.parts.id, "deso");
  EXPECT_EQ(result.parts.division, "DeSO 2025");
  EXPECT_EQ(result.parts.crs, "EPSG:3006");
  EXPECT_THAT(result.parts.ids, ElementsAre("0780", "0020", "a"));
  EXPECT_THAT(result.parts.names, ElementsAre("Växjö", "0020", "a"));
  EXPECT_THAT(result.detected, ElementsAre(Pair("driver", "GeoJSON"), Pair("layer", "a"),
                                           Pair("crs", "EPSG:3006"), Pair("geometry", testing::_)));
}

TEST_F(VectorTest, RingsAreClosedAndOriented) {
  VectorResult result = read(three_areas());
  ASSERT_TRUE(result.parts.polygons.has_value());
  const Polygons& shapes = *result.parts.polygons;
  EXPECT_THAT(shapes.area_offset, ElementsAre(0, 1, 3, 5));
  EXPECT_THAT(shapes.ring_offset, ElementsAre(0, 5, 10, 15, 19, 23));
  EXPECT_THAT(shapes.ring(1),
              ElementsAre(Point{20, 0}, Point{30, 0}, Point{30, 10}, Point{20, 10}, Point{20, 0}));
  EXPECT_THAT(shapes.ring(2),
              ElementsAre(Point{22, 2}, Point{22, 8}, Point{28, 8}, Point{28, 2}, Point{22, 2}));
  EXPECT_THAT(result.parts.points, IsEmpty());
  const AreaSet areas(std::move(result.parts));
  EXPECT_EQ(areas.area_m2(0), 100);
  EXPECT_EQ(areas.area_m2(1), 64);
  EXPECT_EQ(areas.area_m2(2), 1);
}

TEST_F(VectorTest, EveryFormatGivesTheSameAreas) {
  const VectorResult expected = read(three_areas());
  for (const auto& [name, driver] :
       std::vector<std::pair<std::string, std::string>>{{"b.gpkg", "GPKG"},
                                                        {"b.shp", "ESRI Shapefile"},
                                                        {"b.fgb", "FlatGeobuf"},
                                                        {"b.gml", "GML"}}) {
    std::vector<std::string> options{"-f", driver, "-nlt", "PROMOTE_TO_MULTI"};
    if (driver == "FlatGeobuf") options.insert(options.end(), {"-lco", "SPATIAL_INDEX=NO"});
    const VectorResult result = read_vector(request(folder_.convert(three_areas(), name, options)));
    EXPECT_EQ(result.parts.ids, expected.parts.ids) << name;
    EXPECT_EQ(result.parts.crs, "EPSG:3006") << name;
    ASSERT_TRUE(result.parts.polygons.has_value()) << name;
    EXPECT_EQ(result.parts.polygons->ring_offset, expected.parts.polygons->ring_offset) << name;
    const AreaSet areas(AreaSetParts(result.parts));
    EXPECT_EQ(areas.area_m2(1), 64) << name;
    EXPECT_EQ(result.detected[0].second, driver);
  }
}

TEST_F(VectorTest, ShapefileInWindows1252GivesItsNames) {
  VectorRequest wanted = request(
      folder_.convert(three_areas(), "b.shp", {"-f", "ESRI Shapefile", "-lco", "ENCODING=CP1252"}));
  wanted.name = "namn";
  EXPECT_THAT(read_vector(wanted).parts.names, ElementsAre("Växjö", "0020", "a"));
}

TEST_F(VectorTest, ReadingWritesNothingBesideTheSource) {
  folder_.convert(three_areas(), "b.gml", {"-f", "GML", "-dsco", "XSISCHEMA=OFF"});
  std::filesystem::remove(folder_.path("b.xsd"));
  read_vector(request(folder_.path("b.gml")));
  EXPECT_FALSE(std::filesystem::exists(folder_.path("b.gfs")));
}

TEST_F(VectorTest, PointsAreOnePerArea) {
  const VectorResult result = read(feature_collection(
      "EPSG:3006", {feature(kod("a"), kPoint),
                    feature(kod("b"), R"({"type":"MultiPoint","coordinates":[[1,2]]})")}));
  EXPECT_FALSE(result.parts.polygons.has_value());
  EXPECT_THAT(result.parts.points, ElementsAre(Point{500000, 6300000}, Point{1, 2}));
}

TEST_F(VectorTest, WholeNumbersServeAsIdsByTheirDecimalText) {
  VectorRequest wanted = request(folder_.write("a.geojson", three_areas()));
  wanted.id = "nr";
  EXPECT_THAT(read_vector(wanted).parts.ids, ElementsAre("7", "8", "9"));
  EXPECT_THAT(read_vector(wanted).parts.names, IsEmpty());
}

TEST_F(VectorTest, RealIdsAreRefused) {
  VectorRequest wanted = request(folder_.write("a.geojson", three_areas()));
  wanted.id = "andel";
  EXPECT_EQ(error(wanted),
            "a.geojson: field 'andel' of layer 'a' is of type Real; ids are text or whole numbers");
}

TEST_F(VectorTest, GeoJsonWithoutCrsIsGeographicAndTransformed) {
  VectorRequest wanted = request(folder_.write(
      "a.geojson",
      feature_collection("", {feature(kod("a"), R"({"type":"Point","coordinates":[15,57]})")})));
  EXPECT_EQ(read_vector(wanted).parts.crs, "EPSG:4326");
  wanted.target_crs = "EPSG:3006";
  const VectorResult result = read_vector(wanted);
  EXPECT_EQ(result.parts.crs, "EPSG:3006");
  // On the central meridian of SWEREF 99 TM; the northing is 0.9996 times the meridian arc to 57
  // degrees.
  EXPECT_NEAR(result.parts.points[0].x, 500000, 1e-3);
  EXPECT_NEAR(result.parts.points[0].y, 6317000, 1000);
}

TEST_F(VectorTest, PolygonsAreOrientedAfterTransformation) {
  VectorRequest wanted = request(folder_.write(
      "a.geojson",
      feature_collection(
          "",
          {feature(
              kod("a"),
              R"({"type":"Polygon","coordinates":[[[15,57],[15,57.01],[15.01,57],[15,57]]]})")})));
  wanted.target_crs = "EPSG:3006";
  const AreaSet areas(AreaSetParts(read_vector(wanted).parts));
  EXPECT_NEAR(areas.area_m2(0), 338300, 2000);  // 607.5 m by 1,113.7 m, halved
}

TEST_F(VectorTest, OnlyLayerIsTakenAndSeveralMustBeNamed) {
  folder_.convert(three_areas(), "b.gpkg", {"-f", "GPKG", "-nln", "deso_2025"});
  EXPECT_THAT(layer_names(folder_.path("b.gpkg")), ElementsAre("deso_2025"));
  EXPECT_EQ(read_vector(request(folder_.path("b.gpkg"))).detected[1].second, "deso_2025");
  folder_.convert(three_areas(), "b.gpkg", {"-update", "-nln", "kommun"});
  EXPECT_EQ(error(request(folder_.path("b.gpkg"))),
            "b.gpkg: it holds 2 layers: deso_2025, kommun; name one, such as b.gpkg:deso_2025");
  VectorRequest wanted = request(folder_.path("b.gpkg"));
  wanted.layer = "kommun";
  EXPECT_EQ(read_vector(wanted).parts.ids.size(), 3U);
  wanted.layer = "komun";
  EXPECT_EQ(error(wanted), "b.gpkg: no layer 'komun'; did you mean 'kommun'?");
  wanted.layer = "deso";
  EXPECT_EQ(error(wanted), "b.gpkg: no layer 'deso'; known: deso_2025, kommun");
}

TEST_F(VectorTest, UnknownFieldsAreNamedTogether) {
  VectorRequest wanted = request(folder_.write("a.geojson", three_areas()));
  wanted.id = "kodd";
  wanted.name = "name";
  EXPECT_EQ(error(wanted),
            "a.geojson: layer 'a' has no field 'kodd'; did you mean 'kod'?\n"
            "a.geojson: layer 'a' has no field 'name'; did you mean 'namn'?");
  EXPECT_THAT(field_names(folder_.path("a.geojson"), ""),
              ElementsAre("kod", "namn", "nr", "andel"));
  EXPECT_THAT(field_names(folder_.path("a.geojson"), "a"),
              ElementsAre("kod", "namn", "nr", "andel"));
  EXPECT_EQ(folder_.error([&] { field_names(folder_.path("a.geojson"), "b"); }),
            "a.geojson: no layer 'b'; known: a");
}

TEST_F(VectorTest, MissingFilesAndOtherFilesAreRefused) {
  EXPECT_EQ(error(request(folder_.path("a.gpkg"))), "a.gpkg: cannot open: no such file");
  EXPECT_EQ(folder_.error([&] { layer_names(folder_.path("a.gpkg")); }),
            "a.gpkg: cannot open: no such file");
  folder_.write("b.gpkg", "this is no database");
  EXPECT_THAT(error(request(folder_.path("b.gpkg"))),
              StartsWith("b.gpkg: GDAL cannot read it as a vector file"));
}

TEST_F(VectorTest, LayerWithoutCrsIsRefusedUnlessTheRecipeSaysIt) {
  VectorRequest wanted = request(folder_.convert(three_areas(), "b.shp", {}));
  std::filesystem::remove(folder_.path("b.prj"));
  EXPECT_EQ(error(wanted),
            "b.shp: layer 'b' has no coordinate reference system; write crs = \"EPSG:3006\" in the "
            "recipe, or give the file one");
  wanted.crs = "EPSG:3006";
  EXPECT_EQ(read_vector(wanted).parts.crs, "EPSG:3006");
}

TEST_F(VectorTest, UndefinedSystemsOfAGeoPackageAreNone) {
  for (const char* undefined : {"0", "-1"}) {
    VectorRequest wanted = request(folder_.convert(three_areas(), "b.gpkg", {"-nln", "b"}));
    {
      const GdalErrors errors;
      const DatasetHandle dataset(
          GDALDataset::Open(wanted.file.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
      for (const char* table : {"gpkg_geometry_columns", "gpkg_contents"}) {
        const std::string update = std::string("UPDATE ") + table + " SET srs_id = " + undefined;
        dataset->ExecuteSQL(update.c_str(), nullptr, nullptr);
      }
    }
    EXPECT_EQ(error(wanted),
              "b.gpkg: layer 'b' has no coordinate reference system; write crs = \"EPSG:3006\" in "
              "the recipe, or give the file one")
        << undefined;
    wanted.crs = "EPSG:3006";
    EXPECT_EQ(read_vector(wanted).parts.crs, "EPSG:3006") << undefined;
    std::filesystem::remove(wanted.file);
  }
}

TEST_F(VectorTest, CrsOfTheRecipeMayRepeatButNotContradict) {
  VectorRequest wanted = request(folder_.write("a.geojson", three_areas()));
  wanted.crs = "EPSG:3006";
  EXPECT_EQ(read_vector(wanted).parts.crs, "EPSG:3006");
  wanted.crs = "EPSG:3021";
  EXPECT_EQ(
      error(wanted),
      "a.geojson: layer 'a' is in EPSG:3006, but the recipe says crs = \"EPSG:3021\"; leave crs "
      "out of the recipe, or correct the file");
}

TEST_F(VectorTest, EverythingWrongWithFeaturesIsToldAtOnce) {
  EXPECT_EQ(
      error(feature_collection(
          "EPSG:3006",
          {feature(kod("a"), kSquare), feature(kod("b"), "null"), feature(kod("a"), kSquare),
           feature(R"("kod":null)", kSquare),
           feature(kod("c"), R"({"type":"Polygon","coordinates":[]})"),
           feature(kod("d"), R"({"type":"LineString","coordinates":[[0,0],[1,1]]})"),
           feature(kod("e"), kPoint),
           feature(kod("f"), R"({"type":"Polygon","coordinates":[[[0,0],[1,1],[0,0]]]})"),
           feature(kod("a"), kSquare)})),
      "a.geojson, feature 3: the id field 'kod' is empty; every area needs an id\n"
      "a.geojson, feature 2: the id 'a' stands for 3 areas, feature 0 first; every area needs "
      "an id of "
      "its own\n"
      "a.geojson, feature 1: area 'b' has an empty geometry\n"
      "a.geojson, feature 4: area 'c' has an empty geometry\n"
      "a.geojson, feature 5: area 'd' has a Line String; areas are polygons or points\n"
      "a.geojson, feature 6: area 'e' has a Point among polygons\n"
      "a.geojson, feature 7: area 'f' has a ring of fewer than three corners");
}

TEST_F(VectorTest, OnlyFiveOfASortAreShownAndTheRestCounted) {
  std::vector<std::string> features;
  for (int i = 0; i < 8; ++i) features.push_back(feature(kod(std::to_string(i)), "null"));
  for (int i = 0; i < 12; ++i) {
    features.push_back(feature(kod("d" + std::to_string(i % 6)), kSquare));
  }
  const std::string text = error(feature_collection("EPSG:3006", features));
  EXPECT_THAT(text, testing::HasSubstr("a.geojson: … and 3 more features"));
  EXPECT_THAT(text, testing::HasSubstr("a.geojson: … and 1 more duplicate id\n"));
}

TEST_F(VectorTest, PolygonAmongPointsAndSeveralPointsAreRefused) {
  EXPECT_EQ(error(feature_collection(
                "EPSG:3006",
                {feature(kod("a"), kPoint), feature(kod("b"), kSquare),
                 feature(kod("c"), R"({"type":"MultiPoint","coordinates":[[1,2],[3,4]]})")})),
            "a.geojson, feature 1: area 'b' has a Polygon among points\n"
            "a.geojson, feature 2: area 'c' has several points; an area has one");
}

TEST_F(VectorTest, LayerWithoutFeaturesIsRefused) {
  folder_.convert(three_areas(), "b.gpkg", {"-nln", "b", "-where", "kod = 'x'"});
  EXPECT_EQ(error(request(folder_.path("b.gpkg"))), "b.gpkg: layer 'b' holds no features");
}

TEST_F(VectorTest, PointWithoutAPlaceInTheTargetIsNamed) {
  VectorRequest wanted =
      request(folder_.write("a.geojson", feature_collection("", {feature(kod("a"), kPoint)})));
  wanted.target_crs = "EPSG:3006";
  EXPECT_EQ(
      error(wanted),
      "a.geojson, feature 0: area 'a' has a point without a place in EPSG:3006; is it really in "
      "EPSG:4326?");
}

TEST_F(VectorTest, CurvesBecomeLines) {
  VectorRequest wanted = request(folder_.write(
      "a.csv", "WKT,kod\n\"CURVEPOLYGON(CIRCULARSTRING(0 0,1 1,2 0,1 -1,0 0))\",a\n"));
  wanted.crs = "EPSG:3006";
  const VectorResult result = read_vector(wanted);
  const AreaSet areas(AreaSetParts(result.parts));
  EXPECT_NEAR(areas.area_m2(0), 3.14159, 0.01);
}

}  // namespace
}  // namespace omrade::io
