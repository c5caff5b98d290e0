// The recipes of the cookbook, each on the generated region and with one fact to check by hand.
#include "base/file.hpp"
#include "base/text.hpp"
#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace omrade::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;

/// One estimate, by the names of the columns of the tidy table.
using Row = std::map<std::string, std::string>;

class Cookbook : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    base = new Project;
    fs::copy(fs::path(OMRADE_SOURCE_DIR) / "examples/cookbook", base->folder() / "cookbook");
    fs::create_directory(base->folder() / "kronoberg");
    generated =
        run_program({OMRADE_BINARY_DIR "/bin/kronoberg-data", "kronoberg/data"}, base->folder());
  }
  static void TearDownTestSuite() {
    delete base;
    base = nullptr;
  }
  void SetUp() override { ASSERT_EQ(generated.code, 0) << generated.errors; }

  /// Checks and runs a recipe. What the check says of it is kept.
  void cook(const std::string& name) {
    const std::string recipe = "cookbook/" + name + ".toml";
    const Ended checked = base->omrade({"check", recipe});
    said = checked.output + checked.errors;
    ASSERT_EQ(checked.code, 0) << said;
    EXPECT_THAT(said, Not(HasSubstr("error")));
    // A warning about the recipe itself names its line there.
    EXPECT_THAT(said, Not(ContainsRegex("warning: [^ ]*\\.toml")));
    const Ended ended = base->omrade({"run", recipe, "-o", name});
    ASSERT_EQ(ended.code, 0) << ended.errors;
    EXPECT_THAT(ended.errors, Not(HasSubstr("error")));
    EXPECT_THAT(ended.errors, Not(ContainsRegex("warning: [^ ]*\\.toml")));
    read_rows(base->read(name + "/tables/estimates.csv"));
  }
  [[nodiscard]] bool warned() const { return said.find("warning") != std::string::npos; }
  /// The rows of one layer at one level, by area.
  [[nodiscard]] std::map<std::string, Row> at(const std::string& level,
                                              const std::string& indicator,
                                              const std::string& layer) const {
    std::map<std::string, Row> found;
    for (const Row& row : rows) {
      if (row.at("level") == level && row.at("indicator") == indicator && row.at("layer") == layer)
        found.emplace(row.at("area"), row);
    }
    return found;
  }
  static double number(const Row& row, const std::string& column) {
    return parse_number(row.at(column)).value_or(-1);
  }

  static inline Project* base = nullptr;
  static inline Ended generated;
  std::string said;
  std::vector<Row> rows;

 private:
  void read_rows(const std::string& table) {
    std::istringstream lines(table);
    std::string line;
    std::getline(lines, line);
    const std::string header = line;
    const auto names = split(header, ',');
    while (std::getline(lines, line)) {
      const auto fields = split(line, ',');
      Row& row = rows.emplace_back();
      for (std::size_t c = 0; c < std::min(names.size(), fields.size()); ++c)
        row.emplace(std::string(names[c]), std::string(fields[c]));
    }
  }
};

TEST_F(Cookbook, TheDocumentListsEveryRecipe) {
  const std::string document = read_file(fs::path(OMRADE_SOURCE_DIR) / "docs/cookbook.md");
  std::size_t recipes = 0;
  for (const auto& entry : fs::directory_iterator(base->folder() / "cookbook")) {
    if (entry.path().extension() != ".toml") continue;
    ++recipes;
    EXPECT_THAT(document, HasSubstr(entry.path().filename().string()));
  }
  EXPECT_EQ(recipes, 8U);
}

TEST_F(Cookbook, EveryResidentLivesNearestToOneOfThe32Centres) {
  cook("nearest");
  EXPECT_FALSE(warned()) << said;
  const auto shares = at("nearest", "cni", "share_under_5");
  EXPECT_EQ(shares.size(), 32U);
  double residents = 0;
  for (const auto& [centre, row] : shares) residents += number(row, "denominator");
  EXPECT_NEAR(residents, 203118, 1e-3);
}

TEST_F(Cookbook, UppvidingeIsTheSumOfItsSixSmallAreas) {
  cook("municipalities");
  EXPECT_FALSE(warned()) << said;
  const auto shares = at("kommun", "cni", "share_under_5");
  EXPECT_EQ(shares.size(), 8U);
  const Row& uppvidinge = shares.at("0760");
  EXPECT_EQ(number(uppvidinge, "denominator"), 1437 + 1792 + 1794 + 1293 + 1307 + 1314);
  EXPECT_EQ(number(uppvidinge, "numerator"), 89 + 83 + 88 + 72 + 73 + 73);
}

TEST_F(Cookbook, EveryMunicipalityIsComparedWithTheValueFromOutside) {
  cook("survey");
  EXPECT_FALSE(warned()) << said;
  const auto active = at("kommun", "habits", "physically_active");
  EXPECT_EQ(active.size(), 8U);
  for (const auto& [kommun, row] : active) {
    EXPECT_EQ(row.at("benchmark"), "65") << kommun;
    EXPECT_NEAR(number(row, "value") - 65, parse_number(row.at("difference")).value_or(1e9), 1e-9)
        << kommun;
  }
}

