// omrade autocorrelation, as a user meets it.
#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace omrade::testing {
namespace {

using Json = nlohmann::json;
using ::testing::HasSubstr;

std::vector<std::string> command(const std::vector<std::string>& more) {
  std::vector<std::string> all{"autocorrelation", "deso.geojson", "--id",    "desokod",
                               "--rule",          "rook",         "--value", "rate"};
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

class AutocorrelationCommand : public ::testing::Test {
 protected:
  // The four squares of project.hpp by the rook, around the mean 3: z = -2 -1 0 3.
  void SetUp() override {
    project_.write("rates.csv",
                   "desokod,rate\n0780A0004,6\n0780A0001,1\n0780B0002,2\n"
                   "0780A0003,3\n");
  }
  [[nodiscard]] Json json_of(std::vector<std::string> more) const {
    more.emplace_back("--json");
    const Ended ended = project_.omrade(command(more));
    EXPECT_EQ(ended.code, 0) << ended.errors;
    return Json::parse(ended.output);
  }
  const Project project_;
};

TEST_F(AutocorrelationCommand, GivesARowForEachArea) {
  const Ended ended =
      project_.omrade(command({"--table", "rates.csv", "--permutations", "0", "--binary"}));
  // Around: -1 + 0, -2 + 3, -2 + 3, -1 + 0; by 14 / 4.
  EXPECT_EQ(ended.output,
            "id,local_moran,p,quadrant\n"
            "0780A0001,0.5714285714285714,,LL\n"
            "0780B0002,-0.2857142857142857,,LH\n"
            "0780A0003,0,,LH\n"
            "0780A0004,-0.8571428571428571,,HL\n");
  EXPECT_EQ(ended.errors,
            "Moran's I of 'rate' is -0.0714 over 4 areas; left out: 0 without a value, 0 islands\n"
            "note: not gated (disclosure: none); what is published goes through omrade run\n");
}

TEST_F(AutocorrelationCommand, TellsTheGlobalStatisticsAsJson) {
  const Json result = json_of({"--table", "rates.csv", "--binary", "--seed", "5"})["result"];
  EXPECT_EQ(result["n"], 4);
  EXPECT_EQ(result["islands"], 0);
  EXPECT_EQ(result["links"], 8);
  EXPECT_EQ(result["weights"], "binary");
  EXPECT_EQ(result["permutations"], 999);
  EXPECT_EQ(result["seed"], 5);
  // Products both ways: 2 (2 + 0 - 3 + 0); differences: 2 (1 + 4 + 16 + 9); G: 2 (2 + 3 + 12 + 18).
  EXPECT_DOUBLE_EQ(result["moran"]["value"], 4.0 / 8 * -2 / 14);
  EXPECT_DOUBLE_EQ(result["geary"]["value"], 3.0 / 16 * 60 / 14);
  EXPECT_DOUBLE_EQ(result["g"]["value"], 70.0 / 94);
  for (const char* key : {"expectation", "variance_normal", "variance_random", "p"}) {
    EXPECT_TRUE(result["moran"][key].is_number()) << key;
    EXPECT_TRUE(result["geary"][key].is_number()) << key;
  }
  EXPECT_TRUE(result["g"]["variance_normal"].is_null());
}

TEST_F(AutocorrelationCommand, SaysWhichAreasAreLeftOut) {
  project_.write("rates.csv",
                 "desokod,rate\n0780A0004,6\n0780A0001,\n0780B0002,2\n0780A0003,3\nelsewhere,9\n");
  const Ended ended = project_.omrade(command({"--table", "rates.csv", "--permutations", "0"}));
  EXPECT_THAT(ended.output, HasSubstr("\n0780A0001,,,\n"));
  EXPECT_THAT(ended.errors,
              HasSubstr("over 3 areas; left out: 1 without a value, 0 islands\n1 rows of the table "
                        "belong to none of the areas\n"));
}

TEST_F(AutocorrelationCommand, HasNoValueWhereAllValuesAreAlike) {
  project_.write("rates.csv", "desokod,rate\n0780A0004,2\n0780A0001,2\n0780B0002,2\n0780A0003,2\n");
  const Ended ended = project_.omrade(command({"--table", "rates.csv"}));
  EXPECT_EQ(ended.code, 0);
  EXPECT_THAT(ended.output, HasSubstr("\n0780A0001,,,\n"));
  EXPECT_THAT(ended.errors, HasSubstr("has no value over 4 areas: all their values are alike"));
}

TEST_F(AutocorrelationCommand, IsTheSameForAnyNumberOfThreads) {
  const auto output = [&](const std::string& threads) {
    return project_.omrade(command({"--table", "rates.csv", "--threads", threads})).output;
  };
  EXPECT_EQ(output("1"), output("3"));
}

TEST_F(AutocorrelationCommand, NamesTheColumnOfIdsOfTheTable) {
  project_.write("other.csv", "code,rate\n0780A0004,6\n0780A0001,1\n0780B0002,2\n0780A0003,3\n");
  EXPECT_EQ(json_of({"--table", "rates.csv"})["table"],
            json_of({"--table", "other.csv", "--table-id", "code"})["table"]);
}

/// I of CRIME by esda and spdep; the moments and the other statistics by spdep 1.2.
TEST_F(AutocorrelationCommand, OfColumbusIsThatOfSpdep) {
  const char* reference = std::getenv("OMRADE_REFERENCE");
  if (reference == nullptr) GTEST_SKIP() << "OMRADE_REFERENCE does not name the reference tables";
  const std::string file = (std::filesystem::absolute(reference) / "columbus.geojson").string();
  const Ended ended = project_.omrade(
      {"autocorrelation", file, "--id", "POLYID", "--value", "CRIME", "--rule", "queen", "--json"});
  ASSERT_EQ(ended.code, 0) << ended.errors;
  const Json result = Json::parse(ended.output)["result"];
  const auto expect = [&](const char* name, const char* key, double value) {
    EXPECT_NEAR(result[name][key].get<double>(), value, 1e-11 * value) << name << " " << key;
  };
  EXPECT_EQ(result["n"], 49);
  expect("moran", "value", 0.5001885571828611);
  expect("moran", "variance_normal", 0.008563413119404997);
  expect("moran", "variance_random", 0.008689289201332065);
  expect("geary", "value", 0.540528202702068472);
  expect("geary", "variance_normal", 0.009821535433554251);
  expect("geary", "variance_random", 0.009384263776965024);
  expect("g", "value", 0.0232103598174112);
  expect("g", "variance_random", 5.068905767875525e-07);
  EXPECT_DOUBLE_EQ(result["moran"]["p"].get<double>(), 0.001);
}

}  // namespace
}  // namespace omrade::testing
