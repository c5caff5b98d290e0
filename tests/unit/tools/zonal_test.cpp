// omrade zonal, as a user meets it.
#include "project.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

namespace omrade::testing {
namespace {

using Json = nlohmann::json;
using ::testing::HasSubstr;

/// A raster over text grids: one band for each, 500 m cells from the project's north-west corner.
std::string vrt(const std::vector<std::string>& grids,
                const std::string& place = "500000, 500, 0, 6302000, 0, -500",
                const std::string& more = "") {
  std::string text =
      "<VRTDataset rasterXSize=\"4\" rasterYSize=\"4\"><SRS>EPSG:3006</SRS>"
      "<GeoTransform>" +
      place + "</GeoTransform>";
  int band = 0;
  for (const std::string& grid : grids) {
    text += "<VRTRasterBand dataType=\"Float32\" band=\"" + std::to_string(++band) + "\">" + more +
            "<SimpleSource><SourceFilename relativeToVRT=\"1\">" + grid +
            "</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand>";
  }
  return text + "</VRTDataset>";
}

constexpr const char* kHead =
    "ncols 4\nnrows 4\nxllcorner 500000\nyllcorner 6300000\ncellsize 500\n";

class ZonalCommand : public ::testing::Test {
 protected:
  ZonalCommand() {
    project_.write("steps.asc", std::string(kHead) + "1 2 3 4\n5 6 7 8\n9 10 11 12\n13 14 15 16\n");
    project_.write("people.vrt", vrt({"people.asc"}));
    project_.write("steps.vrt", vrt({"steps.asc"}));
    project_.write("both.vrt", vrt({"people.asc", "steps.asc"}));
  }
  [[nodiscard]] Ended zonal(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "zonal");
    return project_.omrade(std::move(arguments));
  }
  /// Of the parishes: 078001 covers three columns of cells, 078002 the fourth.
  [[nodiscard]] Ended parishes(const std::string& grid, const std::string& stats,
                               std::vector<std::string> more = {}) const {
    std::vector<std::string> all{"parish.geojson", grid, "--id", "kod", "--stats", stats};
    all.insert(all.end(), more.begin(), more.end());
    return zonal(std::move(all));
  }

