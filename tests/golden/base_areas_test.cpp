// Small areas that a recipe does not print, in a run: they are computed for the gate alone.
#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace omrade::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kRecipe = R"toml(recipe = 1
title  = { sv = "Inflyttade", en = "Moved in" }
period = "2024"
[areas.deso]
source = "deso.geojson"
id     = "desokod"
name   = "desonamn"
[tables.counts]
source = "counts.csv"
key    = { deso = "home" }
[levels.part]
from = "deso"
by   = { prefix = 5 }
[indicators.moved]
plugin = "proportion"
levels = ["part"]
[indicators.moved.inputs]
part  = "counts.moved"
whole = "counts.all"
[profile]
for = "part"
)toml";

class BaseAreas : public ::testing::Test {
 protected:
  BaseAreas() {
    project_.write("recipe.toml", kRecipe);
    counts("700");
  }

  /// Of 1 000 in each small area so many have moved in in the first.
  void counts(const std::string& first) {
    project_.write("counts.csv", "home,all,moved\n0780A0001,1000," + first +
                                     "\n0780A0003,1000,400\n0780A0004,1000,300\n"
                                     "0780B0002,1000,600\n");
  }

  /// Whether a file of the output holds the text.
  [[nodiscard]] bool printed(const std::string& text) const {
    for (const auto& entry : fs::recursive_directory_iterator(project_.folder() / "out")) {
      if (entry.is_regular_file() &&
          project_.read(fs::relative(entry.path(), project_.folder()).string()).find(text) !=
              std::string::npos)
        return true;
    }
    return false;
  }

  Project project_;
};

TEST_F(BaseAreas, NobodyReadsOfThem) {
  const Ended ended = project_.omrade({"run", "recipe.toml", "-o", "out"});
  EXPECT_EQ(ended.code, 0) << ended.errors;
  EXPECT_THAT(ended.errors, Not(HasSubstr("warning")));
  EXPECT_TRUE(printed("0780A"));
  EXPECT_FALSE(printed("0780A0001"));
  EXPECT_FALSE(printed("unprinted"));
}

TEST_F(BaseAreas, WhereAPluginFailsThereTheRunWarnsThatTheyAreNotSeen) {
  // In the first small area 0780A0001; in its part of the region not.
  counts("1700");
  const Ended ended = project_.omrade({"run", "recipe.toml", "-o", "out"});
  EXPECT_EQ(ended.code, 0) << ended.errors;
  EXPECT_THAT(ended.errors,
              HasSubstr("warning: disclosure control does not see 'moved' of the base areas "
                        "'deso' in 2024, where it could not be computed: "));
  EXPECT_THAT(ended.errors, HasSubstr("0780A0001"));
  EXPECT_FALSE(printed("does not see"));
  EXPECT_FALSE(printed("0780A0001"));
}

TEST_F(BaseAreas, WhereAnIndicatorIsRequiredTheyMayFailAllTheSame) {
  counts("1700");
  project_.change("recipe.toml", "levels = [\"part\"]", "levels = [\"part\"]\nrequired = true");
  EXPECT_EQ(project_.omrade({"run", "recipe.toml", "-o", "out", "--quiet"}).code, 0);
}

}  // namespace
}  // namespace omrade::testing