TEST_F(Cookbook, BothScalesRankTheMunicipalitiesAlike) {
  cook("composite");
  EXPECT_FALSE(warned()) << said;
  const auto z_score = at("kommun", "need_z", "rank");
  const auto min_max = at("kommun", "need_minmax", "rank");
  ASSERT_EQ(z_score.size(), 8U);
  ASSERT_EQ(min_max.size(), 8U);
  for (const auto& [kommun, row] : z_score) {
    EXPECT_EQ(row.at("value"), min_max.at(kommun).at("value")) << kommun;
  }
  EXPECT_EQ(z_score.at("0767").at("value"), "1");
}

TEST_F(Cookbook, PublishedSharesAreAddedUpAsPeople) {
  cook("published_shares");
  EXPECT_FALSE(warned()) << said;
  // 12.5 % of 4 400; the region is the sum of eight such products, not the mean of eight shares.
  const Row uppvidinge = at("kommun", "low_education", "share").at("0760");
  EXPECT_NEAR(number(uppvidinge, "numerator"), 550, 1e-9);
  const Row region = at("region", "low_education", "share").at("region");
  EXPECT_NEAR(number(region, "numerator"), 550 + 600 + 660 + 1330 + 810 + 720 + 4000 + 1540, 1e-9);
  EXPECT_EQ(number(region, "denominator"), 101200);
}

TEST_F(Cookbook, WhyUnfoldsAPublishedShareAsPeople) {
  cook("published_shares");
  const Ended why = base->omrade(
      {"why", "0760", "low_education.share", "--recipe", "cookbook/published_shares.toml"});
  EXPECT_EQ(why.code, 0) << why.errors;
  EXPECT_THAT(why.output, ::testing::HasSubstr("550"));
}

TEST_F(Cookbook, AnOldAreaIsSplitByItsPeopleAndNobodyIsLost) {
  cook("divisions");
  EXPECT_THAT(said, HasSubstr("1 code of an older division is reconciled by 'changes.csv' (counts "
                              "split by 'people')"));
  EXPECT_THAT(said, HasSubstr("by 1 at most (accepted: tolerance 2)"));
  // The old area has 3 488 residents, of whom 1 589 and 1 899 live in the new ones.
  const auto areas = at("deso", "women", "share");
  EXPECT_NEAR(number(areas.at("0780C1010"), "denominator"), 1589, 1e-6);
  EXPECT_NEAR(number(areas.at("0780C1020"), "denominator"), 1899, 1e-6);
  EXPECT_NEAR(number(areas.at("0780C1010"), "numerator"), 1710.0 * 1589 / 3488, 1e-6);
  EXPECT_NEAR(number(at("region", "women", "share").at("region"), "denominator"), 203118, 1e-6);
}

TEST_F(Cookbook, UppvidingesChildrenAndResidentsAreRoundedEachByItself) {
  cook("rounded");
  EXPECT_FALSE(warned()) << said;
  const Row uppvidinge = at("kommun", "under_5", "share").at("0760");
  EXPECT_EQ(number(uppvidinge, "numerator"), 480);     // of 478
  EXPECT_EQ(number(uppvidinge, "denominator"), 8935);  // of 8 937
  EXPECT_NEAR(number(uppvidinge, "value"), 100 * 480. / 8935, 1e-9);
  for (const auto& [area, row] : at("deso", "under_5", "share")) {
    EXPECT_EQ(static_cast<long>(number(row, "denominator")) % 5, 0) << area;
  }
}

TEST_F(Cookbook, ASecondEditionIsTheFirstAgainAndComputesNoLess) {
  cook("second_edition");
  EXPECT_FALSE(warned()) << said;
  const std::string first = base->read("second_edition/tables/estimates.csv");
  const std::string history = base->read("second_edition/history.json");
  base->write("cookbook/published.json", history);
  cook("second_edition");
  EXPECT_TRUE(base->read("second_edition/tables/estimates.csv") == first);
  EXPECT_TRUE(base->read("second_edition/history.json") == history);
  const std::string recipe = base->read("cookbook/second_edition.toml");
  base->change("cookbook/second_edition.toml", "[\"deso\", \"kommun\", \"region\"]",
               "[\"kommun\", \"region\"]");
  const Ended less = base->omrade({"run", "cookbook/second_edition.toml", "-o", "less"});
  EXPECT_EQ(less.code, 2);
  EXPECT_THAT(less.errors, HasSubstr("under_5.share at deso in 2024"));
  base->write("cookbook/second_edition.toml", recipe + "rounding = 5\n");
  const Ended rounded = base->omrade({"run", "cookbook/second_edition.toml", "-o", "less"});
  EXPECT_EQ(rounded.code, 2);
  EXPECT_THAT(rounded.errors, HasSubstr("were published not rounded, and would be rounded to 5"));
  base->write("cookbook/second_edition.toml", recipe);
}

}  // namespace
}  // namespace omrade::testing
