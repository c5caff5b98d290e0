// Commands on real files that others know, where the folder shared/data lies beside the checkout.
#include "project.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <string>

namespace omrade::testing {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

class ReferenceData : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(data_))
      GTEST_SKIP() << "skipped: the folder shared/data does not lie beside the checkout";
  }
  [[nodiscard]] Json command(std::vector<std::string> arguments) const {
    arguments.emplace_back("--json");
    const Ended ended = project_.omrade(std::move(arguments));
    EXPECT_EQ(ended.code, 0) << ended.errors;
    return Json::parse(ended.output);
  }
  [[nodiscard]] std::string file(const std::string& name) const { return (data_ / name).string(); }

  fs::path data_ = fs::path(OMRADE_SOURCE_DIR) / "../shared/data";
  Project project_;
};

// python-rasterstats' own example. The numbers are those of GEOS, cell by cell: intersection of
// each cell with the polygon. (By cell centres its documentation has the counts 75 and 50.)
TEST_F(ReferenceData, ZonalGivesRasterstatsExampleItsExactNumbers) {
  const auto rows = [this](const std::string& raster) {
    return command({"zonal", file("peer-rasterstats/polygons.shp"),
                    file("peer-rasterstats/" + raster), "--id", "id", "--stats",
                    "count,sum"})["table"];
  };
  const Json slope = rows("slope.tif");
  EXPECT_NEAR(slope[0]["count"].get<double>(), 77.11526827815227, 1e-9);
  EXPECT_NEAR(slope[0]["sum"].get<double>(), 1158.3692059591324, 1e-8);
  EXPECT_NEAR(slope[1]["count"].get<double>(), 52.16588242247297, 1e-9);
  EXPECT_NEAR(slope[1]["sum"].get<double>(), 2901.1361803986347, 1e-8);
  const Json holes = rows("slope_nodata.tif");
  EXPECT_NEAR(holes[0]["count"].get<double>(), 40.26688041562986, 1e-9);
  EXPECT_NEAR(holes[1]["sum"].get<double>(), 1813.645919916289, 1e-8);
  EXPECT_TRUE(rows("all_nodata.tif")[0]["sum"].is_null());
}

TEST_F(ReferenceData, ZonalLosesNobodyInDalarna) {
  // The areas cover the county and the grid reaches a little beyond it: what they hold is the whole
  // grid but for the people of squares on the border.
  const Json json =
      command({"zonal", file("dalarna.gpkg:deso_2025"), file("dalarna_befolkning_1km_2025.tif"),
               "--id", "desokod", "--stats", "count,sum"});
  double people = 0;
  double squares = 0;
  for (const Json& row : json["table"]) {
    squares += row["count"].get<double>();
    people += row["sum"].is_null() ? 0 : row["sum"].get<double>();
  }
  EXPECT_EQ(json["rows"], 175);
  EXPECT_GT(people, 280'000);
  EXPECT_LT(people, 290'000);
  EXPECT_GT(squares, 28'000);  // km²: the county has about 30 400 with its water
  EXPECT_LT(squares, 31'000);
}

TEST_F(ReferenceData, CrosswalkFromSmallAreasToTheirUnionIsWhole) {
  const Json json = command({"crosswalk", file("kronoberg_deso_2025.gpkg:deso_2025"),
                             file("kronoberg_deso_2025.gpkg:kommun_fran_deso"), "--from-id",
                             "desokod", "--to-id", "kommunkod"});
  std::map<std::string, double> shares;
  for (const Json& row : json["table"]) shares[row["from"]] += row["share"].get<double>();
  EXPECT_EQ(shares.size(), 115U);
  for (const auto& [id, share] : shares) EXPECT_NEAR(share, 1, 1e-12) << id;
  EXPECT_EQ(json["result"]["split_sources"], 0);
}

}  // namespace
}  // namespace omrade::testing
