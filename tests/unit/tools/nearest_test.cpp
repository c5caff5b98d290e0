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