  Project project_;
};

TEST_F(ZonalCommand, GivesOneRowForEachAreaAndOneColumnForEachStatistic) {
  const Ended ended = parishes("steps.vrt", "count,sum,mean,min,max,variance,stdev");
  EXPECT_EQ(ended.code, 0) << ended.errors;
  // The fourth column holds 4 8 12 16: mean 10, variance (36 + 4 + 4 + 36) / 4 = 20.
  EXPECT_THAT(ended.output,
              HasSubstr("id,count,sum,mean,min,max,variance,stdev\n078001,12,96,8,1,15,"));
  EXPECT_THAT(ended.output, HasSubstr("\n078002,4,40,10,4,16,20,4.47213595499958\n"));
}

TEST_F(ZonalCommand, StatisticsOfValuesCountPartsOfCells) {
  const Ended ended = parishes("steps.vrt", "median,quantile(0.25),majority,minority,variety");
  EXPECT_EQ(ended.output,
            "id,median,quantile(0.25),majority,minority,variety\n"
            "078001,8,4.5,1,1,12\n078002,10,7,4,4,4\n");
}

TEST_F(ZonalCommand, AFractionHasAColumnForEachValue) {
  project_.write("classes.asc", std::string(kHead) + "1 1 1 2\n1 1 1 2\n3 3 3 2\n3 3 3 1\n");
  project_.write("classes.vrt", vrt({"classes.asc"}));
  EXPECT_EQ(parishes("classes.vrt", "frac").output,
            "id,frac_1,frac_2,frac_3\n078001,0.5,0,0.5\n078002,0.25,0.75,0\n");
}

TEST_F(ZonalCommand, BandsAndGridsNameTheirColumns) {
  EXPECT_EQ(parishes("both.vrt", "sum", {"--bands", "all"}).output,
            "id,both_1_sum,both_2_sum\n078001,300,96\n078002,100,40\n");
  EXPECT_EQ(parishes("both.vrt", "sum", {"--bands", "2"}).output, "id,sum\n078001,96\n078002,40\n");
  EXPECT_EQ(
      zonal({"parish.geojson", "people.vrt", "steps.vrt", "--id", "kod", "--stats", "max"}).output,
      "id,people_1_max,steps_1_max\n078001,25,15\n078002,25,16\n");
}

TEST_F(ZonalCommand, WeightsArePeopleAsAnyOtherGrid) {
  project_.write("crowd.asc", std::string(kHead) + "0 0 0 1\n0 0 0 3\n0 0 0 0\n2 0 0 0\n");
  project_.write("crowd.vrt", vrt({"crowd.asc"}));
  EXPECT_EQ(parishes("steps.vrt", "weighted_mean,weighted_sum", {"--weights", "crowd.vrt"}).output,
            "id,weighted_mean,weighted_sum\n078001,13,26\n078002,7,28\n");
}

TEST_F(ZonalCommand, WeightsOfLargerAndSmallerCellsWeighToo) {
  // Four squares of 1 km, with 1 2 over 3 4 people: each lends its weight to four cells.
  project_.write(
      "squares.asc",
      "ncols 2\nnrows 2\nxllcorner 500000\nyllcorner 6300000\ncellsize 1000\n1 2\n3 4\n");
  std::string squares = vrt({"squares.asc"}, "500000, 1000, 0, 6302000, 0, -1000");
  squares.replace(squares.find("rasterXSize=\"4\" rasterYSize=\"4\""), 31,
                  "rasterXSize=\"2\" rasterYSize=\"2\"");
  project_.write("squares.vrt", squares);
  // The fourth column: 4 and 8 weigh 2 each, 12 and 16 weigh 4 each: 136 / 12.
  const Ended coarse = parishes("steps.vrt", "weighted_mean,count", {"--weights", "squares.vrt"});
  EXPECT_THAT(coarse.output, HasSubstr("\n078002,11.333333333333334,4\n")) << coarse.errors;
  // The other way round: 078002 covers half of the squares of 2 and 4; their cells weigh 4 8 12 16.
  const Ended fine =
      parishes("squares.vrt", "weighted_sum,weighted_mean,count", {"--weights", "steps.vrt"});
  EXPECT_THAT(fine.output, HasSubstr("\n078002,136,3.4,1\n")) << fine.errors;
  EXPECT_THAT(parishes("steps.vrt", "weighted_sum", {"--weights", "squares.vrt"}).errors,
              HasSubstr("would count each weight several times"));
}

TEST_F(ZonalCommand, ARasterThatEndsTooSoonLeavesNoFile) {
  project_.write("steps.asc", std::string(kHead) + "1 2 3 4\n5 6 7 8\n9 10\n");
  const Ended ended = parishes("steps.vrt", "sum", {"-o", "sums.csv"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.errors, HasSubstr("cannot be read"));
  EXPECT_FALSE(std::filesystem::exists(project_.folder() / "sums.csv"));
}

TEST_F(ZonalCommand, SouthUpAndTurnedGridsGiveTheSame) {
  const std::string usual = parishes("steps.vrt", "sum,min,max").output;
  // The same numbers with the south first, and with columns that run from north to south.
  project_.write("flipped.asc", std::string(kHead) + "13 14 15 16\n9 10 11 12\n5 6 7 8\n1 2 3 4\n");
  project_.write("flipped.vrt", vrt({"flipped.asc"}, "500000, 500, 0, 6300000, 0, 500"));
  EXPECT_EQ(parishes("flipped.vrt", "sum,min,max").output, usual);
  project_.write("turned.asc", std::string(kHead) + "1 5 9 13\n2 6 10 14\n3 7 11 15\n4 8 12 16\n");
  project_.write("turned.vrt", vrt({"turned.asc"}, "500000, 0, 500, 6302000, -500, 0"));
  EXPECT_EQ(parishes("turned.vrt", "sum,min,max").output, usual);
}

TEST_F(ZonalCommand, AreasAreBroughtToTheCrsOfTheGrid) {
  // About the project's western half, in degrees; the grid's own cells decide.
  project_.write("west.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature",
"properties":{"id":"w"},"geometry":{"type":"Polygon","coordinates":[[[14.9,56.8],[14.99,56.8],[14.99,57],
[14.9,57],[14.9,56.8]]]}}]})");
  const Ended ended =
      zonal({"west.geojson", "steps.vrt", "--id", "id", "--stats", "count", "--json"});
  EXPECT_EQ(ended.code, 2);  // the project lies east of 15 degrees
  EXPECT_THAT(ended.errors, HasSubstr("have no ground in common"));
  project_.change("west.geojson", "14.99,56.8],[14.99,57]", "15.1,56.8],[15.1,57]");
  const Json json = Json::parse(
      zonal({"west.geojson", "steps.vrt", "--id", "id", "--stats", "count", "--json"}).output);
  EXPECT_NEAR(json["table"][0]["count"].get<double>(), 16, 1e-9);
}

