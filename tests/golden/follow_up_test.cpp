// The examples of follow-up and of population, on the generated region.
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
#include <string_view>
#include <vector>

namespace omrade::testing {
namespace {

namespace fs = std::filesystem;

using Row = std::map<std::string, std::string>;

class Examples : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    base = new Project;
    fs::create_directories(base->folder() / "k");
    for (const char* recipe : {"follow_up.toml", "population.toml"})
      fs::copy_file(fs::path(OMRADE_SOURCE_DIR) / "examples/kronoberg" / recipe,
                    base->folder() / "k" / recipe);
    generated = run_program({OMRADE_BINARY_DIR "/bin/kronoberg-data", "k/data"}, base->folder());
    follow_up = base->omrade({"run", "k/follow_up.toml", "-o", "f"});
    population = base->omrade({"run", "k/population.toml", "-o", "p"});
  }
  static void TearDownTestSuite() {
    delete base;
    base = nullptr;
  }
  static std::vector<Row> rows(const std::string& file) {
    std::vector<Row> out;
    std::vector<std::string> names;
    std::istringstream lines(base->read(file));
    for (std::string line; std::getline(lines, line);) {
      std::vector<std::string> fields;
      for (const std::string_view field : split(line, ',')) fields.emplace_back(field);
      if (names.empty()) {
        names = fields;
        continue;
      }
      Row& row = out.emplace_back();
      for (std::size_t k = 0; k < names.size() && k < fields.size(); ++k) row[names[k]] = fields[k];
    }
    return out;
  }
  static double number(const Row& row, const std::string& column) {
    const auto read = parse_number(row.at(column));
    return read ? *read : std::nan("");
  }

  static inline Project* base = nullptr;
  static inline Ended generated, follow_up, population;
};

TEST_F(Examples, RunWithoutAWordOfWarning) {
  ASSERT_EQ(generated.code, 0) << generated.errors;
  for (const Ended& ended : {follow_up, population}) {
    ASSERT_EQ(ended.code, 0) << ended.errors;
    EXPECT_EQ(ended.errors.find("warn"), std::string::npos) << ended.errors;
  }
}

TEST_F(Examples, TheRegionIsTheSumOfItsCentres) {
  double assessed = 0, sought = 0;
  for (const Row& row : rows("k/data/follow_up.csv")) {
    if (row.at("year") != "2024") continue;
    assessed += number(row, "assessed");
    sought += number(row, "sought");
  }
  int found = 0;
  for (const Row& row : rows("f/tables/estimates.csv")) {
    const bool wanted = row.at("level") == "region" && row.at("indicator") == "assessed" &&
                        row.at("layer") == "measured" && row.at("period") == "2024";
    if (!wanted) continue;
    ++found;
    EXPECT_NEAR(number(row, "value"), 100 * assessed / sought, 0.05);
    EXPECT_EQ(number(row, "numerator"), assessed);
  }
  EXPECT_EQ(found, 1);
}

TEST_F(Examples, CentresThatOpenedLateHaveNoTrendAndTheOthersHave) {
  int with = 0, without = 0;
  for (const Row& row : rows("f/tables/estimates.csv")) {
    const bool wanted = row.at("level") == "centre" && row.at("indicator") == "assessed" &&
                        row.at("layer") == "trend" && row.at("period") == "2024";
    if (!wanted) continue;
    with += row.at("state") == "ok" ? 1 : 0;
    without += row.at("state") == "missing" ? 1 : 0;
  }
  EXPECT_EQ(with, 30);
  EXPECT_EQ(without, 2);
}

TEST_F(Examples, ThePilotsDidBetterAsTheyWereMadeTo) {
  bool found = false;
  for (const Row& row : rows("f/tables/estimates.csv")) {
    if (row.at("layer") != "pilot_effect" || row.at("period") != "2024") continue;
    found = true;
    EXPECT_GT(number(row, "lower95"), 0);
    EXPECT_NEAR(number(row, "value"), 5, 2);
  }
  EXPECT_TRUE(found);
}

TEST_F(Examples, PagesSayInWordsWhatTablesSayInCodes) {
  std::map<std::string, std::string> status;
  for (const Row& row : rows("f/tables/estimates.csv"))
    if (row.at("indicator") == "assessed" && row.at("layer") == "status" &&
        row.at("period") == "2024" && row.at("level") == "centre")
      status[row.at("area")] = row.at("value");
  ASSERT_EQ(status.size(), 32U);
  const std::map<std::string, std::string> words{
      {"2", "attained"}, {"1", "close"}, {"0", "not attained"}};
  for (const auto& [centre, code] : status) {
    const std::string page = base->read("f/centres/" + centre + ".html");
    EXPECT_NE(page.find(">" + words.at(code) + "<"), std::string::npos) << centre;
  }
}

/// What these data gave, so that a change of a formula or of the generator is seen.
TEST_F(Examples, GiveTheNumbersTheyGave) {
  const std::map<std::string, double> expected{
      {"assessed.trend", 0.86713778},          {"doctor.trend", 4.74999612},
      {"antibiotics.trend", -8.10680522},      {"gap.sii", -5.15444803},
      {"gap.sii_change", -2.51897917},         {"gap.pilot_effect", 5.83571657},
      {"population.projected", 213832.233587}, {"population.projected_80", 18180.069694},
      {"population.dependency", 84.96211845}};
  std::size_t found = 0;
  for (const char* file : {"f/tables/estimates.csv", "p/tables/estimates.csv"}) {
    for (const Row& row : rows(file)) {
      const auto at = expected.find(row.at("indicator") + "." + row.at("layer"));
      if (at == expected.end() || row.at("level") != "region" || row.at("period") != "2024")
        continue;
      ++found;
      EXPECT_NEAR(number(row, "value"), at->second, 1e-6 * std::abs(at->second)) << at->first;
    }
  }
  EXPECT_EQ(found, expected.size());
}

TEST_F(Examples, EverybodyStandsInThePyramidOnce) {
  double people = 0;
  for (const Row& row : rows("k/data/population.csv"))
    if (row.at("year") == "2024") people += number(row, "people");
  double residents = 0, bars = 0;
  for (const Row& row : rows("p/tables/estimates.csv")) {
    if (row.at("level") != "region") continue;
    const std::string& layer = row.at("layer");
    if (layer == "residents") residents = number(row, "value");
    if (layer.rfind("women_", 0) == 0 || layer.rfind("men_", 0) == 0) bars += number(row, "value");
  }
  EXPECT_EQ(residents, people);
  EXPECT_EQ(bars, people);
}

TEST_F(Examples, AMunicipalityIsProjectedAndASmallAreaIsNot) {
  int municipalities = 0;
  for (const Row& row : rows("p/tables/estimates.csv")) {
    if (row.at("layer") != "projected") continue;
    if (row.at("level") == "kommun") {
      ++municipalities;
      EXPECT_GT(number(row, "value"), 5000) << row.at("area");
      EXPECT_EQ(row.at("estimator"), "synthetic");
    }
  }
  EXPECT_EQ(municipalities, 8);
}

}  // namespace
}  // namespace omrade::testing
