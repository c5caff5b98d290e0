// Distances and supply on the generated region, today and with centres closed, opened and moved.
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

using Record = std::map<std::string, std::string>;

class AccessRun : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    base = new Project;
    fs::create_directories(base->folder() / "k");
    fs::copy_file(fs::path(OMRADE_SOURCE_DIR) / "examples/kronoberg/access.toml",
                  base->folder() / "k/access.toml");
    generated = run_program({OMRADE_BINARY_DIR "/bin/kronoberg-data", "k/data"}, base->folder());
    ended = base->omrade({"run", "k/access.toml", "-o", "out"});
  }
  static void TearDownTestSuite() {
    delete base;
    base = nullptr;
  }

  static std::vector<Record> records(const std::string& file, char separator = ',') {
    std::istringstream lines(base->read(file));
    std::vector<std::string> header;
    std::vector<Record> out;
    for (std::string line; std::getline(lines, line);) {
      std::vector<std::string> row;
      for (const std::string_view field : split(line, separator)) row.emplace_back(field);
      if (header.empty()) {
        header = row;
        continue;
      }
      out.emplace_back();
      for (std::size_t k = 0; k < header.size(); ++k) out.back()[header[k]] = row.at(k);
    }
    return out;
  }
  /// Values by area of one layer at one level; "" is the recipe's own run.
  static std::map<std::string, double> values(const std::string& scenario, const std::string& level,
                                              const std::string& layer) {
    std::map<std::string, double> out;
    for (const Record& row :
         records("out/" + (scenario.empty() ? "" : "scenarios/" + scenario + "/") +
                 "tables/estimates.csv")) {
      if (row.at("level") != level || row.at("layer") != layer) continue;
      if (const auto number = parse_number(row.at("value"))) out[row.at("area")] = *number;
    }
    return out;
  }
  static double number(const Record& row, const std::string& column) {
    return parse_number(row.at(column)).value();
  }

  static inline Project* base = nullptr;
  static inline Ended generated, ended;
};

TEST_F(AccessRun, RunsWithoutAWordOfWarning) {
  ASSERT_EQ(generated.code, 0) << generated.errors;
  ASSERT_EQ(ended.code, 0) << ended.errors;
  EXPECT_THAT(ended.errors, Not(HasSubstr("warn"))) << ended.errors;
}

TEST_F(AccessRun, TheRegionsMeanIsThatOfItsSquares) {
  const std::vector<Record> centres = records("k/data/centres.csv");
  double people = 0, distances = 0;
  for (const Record& home : records("k/data/homes.csv")) {
    double nearest = 1e300;
    for (const Record& centre : centres) {
      nearest = std::min(nearest, std::hypot(number(home, "x") - number(centre, "x"),
                                             number(home, "y") - number(centre, "y")));
    }
    people += number(home, "people");
    distances += number(home, "people") * nearest / 1000;
  }
  EXPECT_EQ(people, 203118);
  EXPECT_NEAR(values("", "region", "distance_mean").at("region"), distances / people, 1e-9);
}

TEST_F(AccessRun, TheRegionHasAllThatIsSupplied) {
  double supply = 0;
  for (const Record& row : records("k/data/supply.csv")) {
    if (row.at("centre") != "norremark") supply += number(row, "physicians");
  }
  EXPECT_NEAR(values("", "region", "access").at("region"), 1000 * supply / 203118, 1e-9);
}

TEST_F(AccessRun, WhereACentreClosesNobodyIsNearerAndSomeAreFurther) {
  const auto today = values("today", "deso", "distance_mean");
  const auto after = values("dalbo_closes", "deso", "distance_mean");
  ASSERT_GT(today.size(), 100U);
  std::size_t further = 0;
  for (const auto& [area, distance] : after) {
    EXPECT_GE(distance, today.at(area) - 1e-12) << area;
    further += distance > today.at(area) + 1e-9 ? 1 : 0;
  }
  EXPECT_GT(further, 0U);
  EXPECT_LT(further, 30U);
  EXPECT_GT(values("dalbo_closes", "region", "distance_mean").at("region"),
            values("today", "region", "distance_mean").at("region"));
}

TEST_F(AccessRun, ACentreThatOpensBringsItsSupply) {
  EXPECT_NEAR(values("norremark_opens", "region", "access").at("region") -
                  values("today", "region", "access").at("region"),
              1000 * 4.0 / 203118, 1e-9);
  EXPECT_GT(values("norremark_opens", "around", "distance_mean").count("norremark"), 0U);
}

TEST_F(AccessRun, ListedAtTheNearestThereIsNoExcess) {
  const auto excess = values("", "around", "excess_distance");
  const auto share = values("", "around", "not_nearest");
  ASSERT_GT(excess.size(), 16U);
  for (const auto& [area, kilometres] : excess) EXPECT_GE(kilometres, 0) << area;
  for (const auto& [area, percent] : share) {
    EXPECT_GE(percent, 0) << area;
    EXPECT_LE(percent, 100) << area;
  }
  EXPECT_GT(values("", "region", "excess_distance").at("region"), 0);
}

/// "ok" and so on, by area and centre.
TEST_F(AccessRun, ResidualsAreWithheldWhereverTheirFlowsAre) {
  std::map<std::string, std::map<std::string, std::string>> states;
  for (const Record& row : records("out/tables/estimates.csv")) {
    const std::string key = row.at("level") + "/" + row.at("area") + "/" + row.at("other");
    states[row.at("layer")][key] = row.at("state");
  }
  std::size_t withheld = 0;
  for (const auto& [key, state] : states.at("relevance")) {
    if (state != "withheld") continue;
    EXPECT_EQ(states.at("huff_residual").at(key), "withheld") << key;
    ++withheld;
  }
  EXPECT_GT(withheld, 10U);
}

}  // namespace
}  // namespace omrade::testing
