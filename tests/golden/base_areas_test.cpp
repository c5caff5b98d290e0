// Small areas that a recipe does not print, in a run: they are computed for the gate alone.
#include "base/text.hpp"
#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <sstream>
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

/// What is printed of each area by an indicator, by area; nothing where it is withheld.
std::map<std::string, double> numerators(const Project& project, const std::string& indicator) {
  std::map<std::string, double> found;
  std::istringstream lines(project.read("out/tables/estimates.csv"));
  for (std::string line; std::getline(lines, line);) {
    const auto fields = split(line, ',');
    if (fields[4] != indicator) continue;
    if (const auto number = parse_number(fields[12])) found[std::string(fields[2])] = *number;
  }
  return found;
}

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

TEST_F(BaseAreas, WhereAPluginFailsThereNothingIsPublishedOfWhatIsMadeOfThem) {
  // Counted on other days: more than there are in the first small area, not in its part.
  counts("1700");
  const Ended ended = project_.omrade({"run", "recipe.toml", "-o", "out"});
  EXPECT_EQ(ended.code, 1) << ended.errors;
  EXPECT_THAT(ended.errors,
              HasSubstr("indicator 'moved' at level 'part' in 2024: disclosure control needs its "
                        "numbers of the base areas 'deso', where it could not be computed: "));
  EXPECT_THAT(ended.errors, HasSubstr("the part is more than the whole"));
  EXPECT_THAT(project_.read("out/tables/estimates.csv"), HasSubstr("failed"));
  EXPECT_FALSE(printed("base areas 'deso'"));
  EXPECT_FALSE(printed("0780A0001"));
}

TEST_F(BaseAreas, WhereAPluginFailsAtPrintedOnesTheSameHolds) {
  counts("1700");
  project_.change("recipe.toml", "levels = [\"part\"]", "levels = [\"part\", \"deso\"]");
  const Ended ended = project_.omrade({"run", "recipe.toml", "-o", "out"});
  EXPECT_EQ(ended.code, 1) << ended.errors;
  EXPECT_THAT(ended.errors, HasSubstr("indicator 'moved' at level 'part' in 2024: disclosure"));
  EXPECT_TRUE(numerators(project_, "moved").empty());
}

TEST_F(BaseAreas, WhereAnIndicatorIsRequiredNothingIsPublishedAtAll) {
  counts("1700");
  project_.change("recipe.toml", "levels = [\"part\"]", "levels = [\"part\"]\nrequired = true");
  EXPECT_EQ(project_.omrade({"run", "recipe.toml", "-o", "out", "--quiet"}).code, 1);
  EXPECT_FALSE(fs::exists(project_.folder() / "out"));
}

/// Of each small area 3, 40, 42 and 37 have moved in, of 200, and with those born abroad there are
/// 14, 60, 62 and 70.
class OtherLevels : public BaseAreas {
 protected:
  void indicators(const std::string& sections) {
    project_.write("counts.csv",
                   "home,all,moved,both,abroad\n0780A0001,200,3,14,11\n0780A0003,200,40,60,20\n"
                   "0780A0004,200,42,62,20\n0780B0002,200,37,70,33\n");
    const std::string recipe = kRecipe;
    const std::size_t from = recipe.find("[indicators.moved]");
    project_.write("recipe.toml",
                   recipe.substr(0, from) + sections + recipe.substr(recipe.find("[profile]")));
    const Ended ended = project_.omrade({"run", "recipe.toml", "-o", "out", "--quiet"});
    EXPECT_EQ(ended.code, 0) << ended.errors;
  }
  static std::string indicator(const std::string& id, const std::string& level,
                               const std::string& part, const std::string& whole = "counts.all") {
    return "[indicators." + id + "]\nplugin = \"proportion\"\nlevels = [\"" + level +
           "\"]\n[indicators." + id + ".inputs]\npart = \"" + part + "\"\nwhole = \"" + whole +
           "\"\n";
  }
};

TEST_F(OtherLevels, OfTheSameNumbersAnotherIndicatorPrintsDoNotTellThem) {
  indicators(indicator("p", "part", "counts.moved") + indicator("q", "deso", "counts.moved"));
  const auto part = numerators(project_, "p");
  const auto small = numerators(project_, "q");
  EXPECT_FALSE(small.contains("0780A0001"));
  EXPECT_FALSE(part.contains("0780A") && small.contains("0780A0003") && small.contains("0780A0004"))
      << "85 - 40 - 42 = 3";
  EXPECT_GE(small.size(), 2U);
}

TEST_F(OtherLevels, ASumThatAnotherIndicatorPrintsDoesNotTellItsPart) {
  indicators(indicator("p", "deso", "counts.both") + indicator("s", "deso", "counts.abroad") +
             indicator("q", "part", "counts.moved"));
  const auto both = numerators(project_, "p");
  const auto abroad = numerators(project_, "s");
  for (const auto& [area, number] : both) {
    if (abroad.contains(area)) {
      EXPECT_NE(number - abroad.at(area), 3) << area;
    }
  }
}

TEST_F(OtherLevels, ATermOfASumThatNoLayerPrintsIsNotTheRestOfTheOther) {
  // Both are 14 in the first area, of whom 11 were born abroad: 3 have moved in.
  indicators(indicator("s", "deso", "counts.abroad") +
             "[indicators.p]\nplugin = \"proportion\"\nlevels = [\"deso\"]\n[indicators.p.inputs]\n"
             "part = { sum = [\"counts.abroad\", \"counts.moved\"] }\nwhole = \"counts.all\"\n");
  EXPECT_FALSE(numerators(project_, "p").contains("0780A0001") &&
               numerators(project_, "s").contains("0780A0001"));
  EXPECT_FALSE(printed("\"term\"")) << "the recipe is printed, the column is not";
}

TEST_F(OtherLevels, AGroupOfFewThatNobodyPrintsIsNotTakenForKnown) {
  // The one of the first area's cases is a man; that there is one case there, no layer prints.
  project_.write("counts.csv",
                 "home,all,men,women\n0780A0001,200,1,0\n0780A0003,200,40,20\n"
                 "0780A0004,200,20,30\n0780B0002,200,37,30\n");
  const std::string recipe = kRecipe;
  project_.write("recipe.toml",
                 recipe.substr(0, recipe.find("[indicators.moved]")) +
                     indicator("men", "deso", "counts.men") +
                     "[indicators.of_cases]\nplugin = \"proportion\"\nlevels = [\"part\"]\n"
                     "[indicators.of_cases.inputs]\npart = \"counts.men\"\n"
                     "whole = { sum = [\"counts.men\", \"counts.women\"] }\n" +
                     recipe.substr(recipe.find("[profile]")));
  ASSERT_EQ(project_.omrade({"run", "recipe.toml", "-o", "out", "--quiet"}).code, 0);
  const auto men = numerators(project_, "men");
  EXPECT_FALSE(numerators(project_, "of_cases").contains("0780A") && men.contains("0780A0003") &&
               men.contains("0780A0004"))
      << "61 - 40 - 20 = 1";
}

TEST_F(OtherLevels, ADenominatorThatAnotherIndicatorPrintsDoesNotTellIt) {
  indicators(indicator("p", "part", "counts.moved") +
             indicator("q", "deso", "counts.moved", "counts.moved"));
  const auto part = numerators(project_, "p");
  const auto small = numerators(project_, "q");
  EXPECT_FALSE(part.contains("0780A") && small.contains("0780A0003") && small.contains("0780A0004"))
      << "85 - 40 - 42 = 3";
}

}  // namespace
}  // namespace omrade::testing
