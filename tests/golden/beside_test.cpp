// What scenarios print beside the ordinary pages, in one folder.
#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

namespace omrade::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kRecipe = R"(recipe = 1
title = { sv = "Kaffe", en = "Coffee" }
period = "2024"
[areas.deso]
source = "deso.geojson"
id = "desokod"
[areas.cafe]
source = "cafes.csv"
id = "id"
x = "x"
y = "y"
crs = "EPSG:3006"
[tables.counts]
source = "counts.csv"
key = { deso = "desokod" }
[levels.region]
from = "deso"
by = "all"
[levels.near]
from = "deso"
to = "cafe"
by = { nearest = "cafe" }
[indicators.coffee]
plugin = "proportion"
levels = ["deso", "region", "near"]
[indicators.coffee.inputs]
part = "counts.x"
whole = "counts.n"
[profile]
for = "near"
maps = "deso"
[[scenario]]
name = "moves"
areas = "cafe"
[[scenario.move]]
id = "a"
x = 500500
y = 6301500
DISCLOSURE
)";

class Beside : public ::testing::Test {
 protected:
  Beside() {
    project.write("counts.csv",
                  "desokod,x,n\n0780A0001,3,100\n0780B0002,40,200\n0780A0003,50,300\n"
                  "0780A0004,60,400\n");
    project.write("cafes.csv", "id,x,y\na,500500,6300500\nb,501500,6301500\n");
    recipe("");
  }
  void recipe(const std::string& disclosure) {
    project.write("r.toml", kRecipe);
    project.change("r.toml", "DISCLOSURE", disclosure);
  }
  /// Rows of unchanged levels.
  [[nodiscard]] std::vector<std::string> rows(const std::string& folder) const {
    std::istringstream lines(project.read(folder + "/tables/estimates.csv"));
    std::vector<std::string> all;
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("2024,deso,") || line.starts_with("2024,region,")) all.push_back(line);
    }
    return all;
  }
  void expect_the_same(const std::string& out) const {
    ASSERT_THAT(rows(out), ::testing::Contains(HasSubstr("withheld")));
    EXPECT_EQ(rows(out + "/scenarios/today"), rows(out));
    EXPECT_EQ(rows(out + "/scenarios/moves"), rows(out));
  }
  Project project;
};

TEST_F(Beside, WhatThePagesWithholdIsNotPrintedInTheFolderOfAScenario) {
  const Ended ended = project.omrade({"run", "r.toml", "-o", "out"});
  ASSERT_EQ(ended.code, 0) << ended.errors;
  expect_the_same("out");
}

TEST_F(Beside, WhatAHistoryWithholdsIsNotPrintedInTheFolderOfAScenario) {
  project.write("before.json",
                "{\"history\": 1, \"layers\": [{\"period\": \"2024\", \"level\": \"deso\", "
                "\"indicator\": \"coffee\", \"layer\": \"share\", \"areas\": [\"0780A0004\"], "
                "\"others\": [], \"withheld\": [1], \"numerators\": [null], "
                "\"denominators\": [null]}]}");
  recipe("[disclosure]\nhistory = \"before.json\"");
  const Ended ended = project.omrade({"run", "r.toml", "-o", "out"});
  ASSERT_EQ(ended.code, 0) << ended.errors;
  EXPECT_THAT(rows("out/scenarios/today"),
              ::testing::Contains(::testing::AllOf(HasSubstr("0780A0004"), HasSubstr("withheld"))));
  expect_the_same("out");
}

TEST_F(Beside, RoundedNumbersAreTheSameOnesInTheFolderOfAScenario) {
  recipe("[disclosure]\nrounding = 5");
  const Ended ended = project.omrade({"run", "r.toml", "-o", "out"});
  ASSERT_EQ(ended.code, 0) << ended.errors;
  expect_the_same("out");
}

TEST_F(Beside, ThePagesAreTheSameWithoutScenarios) {
  ASSERT_EQ(project.omrade({"run", "r.toml", "-o", "with"}).code, 0);
  std::string text = project.read("r.toml");
  project.write("r.toml", text.substr(0, text.find("[[scenario]]")));
  ASSERT_EQ(project.omrade({"run", "r.toml", "-o", "without"}).code, 0);
  EXPECT_EQ(project.read("with/tables/estimates.csv"),
            project.read("without/tables/estimates.csv"));
}

}  // namespace
}  // namespace omrade::testing
