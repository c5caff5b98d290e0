// Sums of amounts in a run: means of children's teeth, of which two children may have most.
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

constexpr const char* kRecipe = R"toml(recipe = 1
title  = { sv = "Tänder", en = "Teeth" }
period = "2024"
[areas.deso]
source = "deso.geojson"
id     = "desokod"
name   = "desonamn"
[tables.children]
source = "children.csv"
key    = { deso = "home" }
[levels.part]
from = "deso"
by   = { prefix = 5 }
[levels.region]
from = "deso"
by   = "all"
[indicators.dental]
plugin  = "dental_caries"
levels  = ["deso", "part", "region"]
amounts = ["children.affected"]
[indicators.dental.inputs]
children = { rows = "children", by = "deso", columns = { age = "age", affected = "affected" } }
[profile]
for = "deso"
[output]
formats = ["csv"]
)toml";

/// 30 children of twelve years in each small area. Of the first two have 32 teeth with caries, six
/// have one, and the others none: 70 in all. Of the next half have 2, of the third 20 have 3, and
/// in the other part half have 2.
std::string children() {
  std::string out = "home,age,affected\n";
  const auto add = [&out](const std::string& home, int teeth) {
    out += home + ",12," + std::to_string(teeth) + "\n";
  };
  for (int i = 0; i < 30; ++i) {
    add("0780A0001", i < 2 ? 32 : i < 8 ? 1 : 0);
    add("0780A0003", i < 15 ? 2 : 0);
    add("0780A0004", i < 20 ? 3 : 0);
    add("0780B0002", i < 15 ? 2 : 0);
  }
  return out;
}

class Amounts : public ::testing::Test {
 protected:
  Amounts() {
    project_.write("recipe.toml", kRecipe);
    project_.write("children.csv", children());
  }

  /// The mean at twelve years of each area, by "level area"; "withheld" where it is.
  [[nodiscard]] std::map<std::string, std::string> means() const {
    const Ended ended = project_.omrade({"run", "recipe.toml", "-o", "out", "--quiet"});
    EXPECT_EQ(ended.code, 0) << ended.errors;
    std::map<std::string, std::string> found;
    std::istringstream lines(project_.read("out/tables/estimates.csv"));
    for (std::string line; std::getline(lines, line);) {
      const auto fields = split(line, ',');
      if (fields[5] == "mean_12")
        found[std::string(fields[1]) + " " + std::string(fields[2])] = fields[7];
    }
    return found;
  }

  Project project_;
};

TEST_F(Amounts, TwoChildrenOfMostTeethAreWithheldAndANeighbourWithThem) {
  auto mean = means();
  EXPECT_EQ(mean["deso 0780A0001"], "withheld");
  EXPECT_EQ((mean["deso 0780A0003"] == "withheld") + (mean["deso 0780A0004"] == "withheld"), 1);
  EXPECT_EQ(mean["deso 0780B0002"], "1");
  EXPECT_EQ(mean["part 0780B"], "1");
  EXPECT_THAT(mean["part 0780A"], HasSubstr("1.777"));  // (70 + 30 + 60) / 90
  EXPECT_EQ(mean["region region"], "1.5833333333333333");
}

TEST_F(Amounts, WithoutTheNameOfTheAmountNobodyKnowsThatTwoHaveMost) {
  project_.change("recipe.toml", "amounts = [\"children.affected\"]\n", "");
  EXPECT_EQ(means()["deso 0780A0001"], "2.3333333333333335");
}

TEST_F(Amounts, OfAreasThatAreNotPrintedItIsProtectedToo) {
  // The part would tell what its three small areas leave together; the first is hidden among them,
  // as long as the region and the other part do not take them apart.
  project_.change("recipe.toml", "levels  = [\"deso\", \"part\", \"region\"]",
                  "levels  = [\"part\", \"region\"]");
  project_.change("recipe.toml", "for = \"deso\"", "for = \"part\"");
  auto mean = means();
  EXPECT_THAT(mean["part 0780A"], HasSubstr("1.777"));
  EXPECT_EQ(mean["region region"], "1.5833333333333333");
}

