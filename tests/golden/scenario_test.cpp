// Centres that close, open and move, on the generated region.
#include "base/file.hpp"
#include "base/text.hpp"
#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace omrade::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

class Scenario : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    base = new Project;
    fs::create_directories(base->folder() / "k");
    fs::copy_file(fs::path(OMRADE_SOURCE_DIR) / "examples/kronoberg/scenario.toml",
                  base->folder() / "k/scenario.toml");
    generated = run_program({OMRADE_BINARY_DIR "/bin/kronoberg-data", "k/data"}, base->folder());
    ended = base->omrade({"run", "k/scenario.toml", "-o", "out"});
  }
  static void TearDownTestSuite() {
    delete base;
    base = nullptr;
  }

  struct Cell {
    std::string value, state;
  };
  /// Cells by area of one layer at one level of a run's folder.
  static std::map<std::string, Cell> cells(const std::string& folder, const std::string& level,
                                           const std::string& layer) {
    std::istringstream lines(base->read("out/" + folder + "tables/estimates.csv"));
    std::vector<std::string> header;
    std::map<std::string, Cell> out;
    for (std::string line; std::getline(lines, line);) {
      std::vector<std::string> row;
      for (const std::string_view field : split(line, ',')) row.emplace_back(field);
      if (header.empty()) {
        header = row;
        continue;
      }
      const auto at = [&](const std::string& name) {
        return row[static_cast<std::size_t>(std::find(header.begin(), header.end(), name) -
                                            header.begin())];
      };
      if (at("level") == level && at("layer") == layer)
        out[at("area")] = {at("value"), at("state")};
    }
    return out;
  }
  static double sum(const std::map<std::string, Cell>& cells) {
    double total = 0;
    for (const auto& [area, cell] : cells) total += parse_number(cell.value).value_or(0);
    return total;
  }

  static inline Project* base = nullptr;
  static inline Ended generated, ended;
};

TEST_F(Scenario, RunsWithoutAWordOfWarning) {
  ASSERT_EQ(generated.code, 0) << generated.errors;
  ASSERT_EQ(ended.code, 0) << ended.errors;
  EXPECT_THAT(ended.errors, Not(HasSubstr("warn"))) << ended.errors;
}

TEST_F(Scenario, TheIndexLeadsToAPageOfEach) {
  const std::string index = base->read("out/index.html");
  for (const char* name : {"dalbo_closes", "norremark_opens"}) {
    EXPECT_THAT(index, HasSubstr("scenarios/" + std::string(name) + ".html"));
    EXPECT_TRUE(fs::exists(base->folder() / "out/scenarios" / name / "index.html"));
  }
  EXPECT_TRUE(fs::exists(base->folder() / "out/scenarios/today/centres/dalbo.html"));
}

TEST_F(Scenario, AClosedCentreHasNoPageAndItsListedAreListedElsewhere) {
  EXPECT_FALSE(fs::exists(base->folder() / "out/scenarios/dalbo_closes/centres/dalbo.html"));
  const auto today = cells("scenarios/today/", "centre", "listed");
  const auto after = cells("scenarios/dalbo_closes/", "centre", "listed");
  EXPECT_EQ(today.at("dalbo").value, "9533");
  EXPECT_EQ(after.count("dalbo"), 0U);
  EXPECT_EQ(after.size(), 31U);
  double gained = 0;
  for (const auto& [centre, cell] : after) {
    if (cell.state != "ok") continue;  // few of them come from Dalbo
    const double more =
        parse_number(cell.value).value() - parse_number(today.at(centre).value).value();
    EXPECT_GE(more, 0) << centre;
    gained += more;
  }
  EXPECT_GT(gained, 9000);
  EXPECT_LE(gained, 9533);  // nobody comes twice
}

TEST_F(Scenario, ResidentsAreSharedAnewAndAllOfThem) {
  EXPECT_NEAR(sum(cells("scenarios/today/", "around", "residents")), 203118, 1e-3);
  EXPECT_EQ(cells("scenarios/dalbo_closes/", "region", "residents").at("region").value, "203118");
}

TEST_F(Scenario, CentresFarFromAnyChangeAreTheSame) {
  const auto today = cells("scenarios/today/", "around", "relative");
  const auto after = cells("scenarios/dalbo_closes/", "around", "relative");
  EXPECT_EQ(today.at("achima-care-almhult").value, after.at("achima-care-almhult").value);
  EXPECT_EQ(today.at("aseda").value, after.at("aseda").value);
}

TEST_F(Scenario, AnOpenedCentreHasResidentsNeedAndListed) {
  const std::string folder = "scenarios/norremark_opens/";
  EXPECT_EQ(cells(folder, "around", "relative").at("norremark").state, "ok");
  EXPECT_GT(parse_number(cells(folder, "around", "residents").at("norremark").value).value_or(0),
            100);
  EXPECT_GT(parse_number(cells(folder, "centre", "listed").at("norremark").value).value_or(0), 100);
  EXPECT_THAT(base->read("out/" + folder + "centres/norremark.html"),
              HasSubstr("scenario: Ny vårdcentral i Norremark"));
}

TEST_F(Scenario, TheBytesAreTheSameForEightThreads) {
  ASSERT_EQ(base->omrade({"run", "k/scenario.toml", "-o", "eight", "--threads", "8"}).code, 0);
  for (const char* file : {"scenarios/dalbo_closes.html", "scenarios/norremark_opens.html",
                           "scenarios/norremark_opens/tables/estimates.csv"}) {
    EXPECT_EQ(base->read("eight/" + std::string(file)), base->read("out/" + std::string(file)))
        << file;
  }
}

TEST_F(Scenario, AnUnknownCentreIsToldByCheckWithItsPlace) {
  const Project project;
  project.write("recipe.toml", project.read("recipe.toml") +
                                   "\n[[scenario]]\nname = \"s\"\nareas = \"centre\"\n"
                                   "close = [\"vaast\"]\n");
  const Ended told = project.omrade({"check", "recipe.toml"});
  EXPECT_EQ(told.code, 2);
  EXPECT_THAT(told.errors,
              HasSubstr("scenario 's': areas 'centre' have no 'vaast'; did you mean 'vast'?"));
}

}  // namespace
}  // namespace omrade::testing
