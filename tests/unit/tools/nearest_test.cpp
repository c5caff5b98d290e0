// omrade nearest, as a user meets it.
#include "points_project.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <string>

namespace omrade::testing {
namespace {

using Json = nlohmann::json;
using ::testing::HasSubstr;

Ended nearest(const Project& project, const std::vector<std::string>& more) {
  std::vector<std::string> all{"nearest", "points.csv", "centres.csv", "--id", "centre"};
  all.insert(all.end(), more.begin(), more.end());
  return project.omrade(std::move(all));
}

/// Two centres 400 m apart, and a third 300 m north of the first.
void write_centres(const Project& project) {
  project.write("centres.csv",
                "centre,name,x,y\nw,West,500100,6300000\ne,East,500500,6300000\n"
                "n,North,500100,6300300\n");
}

TEST(NearestCommand, NamesTheNearestAndItsDistance) {
  const Project project;
  write_centres(project);
  project.write("points.csv", "x,y\n500103,6300004\n500500,6300000\n500300,6299000\n");
  const Ended ended = nearest(project, {});
  // The third is as far from w as from e: the first in the source.
  EXPECT_EQ(ended.output, "row,id,distance_m\n1,w,5\n2,e,0\n3,w,1019.803902718557\n");
  EXPECT_EQ(ended.code, 0);
}

TEST(NearestCommand, GivesKRowsForEachPoint) {
  const Project project;
  write_centres(project);
  project.write("points.csv", "x,y\n500100,6300300\n500300,6300000\n");
  EXPECT_EQ(
      nearest(project, {"--k", "3"}).output,
      "row,id,distance_m\n1,n,0\n1,w,300\n1,e,500\n2,w,200\n2,e,200\n2,n,360.5551275463989\n");
}

TEST(NearestCommand, FewerCentresThanKAreRefused) {
  const Project project;
  write_centres(project);
  project.write("points.csv", "x,y\n0,0\n");
  const Ended ended = nearest(project, {"--k", "4"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.errors, HasSubstr("--k 4: centres.csv holds only 3; ask for fewer"));
}

TEST(NearestCommand, CentresNeedIdsAndPlaces) {
  const Project project;
  project.write("points.csv", "x,y\n0,0\n");
  project.write("centres.csv", "centre,x,y\na,1,2\na,3,4\n,5,6\nb,,6\n");
  const Ended ended = nearest(project, {});
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.errors, HasSubstr("centres.csv:3: the id 'a' stands here and at 2"));
  EXPECT_THAT(ended.errors, HasSubstr("centres.csv:4: it has no id"));
  EXPECT_THAT(ended.errors, HasSubstr("centres.csv:5: a coordinate is missing"));
}

TEST(NearestCommand, LeavesBadRowsOutAndKeepsTheirNumbers) {
  const Project project;
  write_centres(project);
  project.write("points.csv", "x,y\n,\n500100,6300000\n\"1,2\"3,4\n500500,6300000\n");
  EXPECT_EQ(nearest(project, {"--bad-rows", "skip"}).output, "row,id,distance_m\n2,w,0\n4,e,0\n");
}

TEST(NearestCommand, SameBytesForAnyThreads) {
  const Project project;
  write_centres(project);
  project.write("points.csv", text_of(scatter(100000)));
  for (const char* k : {"1", "2"}) {
    const std::string one = nearest(project, {"--threads", "1", "--k", k}).output;
    EXPECT_GT(one.size(), 1000000U);
    EXPECT_TRUE(one == nearest(project, {"--threads", "8", "--k", k}).output);
  }
}

/// Two rows of four cells of 500 m, a wall through the upper one.
void write_friction(const Project& project) {
  project.write("friction.asc",
                "ncols 4\nnrows 2\nxllcorner 500000\nyllcorner 6300000\ncellsize 500\n"
                "NODATA_value -9\n1 -9 1 1\n1 1 3 1\n");
  project.write("friction.vrt",
                R"(<VRTDataset rasterXSize="4" rasterYSize="2"><SRS>EPSG:3006</SRS><GeoTransform>
500000, 500, 0, 6301000, 0, -500</GeoTransform><VRTRasterBand dataType="Float64" band="1">
<NoDataValue>-9</NoDataValue><SimpleSource><SourceFilename relativeToVRT="1">friction.asc</SourceFilename>
<SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></VRTDataset>)");
}

TEST(NearestCommand, FindsTheLeastCostAcrossFriction) {
  const Project project;
  write_friction(project);
  project.write("centres.csv", "centre,x,y\nw,500250,6300250\nn,501750,6300750\n");
  project.write("points.csv",
                "x,y\n500300,6300300\n501300,6300200\n501250,6300750\n500600,6300600\n0,0\n");
  // To the third row w would cost 500 + 1000 + more, n 500.
  EXPECT_EQ(nearest(project, {"--friction", "friction.vrt"}).output,
            "row,id,cost\n1,w,0\n2,n,1414.213562373095\n3,n,500\n4,,\n5,,\n");
}

TEST(NearestCommand, FindsSeveralAcrossFriction) {
  const Project project;
  write_friction(project);
  project.write("centres.csv", "centre,x,y\nw,500250,6300250\nn,501750,6300750\n");
  project.write("points.csv", "x,y\n501300,6300200\n0,0\n");
  EXPECT_EQ(nearest(project, {"--friction", "friction.vrt", "--k", "2"}).output,
            "row,id,cost\n1,n,1414.213562373095\n1,w,1500\n2,,\n2,,\n");
}

TEST(NearestCommand, ACentreOnNoCellIsRefused) {
  const Project project;
  write_friction(project);
  project.write("centres.csv", "centre,x,y\nw,500750,6300750\nn,1,1\n");
  project.write("points.csv", "x,y\n500300,6300300\n");
  const Ended ended = nearest(project, {"--friction", "friction.vrt"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.errors, HasSubstr("centre 'w' lies on a cell without friction"));
  EXPECT_THAT(ended.errors, HasSubstr("centre 'n' lies outside of the grid"));
}

TEST(NearestCommand, JsonHoldsDistancesAsNumbers) {
  const Project project;
  write_centres(project);
  project.write("points.csv", "x,y\n500103,6300004\n");
  const Json json = Json::parse(nearest(project, {"--json"}).output);
  EXPECT_EQ(json["table"][0]["distance_m"], 5);
  EXPECT_EQ(json["result"]["centres"], 3);
}

}  // namespace
}  // namespace omrade::testing