TEST_F(ZonalCommand, AreasOutsideHaveNoValueAndAreCounted) {
  project_.write("far.geojson", R"({"type":"FeatureCollection","crs":{"type":"name","properties":
{"name":"EPSG:3006"}},"features":[{"type":"Feature","properties":{"id":"in"},"geometry":{"type":"Polygon",
"coordinates":[[[500000,6300000],[500500,6300000],[500500,6300500],[500000,6300500],[500000,6300000]]]}},
{"type":"Feature","properties":{"id":"out"},"geometry":{"type":"Polygon","coordinates":[[[700000,6300000],
[700500,6300000],[700500,6300500],[700000,6300500],[700000,6300000]]]}}]})");
  const Ended ended =
      zonal({"far.geojson", "steps.vrt", "--id", "id", "--stats", "count,sum,mean"});
  EXPECT_EQ(ended.output, "id,count,sum,mean\nin,1,13,13\nout,0,,\n");
  EXPECT_THAT(ended.errors, HasSubstr("areas outside of the grid: 1 of 2"));
}

TEST_F(ZonalCommand, NeitherThreadsNorMemoryShow) {
  const std::string stats = "count,sum,mean,variance,median,frac";
  const std::string one = parishes("steps.vrt", stats, {"--threads", "1"}).output;
  EXPECT_EQ(parishes("steps.vrt", stats, {"--threads", "8"}).output, one);
  EXPECT_EQ(parishes("steps.vrt", stats, {"--threads", "8", "--memory", "1000"}).output, one);
  EXPECT_THAT(one, HasSubstr("078001,12,96,8,"));
}

TEST_F(ZonalCommand, DoesNotReplaceWhatItReads) {
  const std::string areas = project_.read("parish.geojson");
  const Ended ended = parishes("steps.vrt", "sum", {"-o", "parish.geojson", "--overwrite"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.errors, HasSubstr("parish.geojson: it is what the command reads"));
  EXPECT_EQ(project_.read("parish.geojson"), areas);
}

TEST_F(ZonalCommand, ABlockBeyondTheMemoryIsRefused) {
  const Ended ended = parishes("steps.vrt", "sum", {"--memory", "8"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.errors, HasSubstr("more than --memory; store it in small tiles"));
}

TEST_F(ZonalCommand, MistakesSayWhatToDo) {
  const auto error = [this](const std::string& grid, const std::string& stats,
                            std::vector<std::string> more = {}) {
    const Ended ended = parishes(grid, stats, std::move(more));
    EXPECT_EQ(ended.code, 2);
    EXPECT_EQ(ended.output, "");
    return ended.errors;
  };
  EXPECT_THAT(error("steps.vrt", "sums"), HasSubstr("unknown statistic 'sums'"));
  EXPECT_THAT(error("steps.vrt", "quantile(2)"), HasSubstr("a number from 0 to 1"));
  EXPECT_THAT(error("steps.vrt", "sum,sum"), HasSubstr("'sum' stands there twice"));
  EXPECT_THAT(error("steps.vrt", "weighted_mean"), HasSubstr("add --weights GRID"));
  EXPECT_THAT(error("steps.vrt", "sum", {"--weights", "people.vrt"}), HasSubstr("no statistic"));
  EXPECT_THAT(error("steps.vrt", "sum", {"--bands", "2"}), HasSubstr("it has no band 2"));
  EXPECT_THAT(error("steps.vrt", "sum", {"--bands", "1.5"}), HasSubstr("'1.5' is no band"));
  EXPECT_THAT(error("nowhere.tif", "sum"), HasSubstr("nowhere.tif"));
  project_.write("elsewhere.vrt", vrt({"people.asc"}, "900000, 500, 0, 6302000, 0, -500"));
  EXPECT_THAT(error("elsewhere.vrt", "sum"), HasSubstr("have no ground in common"));
  project_.write("elsewhere.vrt", vrt({"people.asc"}, "500100, 500, 0, 6302000, 0, -500"));
  EXPECT_THAT(error("steps.vrt", "weighted_sum", {"--weights", "elsewhere.vrt"}),
              HasSubstr("its cells and those of steps.vrt do not go into each other"));
  project_.write("empty.vrt", vrt({"people.asc"}, "500000, 500, 0, 6302000, 0, -500",
                                  "<NoDataValue>1e300</NoDataValue>"));
  EXPECT_THAT(error("empty.vrt", "sum"), HasSubstr("which its type, Float32, cannot hold"));
}

}  // namespace
}  // namespace omrade::testing