TEST_F(Amounts, TheLogTellsTheRuleAndWhyTellsNoNumber) {
  const Ended run = project_.omrade({"run", "recipe.toml", "-o", "out", "--log", "debug"});
  EXPECT_THAT(run.errors,
              HasSubstr("withheld dental.mean_12 at deso 0780A0001 in 2024: dominance"));
  const Ended why = project_.omrade({"why", "0780A0001", "dental.mean_12"});
  EXPECT_THAT(why.output, HasSubstr("protected"));
  EXPECT_THAT(why.output, Not(HasSubstr("2.3333333333333335")));
}

TEST_F(Amounts, RulesThatAreBothTurnedOffContradictTheName) {
  project_.change("recipe.toml", "[profile]",
                  "[disclosure]\np_percent = 0\ndominance = 0\n[profile]");
  const Ended ended = project_.omrade({"check", "recipe.toml"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.errors,
              HasSubstr("recipe.toml:20:12: [indicators.dental] names amounts, and p_percent and "
                        "dominance are 0; leave one of them"));
}

TEST_F(Amounts, ALaterRunThatNamesThemNoLongerOrAsksLessIsRefusedByTheHistoryOfTheFirst) {
  project_.write("before.json", R"({"history": 1})");
  project_.change("recipe.toml", "[profile]", "[disclosure]\nhistory = \"before.json\"\n[profile]");
  project_.change("recipe.toml", "\"deso\", \"part\", \"region\"]", "\"deso\"]");
  EXPECT_EQ(means()["deso 0780A0001"], "withheld");
  const std::string history = project_.read("out/history.json");
  EXPECT_THAT(history, HasSubstr("\"p_percent\": 10,\n"));
  EXPECT_THAT(history, HasSubstr("\"dominance\": 75,\n"));
  EXPECT_THAT(history, HasSubstr("\"amounts\": [\"children.affected\"]"));
  project_.write("before.json", history);
  // With levels that would tell what the small area lacks of them.
  project_.change("recipe.toml", "levels  = [\"deso\"]",
                  "levels  = [\"deso\", \"part\", \"region\"]");
  const auto refused = [this](const std::string& what) {
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"run", "recipe.toml", "-o", "out"}, {"check", "recipe.toml"}}) {
      const Ended ended = project_.omrade(command);
      EXPECT_EQ(ended.code, 2);
      EXPECT_THAT(ended.errors, HasSubstr("before.json: " + what));
    }
  };
  project_.change("recipe.toml", "amounts = [\"children.affected\"]\n", "");
  refused(
      "'dental' was published in 2024 with amounts = [\"children.affected\"], and would be "
      "without now: the sums that were withheld could be worked out; write amounts = "
      "[\"children.affected\"] under [indicators.dental]");
  project_.change("recipe.toml", "[indicators.dental.inputs]",
                  "amounts = [\"children.affected\"]\n[indicators.dental.inputs]");
  project_.change("recipe.toml", "[disclosure]", "[disclosure]\np_percent = 5\ndominance = 80");
  refused("sums of amounts were published with p_percent = 10, and would be with 5 now");
  refused("sums of amounts were published with dominance = 75, and would be with 80 now");
  project_.change("recipe.toml", "p_percent = 5\ndominance = 80\n", "");
  EXPECT_EQ(means()["deso 0780A0001"], "withheld");
}

struct Wrong {
  const char* name;
  const char* amounts;
  const char* says;
};

class WrongAmounts : public Amounts, public ::testing::WithParamInterface<Wrong> {};

TEST_P(WrongAmounts, AreToldWithLineAndRemedy) {
  project_.change("recipe.toml", "\"children.affected\"", GetParam().amounts);
  const Ended ended = project_.omrade({"check", "recipe.toml"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.errors, HasSubstr(std::string("recipe.toml:20:12: [indicators.dental] "
                                                  "amounts: ") +
                                      GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(
    Of, WrongAmounts,
    ::testing::Values(
        Wrong{"Word", R"("affected")",
              "'affected' names no field of an input; write \"input.field\""},
        Wrong{"Input", R"("childen.affected")",
              "plugin 'se.omrade.dental_caries' has no input 'childen' of rows; did you mean "
              "'children'?"},
        Wrong{"Field", R"("children.afected")",
              "input 'children' has no field 'afected' of numbers; did you mean 'affected'?"},
        Wrong{"Category", R"("children.teeth")", "field 'teeth' holds categories, no amounts"},
        Wrong{"NoColumn", R"("children.children")",
              "the recipe gives no column for field 'children' of input 'children'"}),
    [](const auto& wrong) { return wrong.param.name; });

}  // namespace
}  // namespace omrade::testing
