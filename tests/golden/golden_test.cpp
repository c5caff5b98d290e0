// The whole path on a region that can be checked by hand (tests/support/project.hpp).
#include "base/file.hpp"
#include "base/text.hpp"
#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace omrade::testing {
namespace {

/// Ten significant digits: what is left is the same whatever variant of libm a processor gets.
std::string rounded(const std::string& csv) {
  std::string out;
  std::istringstream lines(csv);
  for (std::string line; std::getline(lines, line);) {
    std::string row;
    for (const std::string_view field : split(line, ',')) {
      if (!row.empty()) row += ',';
      const auto number = parse_number(field);
      char text[64];
      if (number && field.find('.') != std::string_view::npos) {
        std::snprintf(text, sizeof text, "%.10g", *number);
        row += text;
      } else {
        row += field;
      }
    }
    out += row + '\n';
  }
  return out;
}

class Golden : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    project = new Project;
    ended = project->omrade({"run", "recipe.toml", "-o", "out"});
  }
  static void TearDownTestSuite() {
    delete project;
    project = nullptr;
  }

  /// The row of the tidy table for one cell, by the names of its columns.
  static std::map<std::string, std::string> cell(const std::string& level, const std::string& area,
                                                 const std::string& layer,
                                                 const std::string& other = "") {
    std::istringstream lines(project->read("out/tables/estimates.csv"));
    std::string header;
    std::getline(lines, header);
    const auto names = split(header, ',');
    for (std::string line; std::getline(lines, line);) {
      std::map<std::string, std::string> row;
      const auto fields = split(line, ',');
      for (std::size_t i = 0; i < names.size() && i < fields.size(); ++i)
        row[std::string(names[i])] = std::string(fields[i]);
      if (row["level"] == level && row["area"] == area && row["layer"] == layer &&
          row["other"] == other)
        return row;
    }
    ADD_FAILURE() << "no row for " << level << ' ' << area << ' ' << layer;
    return {};
  }
  static double value(const std::string& level, const std::string& area, const std::string& layer,
                      const std::string& column = "value") {
    const auto number = parse_number(cell(level, area, layer)[column]);
    return number ? *number : std::nan("");
  }

  static inline Project* project = nullptr;
  static inline Ended ended;
};

TEST_F(Golden, EndsWell) {
  EXPECT_EQ(ended.code, 0) << ended.errors;
}

TEST_F(Golden, ResidentsOfACatchmentAreApportionedByPeople) {
  // West: two whole squares and half of the people of the two others.
  EXPECT_NEAR(value("around", "vast", "per_person", "denominator"), 3000, 1e-9);
  EXPECT_NEAR(value("around", "ost", "per_person", "denominator"), 1000, 1e-9);
  EXPECT_EQ(value("region", "region", "per_person", "denominator"), 4000);
  EXPECT_EQ(value("kommun", "0780", "per_person", "denominator"), 4000);
}

TEST_F(Golden, AnIndexIsComputedFromItsOwnCountsAndNeverAveraged) {
  // West, counts of squares 1 + 3 + half of 2 + 4: under_5 155, foreign_born 430, old_alone 140,
  // single_parent 46.5, moved_in 225, unemployed 200, low_education 230; points 155·3.23 + 430·5.72
  // + 140·6.15 + 46.5·4.19 + 225·4.19 + 200·5.13 + 230·3.97 = 6 897.935.
  EXPECT_NEAR(value("around", "vast", "points"), 6897.935, 1e-9);
  EXPECT_NEAR(value("around", "vast", "relative"), 6897.935 / 3000 / 2.4761, 1e-12);
}

TEST_F(Golden, ThreeSingleParentsAreProtectedAndSoIsWhatHoldsThem) {
  EXPECT_EQ(cell("deso", "0780A0004", "share_single_parent")["state"], "withheld");
  EXPECT_EQ(cell("deso", "0780A0004", "share_single_parent")["value"], "withheld");
  EXPECT_EQ(cell("deso", "0780A0004", "share_single_parent")["denominator"], "withheld");
  EXPECT_EQ(cell("deso", "0780A0004", "relative")["value"], "withheld");
  EXPECT_EQ(cell("deso", "0780A0004", "share_under_5")["value"], "7");
}

TEST_F(Golden, ListingIsCountedWherePeopleLiveAndWhereTheyAreListed) {
  // West: 100 + 100 + 50 + 50 residents; listed there 60 + 60 of the western squares and half of 28
  // + 28.
  EXPECT_NEAR(value("around", "vast", "residents"), 300, 1e-9);
  EXPECT_NEAR(value("around", "vast", "localisation"), 100 * (60 + 60 + 14 + 14) / 300.0, 1e-12);
  // Listed at West from anywhere: 60 + 60 + 28 + 28 of the region, and 12 from outside.
  EXPECT_EQ(value("centre", "vast", "listed"), 188);
  EXPECT_NEAR(value("around", "vast", "own_share"), 100 * 148 / 188.0, 1e-12);
  EXPECT_NEAR(value("around", "vast", "net_flow"), 188 - 300, 1e-9);
  EXPECT_NEAR(value("region", "region", "unlisted"), 10, 1e-12);
  // Of each square's 100 people 2 are listed elsewhere, so that the other flows would tell them.
  EXPECT_EQ(cell("deso", "0780B0002", "unlisted")["state"], "withheld");
}

TEST_F(Golden, EveryPageIsThere) {
  namespace fs = std::filesystem;
  for (const char* file : {"index.html", "centres/vast.html", "centres/ost.html", "region.gpkg",
                           "provenance.json", "tables/around.csv", "tables/estimates.csv"}) {
    EXPECT_TRUE(fs::exists(project->folder() / "out" / file)) << file;
  }
  EXPECT_THAT(project->read("out/provenance.json"), ::testing::HasSubstr("\"disclosure\""));
}

TEST_F(Golden, TheLogSaysWhichRuleAndThePageDoesNot) {
  EXPECT_THAT(ended.errors, ::testing::HasSubstr("minimum_count"));
  EXPECT_THAT(ended.errors, ::testing::HasSubstr("part_withheld"));
  EXPECT_THAT(project->read("out/centres/ost.html"), ::testing::HasSubstr("skyddad"));
  EXPECT_EQ(project->read("out/centres/ost.html").find("part_withheld"), std::string::npos);
}

TEST_F(Golden, TheTidyTableIsAsItWas) {
  const std::filesystem::path golden = std::filesystem::path(OMRADE_TEST_DATA) / "estimates.csv";
  const std::string now = rounded(project->read("out/tables/estimates.csv"));
  if (std::getenv("OMRADE_REWRITE_GOLDEN") != nullptr) write_file(golden, now);
  EXPECT_EQ(now, read_file(golden))
      << "if the change is meant: OMRADE_REWRITE_GOLDEN=1 ctest -R Golden";
}

}  // namespace
}  // namespace omrade::testing
