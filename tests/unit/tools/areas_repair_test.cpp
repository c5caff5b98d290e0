// omrade areas repair, as a user meets it.
#include "project.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace omrade::testing {
namespace {

using Json = nlohmann::json;

// The four squares of project.hpp, of 1 km2 each.
class AreasRepairCommand : public ::testing::Test {
 protected:
  [[nodiscard]] Ended repair(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> all{"areas",   "repair", "deso.geojson", "--id",
                                 "desokod", "-o",     "mended.gpkg"};
    all.insert(all.end(), more.begin(), more.end());
    return project_.omrade(all);
  }
  [[nodiscard]] Ended check() const {
    return project_.omrade({"areas", "check", "mended.gpkg", "--id", "desokod"});
  }
  // The first square reaches 400 m into the second one's south.
  void overlap() const {
    project_.change("deso.geojson", "[501000.000000,6300000.000000]",
                    "[501400.000000,6300000.000000]");
  }
  const Project project_;
};

TEST_F(AreasRepairCommand, GivesTheOverlapToTheSmallerArea) {
  overlap();
  const Ended ended = repair();
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.output, "");
  EXPECT_EQ(ended.errors,
            "id,before_m2,after_m2,gained_m2,lost_m2\n"
            "0780A0001,1200000,1000000,0,200000\n"
            "0 areas made valid, 0 joined to others of their id; 200000 m2 lay in several areas, 0 "
            "m2 in 0 gaps\n"
            "note: not gated (disclosure: none); what is published goes through omrade run\n");
  EXPECT_EQ(check().code, 0);
}

TEST_F(AreasRepairCommand, WritesTheReportIntoAFile) {
  overlap();
  const Ended ended = repair({"--report", "changes.csv", "--json", "--quiet"});
  EXPECT_EQ(project_.read("changes.csv"),
            "id,before_m2,after_m2,gained_m2,lost_m2\n0780A0001,1200000,1000000,0,200000\n");
  const Json result = Json::parse(ended.output)["result"];
  EXPECT_EQ(result["areas"], 4);
  EXPECT_EQ(result["changed"], 1);
  EXPECT_EQ(result["overlaps_m2"], 200000);
  EXPECT_EQ(ended.errors, "");
}

TEST_F(AreasRepairCommand, JoinsAreasOfOneId) {
  project_.change("deso.geojson", "0780B0002", "0780A0001");
  const Ended ended = repair({"--json"});
  const Json result = Json::parse(ended.output)["result"];
  EXPECT_EQ(result["areas"], 3);
  EXPECT_EQ(result["joined"], 1);
  EXPECT_EQ(check().code, 0);
}

TEST_F(AreasRepairCommand, IsTheSameForAnyNumberOfThreads) {
  overlap();
  EXPECT_EQ(repair({"--threads", "1"}).code, 0);
  const std::string one = project_.read("mended.gpkg");
  EXPECT_EQ(repair({"--threads", "4", "--overwrite"}).code, 0);
  EXPECT_EQ(project_.read("mended.gpkg"), one);
}

/// As found and, beside it, as it was mended by hand.
TEST_F(AreasRepairCommand, MakesOfARealLayerWhatAHandDid) {
  const std::filesystem::path file = std::filesystem::path(OMRADE_SOURCE_DIR).parent_path() /
                                     "shared" / "data" / "kronoberg_deso_2025.gpkg";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << file << " is not there";
  const Ended ended = project_.omrade({"areas", "repair", file.string() + ":deso_2025_as_found",
                                       "--id", "desokod", "-o", "mended.gpkg", "--json"});
  ASSERT_EQ(ended.code, 0) << ended.errors;
  const Json result = Json::parse(ended.output)["result"];
  EXPECT_EQ(result["made_valid"], 3);
  EXPECT_NEAR(result["overlaps_m2"].get<double>(), 221e6, 1e6);
  EXPECT_NEAR(result["gaps_m2"].get<double>(), 2.2e6, 0.1e6);
  EXPECT_EQ(check().code, 0);
  const Ended shares = project_.omrade({"crosswalk", "mended.gpkg", file.string() + ":deso_2025",
                                        "--from-id", "desokod", "--to-id", "desokod", "--json"});
  std::size_t same = 0;
  const Json table = Json::parse(shares.output)["table"];
  for (const Json& row : table) {
    if (row["from"] == row["to"]) {
      ++same;
      EXPECT_GT(row["share"].get<double>(), 0.9995) << row;
    }
  }
  EXPECT_EQ(same, 115U);
}

}  // namespace
}  // namespace omrade::testing
