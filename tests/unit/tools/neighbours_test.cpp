// omrade neighbours, as a user meets it.
#include "base/file.hpp"
#include "project.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace omrade::testing {
namespace {

using Json = nlohmann::json;

// The four squares of project.hpp: the first two below, the others above.
TEST(NeighboursCommand, GivesEachPairInBothDirections) {
  const Project project;
  const Ended ended =
      project.omrade({"neighbours", "deso.geojson", "--id", "desokod", "--rule", "rook"});
  EXPECT_EQ(ended.output,
            "from,to\n"
            "0780A0001,0780B0002\n0780A0001,0780A0003\n"
            "0780B0002,0780A0001\n0780B0002,0780A0004\n"
            "0780A0003,0780A0001\n0780A0003,0780A0004\n"
            "0780A0004,0780B0002\n0780A0004,0780A0003\n");
  EXPECT_EQ(ended.errors,
            "4 areas have 8 neighbours in all; 0 have none\n"
            "note: not gated (disclosure: none); what is published goes through omrade run\n");
  EXPECT_EQ(ended.code, 0);
}

TEST(NeighboursCommand, TellsTheRuleAndTheIslandsAsJson) {
  const Project project;
  const Ended ended = project.omrade({"neighbours", "deso.geojson", "--id", "desokod", "--rule",
                                      "distance:999.9", "--json", "--quiet"});
  const Json json = Json::parse(ended.output);
  EXPECT_EQ(json["result"]["rule"], "distance:999.9");
  EXPECT_EQ(json["result"]["areas"], 4);
  EXPECT_EQ(json["result"]["links"], 0);
  EXPECT_EQ(json["result"]["islands"], 4);
  EXPECT_EQ(json["table"], Json::array());
  EXPECT_EQ(ended.errors, "");
}

TEST(NeighboursCommand, MeasuresBetweenCentroids) {
  const Project project;
  const auto links = [&](const std::string& rule) {
    const Ended ended =
        project.omrade({"neighbours", "deso.geojson", "--id", "desokod", "--rule", rule, "--json"});
    return Json::parse(ended.output)["result"]["links"];
  };
  EXPECT_EQ(links("distance:1000"), 8);
  EXPECT_EQ(links("distance:1415"), 12);
  EXPECT_EQ(links("knn:1"), 4);
  EXPECT_EQ(links("queen"), 12);
}

TEST(NeighboursCommand, IsTheSameForAnyNumberOfThreads) {
  const Project project;
  const auto output = [&](const std::string& threads) {
    return project
        .omrade({"neighbours", "deso.geojson", "--id", "desokod", "--rule", "queen", "--threads",
                 threads})
        .output;
  };
  EXPECT_EQ(output("1"), output("4"));
}

/// Columbus, Ohio, as libpysal has it: coordinates without a unit.
TEST(NeighboursCommand, QueenOfColumbusIsThatOfLibpysal) {
  const char* reference = std::getenv("OMRADE_REFERENCE");
  if (reference == nullptr) GTEST_SKIP() << "OMRADE_REFERENCE does not name the reference tables";
  const std::filesystem::path folder = std::filesystem::absolute(reference);
  const Project project;
  const Ended ended = project.omrade(
      {"neighbours", (folder / "columbus.geojson").string(), "--id", "row", "--rule", "queen"});
  ASSERT_EQ(ended.code, 0) << ended.errors;
  const auto links_of = [](const std::string& text) {
    std::set<std::string> links;
    std::stringstream lines(text);
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
      if (line.ends_with('\r')) line.pop_back();
      links.insert(line);
    }
    return links;
  };
  const auto expected = links_of(read_file(folder / "columbus_queen_links.csv"));
  EXPECT_EQ(expected.size(), 236U);
  EXPECT_EQ(links_of(ended.output), expected);
}

}  // namespace
}  // namespace omrade::testing
