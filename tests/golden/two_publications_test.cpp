// Two publications of the same people, the second of which knows the first.
#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
[tables.counts]
source = "counts.csv"
key = { deso = "desokod" }
[levels.region]
from = "deso"
by = "all"
[indicators.coffee]
plugin = "proportion"
levels = LEVELS
[indicators.coffee.inputs]
part = "counts.x"
whole = "counts.n"
[profile]
for = "LEVEL"
maps = "deso"
[disclosure]
history = "HISTORY"
)";

class TwoPublications : public ::testing::Test {
 protected:
  TwoPublications() {
    project.write("counts.csv",
                  "desokod,x,n\n0780A0001,3,100\n0780B0002,40,200\n0780A0003,50,300\n"
                  "0780A0004,60,400\n");
    project.write("before.json", "{\"history\": 1}");
  }
  void recipe(const std::string& level, const std::string& levels, const std::string& history) {
    project.write("r.toml", kRecipe);
    project.change("r.toml", "LEVELS", levels);
    project.change("r.toml", "LEVEL", level);
    project.change("r.toml", "HISTORY", history);
  }
  [[nodiscard]] Ended run(const std::string& out) const {
    return project.omrade({"run", "r.toml", "-o", out});
  }
  [[nodiscard]] std::string row(const std::string& out, const std::string& area) const {
    const std::string all = project.read(out + "/tables/estimates.csv");
    const std::size_t at = all.find("," + area + ",");
    if (at == std::string::npos) return "no row of " + area;
    const std::size_t begin = all.rfind('\n', at) + 1;
    return all.substr(begin, all.find('\n', at) - begin);
  }
  Project project;
};

TEST_F(TwoPublications, WhatTheFirstPublishedIsKnownToTheSecond) {
  recipe("deso", "[\"deso\"]", "before.json");
  const Ended first = run("one");
  ASSERT_EQ(first.code, 0) << first.errors;
  EXPECT_THAT(row("one", "0780A0001"), HasSubstr("withheld"));
  EXPECT_THAT(row("one", "0780B0002"), Not(HasSubstr("withheld")));

  // 153 - 40 - 50 - 60 = 3: the region's 153 is withheld, since the others are known.
  project.write("before.json", project.read("one/history.json"));
  recipe("region", "[\"deso\", \"region\"]", "before.json");
  const Ended second = run("two");
  ASSERT_EQ(second.code, 0) << second.errors;
  EXPECT_THAT(row("two", "region"), HasSubstr("withheld"));
  EXPECT_THAT(row("two", "0780B0002"), Not(HasSubstr("withheld")));

  // Had nobody published before, an area would be withheld beside it instead.
  project.write("before.json", "{\"history\": 1}");
  ASSERT_EQ(run("three").code, 0);
  EXPECT_THAT(row("three", "region"), Not(HasSubstr("withheld")));
  EXPECT_THAT(row("three", "0780B0002"), HasSubstr("withheld"));
}

TEST_F(TwoPublications, TheSameAgainIsTheSame) {
  recipe("region", "[\"deso\", \"region\"]", "before.json");
  ASSERT_EQ(run("one").code, 0);
  project.write("before.json", project.read("one/history.json"));
  ASSERT_EQ(run("two").code, 0);
  EXPECT_EQ(project.read("two/tables/estimates.csv"), project.read("one/tables/estimates.csv"));
  EXPECT_EQ(project.read("two/history.json"), project.read("one/history.json"));
  EXPECT_THAT(project.read("two/provenance.json"), HasSubstr("\"kind\": \"history\""));
}

TEST_F(TwoPublications, AHistoryIsThereAndIsOne) {
  recipe("deso", "[\"deso\"]", "none.json");
  const Ended none = run("out");
  EXPECT_EQ(none.code, 2);
  EXPECT_THAT(none.errors, HasSubstr("the history of what was published does not exist"));
  EXPECT_THAT(none.errors, HasSubstr("before the first, write {\"history\": 1}"));
  EXPECT_THAT(project.omrade({"check", "r.toml"}).errors, HasSubstr("does not exist"));
  project.write("none.json", "{\"history\": 1, \"layers\": [}");
  EXPECT_EQ(run("out").code, 2);
}

TEST_F(TwoPublications, AHistoryInTheOutputFolderWouldBeLostWithIt) {
  recipe("deso", "[\"deso\"]", "before.json");
  ASSERT_EQ(run("out").code, 0);
  recipe("deso", "[\"deso\"]", "out/history.json");
  const Ended again = run("out");
  EXPECT_EQ(again.code, 2);
  EXPECT_THAT(again.errors, HasSubstr("the history lies in the output folder"));
  EXPECT_THAT(project.read("out/history.json"), HasSubstr("0780B0002")) << "and it is still there";
}

}  // namespace
}  // namespace omrade::testing
