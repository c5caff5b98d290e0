#include "fixtures.hpp"
#include "io/vector.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>
#include <vector>

namespace omrade::io {
namespace {

using ::testing::ElementsAre;

TEST(NormalCrs, NamesTheAuthorityCode) {
  EXPECT_EQ(normal_crs("EPSG:3006"), "EPSG:3006");
  EXPECT_EQ(normal_crs("epsg:3006"), "EPSG:3006");
  EXPECT_EQ(normal_crs("urn:ogc:def:crs:EPSG::3006"), "EPSG:3006");
  EXPECT_EQ(normal_crs("OGC:CRS84"), "EPSG:4326");
}

TEST(NormalCrs, LeavesHeightsOut) {
  EXPECT_EQ(normal_crs("EPSG:5845"), "EPSG:3006");  // SWEREF99 TM + RH2000
}

TEST(NormalCrs, KnowsWhatEsriWrites) {
  EXPECT_EQ(normal_crs(R"(PROJCS["SWEREF99_TM",GEOGCS["GCS_SWEREF99",DATUM["D_SWEREF99",)"
                       R"(SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],)"
                       R"(UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],)"
                       R"(PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],)"
                       R"(PARAMETER["Central_Meridian",15.0],PARAMETER["Scale_Factor",0.9996],)"
                       R"(PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]])"),
            "EPSG:3006");
}

TEST(NormalCrs, ReturnsWhatNoAuthorityKnows) {
  const std::string own =
      "+proj=tmerc +lat_0=0 +lon_0=14.2 +k=1 +x_0=12345 +y_0=0 +ellps=GRS80 +units=m";
  EXPECT_EQ(normal_crs(own), own);
}

TEST(NormalCrs, RefusesWhatIsNone) {
  const TestFolder folder;
  EXPECT_EQ(
      folder.error([] { normal_crs("SWEREFF"); }),
      "no coordinate reference system 'SWEREFF'; write the code of one, such as \"EPSG:3006\" for "
      "SWEREF 99 TM");
  EXPECT_NE(folder.error([] { normal_crs(""); }), "");
  EXPECT_NE(folder.error([] { normal_crs("EPSG:999999"); }), "");
  EXPECT_NE(folder.error([&] { normal_crs(folder.write("crs.wkt", "EPSG:3006").string()); }), "");
}

TEST(ProjectedMetres, AreWhatOmradeComputesIn) {
  EXPECT_TRUE(is_projected_metres("EPSG:3006"));
  EXPECT_TRUE(is_projected_metres("EPSG:3021"));
  EXPECT_FALSE(is_projected_metres("EPSG:4326"));
  EXPECT_FALSE(is_projected_metres("EPSG:2263"));  // feet
}

TEST(Transform, PutsEastingFirst) {
  const std::vector<Point> out = transform({{15, 57}}, "EPSG:4326", "EPSG:3006");
  EXPECT_NEAR(out[0].x, 500000, 1e-3);
  EXPECT_GT(out[0].y, 6300000);
}

TEST(Transform, SameSystemChangesNoBit) {
  const std::vector<Point> points{{500000.1, 6300000.7}};
  EXPECT_EQ(transform(points, "EPSG:3006", "urn:ogc:def:crs:EPSG::3006"), points);
}

TEST(Transform, MissingPointStaysMissing) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  const std::vector<Point> out = transform({{none, none}, {15, 57}}, "EPSG:4326", "EPSG:3006");
  EXPECT_TRUE(std::isnan(out[0].x));
  EXPECT_TRUE(std::isnan(out[0].y));
  EXPECT_NEAR(out[1].x, 500000, 1e-3);
}

TEST(Transform, PointWithoutAPlaceIsNamedWithItsRow) {
  const TestFolder folder;
  EXPECT_EQ(
      folder.error([] {
        transform({{15, 57}, {500000, 6300000}}, "EPSG:4326", "EPSG:3006");
      }),
      "row 2: the point (500000, 6300000) has no place in EPSG:3006; check crs and the order of x "
      "and y");
}

TEST(Transform, WayBackLeadsBack) {
  EXPECT_TRUE(rc::check("there and back", [] {
    const double x = *rc::gen::inRange(250000, 950000);
    const double y = *rc::gen::inRange(6100000, 7700000);
    const std::vector<Point> there = transform({{x, y}}, "EPSG:3006", "EPSG:4326");
    const std::vector<Point> back = transform(there, "EPSG:4326", "EPSG:3006");
    RC_ASSERT(std::abs(back[0].x - x) < 1e-4 && std::abs(back[0].y - y) < 1e-4);
  }));
}

}  // namespace
}  // namespace omrade::io
