// omrade crosswalk, as a user meets it.
#include "project.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <string>

namespace omrade::testing {
namespace {

using Json = nlohmann::json;
using ::testing::HasSubstr;

Ended crosswalk(const Project& project, std::vector<std::string> more) {
  std::vector<std::string> all{
      "crosswalk", "deso.geojson", "parish.geojson", "--from-id", "desokod", "--to-id", "kod"};
  all.insert(all.end(), more.begin(), more.end());
  return project.omrade(std::move(all));
}

TEST(CrosswalkCommand, SharesOutGroundByArea) {
  const Project project;
  const Ended ended = crosswalk(project, {});
  EXPECT_EQ(ended.output,
            "from,to,area_m2,share\n"
            "0780A0001,078001,1000000,1\n"
            "0780B0002,078001,500000,0.5\n0780B0002,078002,500000,0.5\n"
            "0780A0003,078001,1000000,1\n"
            "0780A0004,078001,500000,0.5\n0780A0004,078002,500000,0.5\n");
  EXPECT_EQ(ended.code, 0);
  EXPECT_THAT(ended.errors, HasSubstr("2 of 4 areas are split"));
}

TEST(CrosswalkCommand, PeopleMoveSharesWhereTheyLiveUnevenly) {
  const Project project;
  project.change("people.asc", "25 25 25 25\n", "25 25 75 25\n");  // the north of 0780A0004
  project.write("people.vrt",
                R"(<VRTDataset rasterXSize="4" rasterYSize="4"><SRS>EPSG:3006</SRS><GeoTransform>
500000, 500, 0, 6302000, 0, -500</GeoTransform><VRTRasterBand dataType="Float32" band="1"><SimpleSource>
<SourceFilename relativeToVRT="1">people.asc</SourceFilename><SourceBand>1</SourceBand></SimpleSource>
</VRTRasterBand></VRTDataset>)");
  const Ended ended = crosswalk(project, {"--method", "dasymetric", "--grid", "people.vrt"});
  EXPECT_THAT(ended.output, HasSubstr("from,to,area_m2,share,people,share_people\n"));
  EXPECT_THAT(ended.output, HasSubstr("0780A0004,078001,500000,0.5,100,0.6666666666666666\n"));
  EXPECT_THAT(ended.output, HasSubstr("0780A0004,078002,500000,0.5,50,0.3333333333333333\n"));
}

TEST(CrosswalkCommand, NestedPutsAnAreaWhollyWhereMostOfItLies) {
  const Project project;
  // The border 100 m further east: 0.6 of the eastern squares lie in the western parish.
  std::string parishes = project.read("parish.geojson");
  for (std::size_t at = 0; (at = parishes.find("501500", at)) != std::string::npos;)
    parishes.replace(at, 6, "501600");
  project.write("parish.geojson", parishes);
  const Json json = Json::parse(crosswalk(project, {"--method", "nested", "--json"}).output);
  EXPECT_EQ(json["rows"], 4);
  for (const Json& row : json["table"]) {
    EXPECT_EQ(row["to"], "078001");
    EXPECT_EQ(row["share"], 1);
  }
  EXPECT_NEAR(json["result"]["largest_share_elsewhere"].get<double>(), 0.4, 1e-12);
}

TEST(CrosswalkCommand, AnAreaWhosePartsOverlapIsRefused) {
  const Project project;
  // The whole square twice over its middle: its ground would count twice there.
  project.write(
      "deso.geojson",
      R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:3006"}},
"features":[{"type":"Feature","properties":{"desokod":"twice"},"geometry":{"type":"MultiPolygon","coordinates":[
[[[500000,6300000],[501000,6300000],[501000,6301000],[500000,6301000],[500000,6300000]]],
[[[500200,6300200],[500800,6300200],[500800,6300800],[500200,6300800],[500200,6300200]]]]}}]})");
  const Ended ended = crosswalk(project, {});
  EXPECT_EQ(ended.code, 2);
  EXPECT_EQ(ended.output, "");
  EXPECT_THAT(ended.errors, HasSubstr("area 'twice'"));
  EXPECT_THAT(ended.errors, HasSubstr("omrade areas repair"));
}

TEST(CrosswalkCommand, NestedNamesAreasWithoutAMajority) {
  const Project project;
  const Ended ended = crosswalk(project, {"--method", "nested"});
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.output,
            "from,to,area_m2,share\n0780A0001,078001,1000000,1\n0780A0003,078001,1000000,1\n");
  EXPECT_THAT(ended.errors, HasSubstr("2 areas have no row"));
  EXPECT_THAT(ended.errors, HasSubstr("0780B0002, 0780A0004"));
}

TEST(CrosswalkCommand, ThreadsDoNotShow) {
  const Project project;
  const std::string one = crosswalk(project, {"--threads", "1"}).output;
  EXPECT_EQ(crosswalk(project, {"--threads", "8"}).output, one);
  EXPECT_THAT(one, HasSubstr("0780A0001,078001"));
}

TEST(CrosswalkCommand, MistakesSayWhatToDo) {
  const Project project;
  const auto error = [&](std::vector<std::string> more) {
    const Ended ended = crosswalk(project, std::move(more));
    EXPECT_EQ(ended.code, 2);
    EXPECT_EQ(ended.output, "");
    return ended.errors;
  };
  EXPECT_THAT(error({"--method", "dasymetric"}), HasSubstr("add --grid FILE"));
  EXPECT_THAT(error({"--grid", "people.asc"}), HasSubstr("leave --grid out"));
  EXPECT_THAT(error({"-o", "out.txt"}), HasSubstr("out.txt"));
}

}  // namespace
}  // namespace omrade::testing
