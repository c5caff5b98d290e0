// omrade locate, as a user meets it.
#include "points_project.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <limits>
#include <string>

namespace omrade::testing {
namespace {

using Json = nlohmann::json;
using ::testing::HasSubstr;

Ended locate(const Project& project, const std::string& points,
             const std::vector<std::string>& more) {
  std::vector<std::string> all{"locate", points, "deso.geojson", "--id", "desokod"};
  all.insert(all.end(), more.begin(), more.end());
  return project.omrade(std::move(all));
}

constexpr const char* kFour =
    "who;x;y\na;500500;6300500\nb;501500;6300500,25\n\"c;\"\"d\";400000;6300500\n"
    "e;500500;6301000\n";

TEST(LocateCommand, NamesTheAreaOfEachRow) {
  const Project project;
  project.write("points.csv", kFour);  // decimal comma, quotes, a point on a border
  const Ended ended = locate(project, "points.csv", {});
  EXPECT_EQ(ended.output, "row,id\n1,0780A0001\n2,0780B0002\n3,\n4,0780A0003\n");
  EXPECT_EQ(ended.code, 0);
  EXPECT_THAT(ended.errors, HasSubstr("4 points, 1 of them in no area"));
}

TEST(LocateCommand, CountsEveryAreaAlsoTheEmptyOne) {
  const Project project;
  project.write("points.csv", kFour);
  EXPECT_EQ(locate(project, "points.csv", {"--count"}).output,
            "id,count\n0780A0001,1\n0780B0002,1\n0780A0003,1\n0780A0004,0\n");
}

TEST(LocateCommand, TakesColumnsOfOtherNames) {
  const Project project;
  project.write("points.tsv", "north\teast\n6300500\t501500\n");
  EXPECT_EQ(locate(project, "points.tsv", {"--x", "east", "--y", "north"}).output,
            "row,id\n1,0780B0002\n");
}

TEST(LocateCommand, LeavesBadRowsOutOnlyWhenTold) {
  const Project project;
  project.write("points.csv",
                "x,y\n500500,6300500\nhere,6300500\n500500\n,6300500\ninf,1\n501500,6300500\n");
  const Ended failed = locate(project, "points.csv", {});
  EXPECT_EQ(failed.code, 2);
  EXPECT_EQ(failed.output, "");
  EXPECT_THAT(failed.errors, HasSubstr("points.csv, row 2: column 'x': 'here' is not a number"));
  const Ended skipped = locate(project, "points.csv", {"--bad-rows", "skip"});
  EXPECT_EQ(skipped.output, "row,id\n1,0780A0001\n6,0780B0002\n");
  EXPECT_THAT(skipped.errors, HasSubstr("4 rows without a point are left out"));
}

TEST(LocateCommand, ColumnsWithoutNumbersAreBadRowsToo) {
  const Project project;
  const double nan = std::numeric_limits<double>::quiet_NaN();
  write_column(project, "p/x.npy", std::vector<double>{500500, nan, 501500});
  write_column(project, "p/y.npy", std::vector<double>{6300500, 6300500, 6300500});
  EXPECT_THAT(locate(project, "p", {}).errors, HasSubstr("p, row 2: a coordinate is missing"));
  EXPECT_EQ(locate(project, "p", {"--bad-rows", "skip"}).output,
            "row,id\n1,0780A0001\n3,0780B0002\n");
}

TEST(LocateCommand, WholeColumnsAreCoordinates) {
  const Project project;
  write_column(project, "p/x.npy", std::vector<std::int32_t>{500500});
  write_column(project, "p/y.npy", std::vector<std::int32_t>{6300500});
  EXPECT_EQ(locate(project, "p", {}).output, "row,id\n1,0780A0001\n");
}

TEST(LocateCommand, NoPointInAnyAreaIsAnError) {
  const Project project;
  project.write("points.csv", "x,y\n6300500,500500\n");
  const Ended ended = locate(project, "points.csv", {});
  EXPECT_EQ(ended.code, 2);
  EXPECT_EQ(ended.output, "");
  EXPECT_THAT(ended.errors, HasSubstr("no point lies in any area of deso.geojson"));
}

TEST(LocateCommand, AreasComeToTheSystemOfThePoints) {
  const Project project;
  // The same places in EPSG:3006 and in UTM zone 33 on WGS 84, which differ by less than a metre.
  project.write("points.geojson",
                R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":)"
                R"("urn:ogc:def:crs:EPSG::32633"}},"features":[{"type":"Feature","properties":{},)"
                R"("geometry":{"type":"Point","coordinates":[501500,6300500]}}]})");
  EXPECT_EQ(locate(project, "points.geojson", {}).output, "row,id\n1,0780B0002\n");
}

TEST(LocateCommand, PolygonsAreNoPoints) {
  const Project project;
  const Ended ended = locate(project, "parish.geojson", {});
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.errors, HasSubstr("layer 'parish' is of type Polygon; give points"));
}

TEST(LocateCommand, SameBytesForAnyThreadsAndFromTextAndColumns) {
  const Project project;
  const Scatter points = scatter(200000);
  project.write("points.csv", text_of(points));
  write_column(project, "p/x.npy", points.x);
  write_column(project, "p/y.npy", points.y);
  const std::string one = locate(project, "p", {"--threads", "1"}).output;
  EXPECT_GT(one.size(), 200000U);
  EXPECT_TRUE(one == locate(project, "p", {"--threads", "8"}).output);
  EXPECT_TRUE(one == locate(project, "points.csv", {"--threads", "1"}).output);
  EXPECT_TRUE(one == locate(project, "points.csv", {"--threads", "8"}).output);
}

TEST(LocateCommand, AColumnFolderOfTheResultHoldsTheSame) {
  const Project project;
  const Scatter points = scatter(100000);
  write_column(project, "p/x.npy", points.x);
  write_column(project, "p/y.npy", points.y);
  EXPECT_EQ(locate(project, "p", {"-o", "home/"}).code, 0);
  EXPECT_EQ(project.read("home/id.labels.txt"), "0780A0001\n0780B0002\n0780A0003\n0780A0004\n");
  EXPECT_EQ(project.read("home/row.npy").size(), 128U + 4U * 100000U);
  const std::string first = project.read("home/id.npy");
  EXPECT_THAT(locate(project, "p", {"-o", "home/"}).errors, HasSubstr("it exists already"));
  EXPECT_EQ(locate(project, "p", {"-o", "home/", "--overwrite", "--threads", "1"}).code, 0);
  EXPECT_TRUE(first == project.read("home/id.npy"));
}

TEST(LocateCommand, JsonHoldsTheRowsAndTheTotals) {
  const Project project;
  project.write("points.csv", kFour);
  const Json json = Json::parse(locate(project, "points.csv", {"--json"}).output);
  EXPECT_EQ(json["rows"], 4);
  EXPECT_EQ(json["table"][1]["row"], 2);
  EXPECT_EQ(json["table"][1]["id"], "0780B0002");
  EXPECT_TRUE(json["table"][2]["id"].is_null());
  EXPECT_EQ(json["result"]["points"], 4);
  EXPECT_EQ(json["result"]["outside"], 1);
}

}  // namespace
}  // namespace omrade::testing
