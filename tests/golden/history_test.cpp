// A plugin that is given several periods, from the recipe to what is published.
#include "base/text.hpp"
#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::testing {
namespace {

constexpr const char* kRecipe = R"(recipe = 1
title = { sv = "Uppföljning", en = "Follow-up" }
period = "2024"
periods = ["2022", "2023", "2024"]
[areas.deso]
source = "deso.geojson"
id = "desokod"
[tables.counts]
source = "counts.csv"
key = { deso = "desokod" }
period = "year"
[levels.region]
from = "deso"
by = "all"
[indicators.doctor]
plugin = "follow_up"
levels = ["deso", "region"]
[indicators.doctor.inputs]
numerator = "counts.x"
denominator = "counts.n"
[profile]
for = "region"
maps = "deso"
)";

class History : public ::testing::Test {
 protected:
  /// 0780A0003 has three persons in 2022, which is withheld; 0780A0004 is not measured in 2023.
  History() {
    project.write("recipe.toml", kRecipe);
    project.write("counts.csv",
                  "desokod,year,x,n\n"
                  "0780A0001,2022,50,100\n0780A0001,2023,60,100\n0780A0001,2024,75,100\n"
                  "0780B0002,2022,40,100\n0780B0002,2023,40,100\n0780B0002,2024,50,100\n"
                  "0780A0003,2022,3,100\n0780A0003,2023,30,100\n0780A0003,2024,40,100\n"
                  "0780A0004,2022,20,100\n0780A0004,2023,,\n0780A0004,2024,30,100\n");
    const Ended ended = project.omrade({"run", "recipe.toml", "-o", "out"});
    EXPECT_EQ(ended.code, 0) << ended.errors;
  }
  /// The column `what` of one row of the tidy table.
  [[nodiscard]] std::string cell(const std::string& area, const std::string& layer,
                                 const std::string& period, const std::string& what) const {
    std::istringstream lines(project.read("out/tables/estimates.csv"));
    std::vector<std::string> names;
    for (std::string line; std::getline(lines, line);) {
      std::vector<std::string> row;
      for (const std::string_view field : split(line, ',')) row.emplace_back(field);
      if (names.empty()) names = row;
      const auto at = [&](const std::string& name) {
        return row.at(
            static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin()));
      };
      if (at("area") == area && at("layer") == layer && at("period") == period) return at(what);
    }
    return "no such row";
  }
  Project project;
};

TEST_F(History, HoldsThePeriodsUpToEachCallsOwn) {
  EXPECT_EQ(cell("0780A0001", "change", "2022", "state"), "not_applicable");
  EXPECT_EQ(cell("0780B0002", "change", "2023", "value"), "0");
  EXPECT_EQ(cell("0780B0002", "change", "2024", "value"), "10");
  // The region less the others would tell the three persons of 2022, so one more is withheld there.
  EXPECT_EQ(cell("0780A0001", "change", "2024", "value"), "withheld");
}

TEST_F(History, IsBroughtToALevelInEachPeriod) {
  // 113 of 400 in 2022; 2023 lacks an area, and so has no sum.
  EXPECT_EQ(cell("region", "measured", "2022", "value"), "28.25");
  EXPECT_EQ(cell("region", "measured", "2023", "state"), "missing");
  EXPECT_EQ(cell("region", "change", "2024", "state"), "missing");
}

TEST_F(History, GivesNoWithheldPeriodAway) {
  EXPECT_EQ(cell("0780A0003", "measured", "2022", "state"), "withheld");
  EXPECT_EQ(cell("0780A0003", "measured", "2023", "value"), "30");
  // 30 less the change is the 3 of 2022; a trend up to 2024 holds them, too.
  EXPECT_EQ(cell("0780A0003", "change", "2023", "state"), "withheld");
  EXPECT_EQ(cell("0780A0003", "change", "2024", "state"), "withheld");
  EXPECT_EQ(cell("0780A0003", "status", "2024", "value"), "0");
}

TEST_F(History, SaysWhichPeriodLacks) {
  EXPECT_EQ(cell("0780A0004", "change", "2023", "state"), "missing");
  EXPECT_EQ(cell("0780A0004", "change", "2024", "state"), "missing");
  EXPECT_EQ(cell("0780A0004", "measured", "2024", "value"), "30");
}

TEST_F(History, IsTheSameInAProcessOfItsOwn) {
  const std::string here = project.read("out/tables/estimates.csv");
  const Ended ended = project.omrade({"run", "recipe.toml", "-o", "out2", "--isolate", "all"});
  ASSERT_EQ(ended.code, 0) << ended.errors;
  EXPECT_EQ(project.read("out2/tables/estimates.csv"), here);
}

}  // namespace
}  // namespace omrade::testing
