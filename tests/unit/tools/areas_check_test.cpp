// omrade areas check, as a user meets it.
#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace omrade::testing {
namespace {

using Json = nlohmann::json;
using ::testing::HasSubstr;

// The four squares of project.hpp, of 1 km2 each.
class AreasCheckCommand : public ::testing::Test {
 protected:
  [[nodiscard]] Ended check(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> all{"areas", "check", "deso.geojson", "--id", "desokod"};
    all.insert(all.end(), more.begin(), more.end());
    return project_.omrade(all);
  }
  const Project project_;
};

TEST_F(AreasCheckCommand, EndsWithNoughtWhereThereIsNothing) {
  const Ended ended = check();
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.output, "problem,id,other,size_m2,x,y\n");
  EXPECT_EQ(ended.errors,
            "4 areas: invalid 0, duplicate 0, overlap 0, sliver 0, gap 0, code 0\n"
            "note: not gated (disclosure: none); what is published goes through omrade run\n");
}

TEST_F(AreasCheckCommand, TellsAnOverlapByBothIds) {
  project_.change("deso.geojson", "[501000.000000,6300000.000000]",
                  "[501400.000000,6300000.000000]");
  const Ended ended = check();
  EXPECT_EQ(ended.code, 1);
  EXPECT_THAT(ended.output, HasSubstr("\noverlap,0780A0001,0780B0002,200000,"));
}

TEST_F(AreasCheckCommand, TellsAnIdThatStandsTwice) {
  project_.change("deso.geojson", "0780B0002", "0780A0001");
  const Ended ended = check({"--json"});
  EXPECT_EQ(ended.code, 1);
  const Json json = Json::parse(ended.output);
  EXPECT_EQ(json["result"]["duplicate"], 1);
  EXPECT_EQ(json["table"][0]["problem"], "duplicate");
  EXPECT_EQ(json["table"][0]["id"], "0780A0001");
  EXPECT_EQ(json["table"][0]["other"], "0780A0001");
  EXPECT_EQ(json["table"][0]["size_m2"], 1e6);
  EXPECT_EQ(json["table"][0]["x"], 501500);
}

TEST_F(AreasCheckCommand, ComparesWithTheCodesThatThereShouldBe) {
  project_.write("codes.csv", "desokod,name\n0780A0001,a\n0780B0002,b\n0780A0003,c\n0780A0005,e\n");
  const Ended ended = check({"--codes", "codes.csv"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_EQ(ended.output,
            "problem,id,other,size_m2,x,y\n"
            "code,0780A0004,,,501500,6301500\n"
            "code,0780A0005,,,,\n");
}

/// A layer as it was found, and beside it as it was mended by hand; its description tells of 3
/// invalid areas, some 221 km2 of overlaps and 2.2 km2 of gaps.
TEST_F(AreasCheckCommand, FindsWhatIsWrongWithARealLayer) {
  const std::filesystem::path file = std::filesystem::path(OMRADE_SOURCE_DIR).parent_path() /
                                     "shared" / "data" / "kronoberg_deso_2025.gpkg";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << file << " is not there";
  const auto check_layer = [&](const std::string& layer) {
    return project_.omrade(
        {"areas", "check", file.string() + ":" + layer, "--id", "desokod", "--json"});
  };
  const Ended mended = check_layer("deso_2025");
  EXPECT_EQ(mended.code, 0) << mended.output;
  const Ended found = check_layer("deso_2025_as_found");
  EXPECT_EQ(found.code, 1);
  const Json json = Json::parse(found.output);
  EXPECT_EQ(json["result"]["invalid"], 3);
  EXPECT_EQ(json["result"]["code"], 0);
  double overlaps = 0;
  for (const Json& row : json["table"]) {
    if (row["problem"] == "overlap") overlaps += row["size_m2"].get<double>();
  }
  EXPECT_NEAR(overlaps, 222e6, 3e6);
}

}  // namespace
}  // namespace omrade::testing
