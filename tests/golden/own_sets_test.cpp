// Sets of polygons that were drawn apart, each with a table of its own, in a run: beside the four
// squares of project.hpp there are plans, of which borders run elsewhere.
#include "base/text.hpp"
#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace omrade::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

using Ring = std::vector<std::pair<int, int>>;  ///< metres from the south-west corner

std::string plans(const std::vector<std::pair<std::string, Ring>>& all) {
  std::string text = R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":)"
                     R"("urn:ogc:def:crs:EPSG::3006"}},"features":[)";
  for (const auto& [id, ring] : all) {
    text += text.back() == '}' ? "," : "";
    text += R"({"type":"Feature","properties":{"kod":")" + id +
            R"("},"geometry":{"type":"Polygon","coordinates":[[)";
    for (const auto& [x, y] : ring)
      text += "[" + std::to_string(500000 + x) + "," + std::to_string(6300000 + y) + "],";
    text.back() = ']';
    text += "]}}";
  }
  return text + "]}";
}

Ring box(int from_x, int to_x) {
  return {{from_x, 0}, {to_x, 0}, {to_x, 2000}, {from_x, 2000}, {from_x, 0}};
}

constexpr const char* kRecipe = R"toml(recipe = 1
title  = { sv = "Inflyttade", en = "Moved in" }
period = "2024"
[areas.deso]
source = "deso.geojson"
id     = "desokod"
name   = "desonamn"
[areas.plan]
source = "plan.geojson"
id     = "kod"
[levels.region]
from = "plan"
by   = "all"
[tables.small]
source = "small.csv"
key    = { deso = "kod" }
[tables.plans]
source = "plans.csv"
key    = { plan = "kod" }
[indicators.moved]
plugin = "proportion"
levels = ["deso", "plan"]
[indicators.moved.inputs]
part  = { any = ["small.moved", "plans.moved"] }
whole = { any = ["small.all", "plans.all"] }
[profile]
for = "deso"
)toml";

class OwnSets : public ::testing::Test {
 protected:
  OwnSets() {
    project_.write("recipe.toml", kRecipe);
    // 30 and 40 in the west, 37 and 42 in the east.
    project_.write("small.csv",
                   "kod,all,moved\n0780A0001,200,30\n0780A0003,200,40\n0780B0002,200,37\n"
                   "0780A0004,200,42\n");
  }

  void levels(const std::string& all) const {
    project_.change("recipe.toml", R"(levels = ["deso", "plan"])", "levels = " + all);
  }

  std::map<std::string, double> run() {
    ended_ = project_.omrade({"run", "recipe.toml", "-o", "out"});
    EXPECT_EQ(ended_.code, 0) << ended_.errors;
    std::map<std::string, double> found;
    std::istringstream lines(project_.read("out/tables/estimates.csv"));
    for (std::string line; std::getline(lines, line);) {
      const auto fields = split(line, ',');
      if (fields[4] != "moved") continue;
      if (const auto number = parse_number(fields[12])) found[std::string(fields[2])] = *number;
    }
    return found;
  }

  Project project_;
  Ended ended_;
};

TEST_F(OwnSets, AStripBetweenTheirBordersIsNoneThatEverybodyCanWorkOut) {
  // 3 of the eastern squares live in the first 300 m of them, with the western plan.
  project_.write("plan.geojson", plans({{"west", box(0, 1300)}, {"east", box(1300, 2000)}}));
  project_.write("plans.csv", "kod,all,moved\nwest,520,73\neast,280,76\n");
  const auto printed = run();
  EXPECT_FALSE(printed.contains("west") && printed.contains("0780A0001") &&
               printed.contains("0780A0003"))
      << "73 - 30 - 40 = 3";
  EXPECT_FALSE(printed.contains("east") && printed.contains("0780B0002") &&
               printed.contains("0780A0004"))
      << "37 + 42 - 76 = 3";
  EXPECT_GE(printed.size(), 4U);
}

TEST_F(OwnSets, WithoutAFewInTheStripAllIsPrinted) {
  project_.write("plan.geojson", plans({{"west", box(0, 1300)}, {"east", box(1300, 2000)}}));
  project_.write("plans.csv", "kod,all,moved\nwest,520,83\neast,280,66\n");
  EXPECT_EQ(run().size(), 6U);
}

TEST_F(OwnSets, WhatTheyFillTogetherDoesNotTellOneOfThem) {
  // Across each other: the plans are west and east, and the western one has 3 in all.
  project_.write("plan.geojson", plans({{"west", box(0, 500)}, {"east", box(500, 2000)}}));
  project_.write("plans.csv", "kod,all,moved\nwest,200,3\neast,600,146\n");
  const auto printed = run();
  EXPECT_FALSE(printed.contains("west"));
  EXPECT_LT(printed.size(), 5U) << "30 + 40 + 37 + 42 - 146 = 3";
}

TEST_F(OwnSets, WhatAreasThatNobodyPrintsAddUpToDoesNotTellOneOfTheOthers) {
  // The plans lie across the squares and are not printed; the region is made of them.
  levels(R"(["deso", "region"])");
  project_.write("plan.geojson", plans({{"west", box(0, 500)}, {"east", box(500, 2000)}}));
  project_.write("plans.csv", "kod,all,moved\nwest,200,22\neast,600,100\n");
  project_.write("small.csv",
                 "kod,all,moved\n0780A0001,200,3\n0780A0003,200,40\n0780B0002,200,37\n"
                 "0780A0004,200,42\n");
  const auto printed = run();
  EXPECT_FALSE(printed.contains("0780A0001"));
  EXPECT_LT(printed.size(), 4U) << "122 - 40 - 37 - 42 = 3";
}

TEST_F(OwnSets, WhereBordersOfOneSetLieAcrossEachOtherNothingIsComparedAndThatIsSaid) {
  project_.write("plan.geojson", plans({{"west", box(0, 1300)}, {"east", box(700, 2000)}}));
  project_.write("plans.csv", "kod,all,moved\nwest,520,73\neast,280,76\n");
  EXPECT_EQ(run().size(), 6U);
  EXPECT_THAT(ended_.errors, HasSubstr("disclosure control does not see how areas 'deso' lie in "
                                       "'plan'"));
}

TEST_F(OwnSets, AreasOfAnotherPlaceTellNothing) {
  project_.write("plan.geojson", plans({{"west", box(90000, 91300)}, {"east", box(91300, 92000)}}));
  project_.write("plans.csv", "kod,all,moved\nwest,520,73\neast,280,76\n");
  EXPECT_EQ(run().size(), 6U);
  EXPECT_THAT(ended_.errors, Not(HasSubstr("disclosure control does not see")));
}

}  // namespace
}  // namespace omrade::testing
