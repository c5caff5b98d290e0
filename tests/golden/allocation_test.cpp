// Money by need on the generated region: eight rules side by side.
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
using ::testing::HasSubstr;

class AllocationExample : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    base = new Project;
    fs::create_directories(base->folder() / "k");
    fs::copy_file(fs::path(OMRADE_SOURCE_DIR) / "examples/kronoberg/allocation.toml",
                  base->folder() / "k/allocation.toml");
    generated = run_program({OMRADE_BINARY_DIR "/bin/kronoberg-data", "k/data"}, base->folder());
    ended = base->omrade({"run", "k/allocation.toml", "-o", "out"});
  }
  static void TearDownTestSuite() {
    delete base;
    base = nullptr;
  }

  /// Numbers by centre; those that are there.
  static std::map<std::string, double> values(const std::string& indicator,
                                              const std::string& layer) {
    std::istringstream lines(base->read("out/tables/estimates.csv"));
    std::vector<std::string> header;
    std::map<std::string, double> out;
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
      if (at("indicator") != indicator || at("layer") != layer) continue;
      if (const auto number = parse_number(at("value"))) out[at("area")] = *number;
    }
    return out;
  }
  static double sum(const std::map<std::string, double>& all) {
    double total = 0;
    for (const auto& [centre, amount] : all) total += amount;
    return total;
  }

  static inline Project* base = nullptr;
  static inline Ended generated, ended;
};

TEST_F(AllocationExample, RunsAndWarnsOfTheUnlistedAlone) {
  ASSERT_EQ(generated.code, 0) << generated.errors;
  ASSERT_EQ(ended.code, 0) << ended.errors;
  const std::size_t first = ended.errors.find("warning");
  EXPECT_THAT(ended.errors, HasSubstr("960 of 205538 rows carry no code in column 'listed'"));
  EXPECT_EQ(ended.errors.find("warning", first + 1), std::string::npos) << ended.errors;
}

TEST_F(AllocationExample, PerListedIsThePublishedGrant) {
  // Minutes of Region Kronoberg's primary-care forum, 27 May 2025.
  const auto amounts = values("per_listed", "amount");
  ASSERT_EQ(amounts.size(), 32U);
  EXPECT_EQ(sum(amounts), 9500000);
  EXPECT_NEAR(amounts.at("dalbo"), 449070, 2);
  EXPECT_NEAR(amounts.at("skarvet"), 615122, 2);
  EXPECT_NEAR(amounts.at("halsocentralen-falken"), 94591, 2);
  const auto rural = values("rural", "amount");
  EXPECT_EQ(sum(rural), 1500000);
  EXPECT_NEAR(rural.at("aseda"), 98080, 2);
  EXPECT_EQ(rural.at("dalbo"), 0);
}

TEST_F(AllocationExample, BudgetsAreDividedToTheLastKronaAndNeedMovesThem) {
  EXPECT_EQ(sum(values("by_need", "amount")), 9500000);
  EXPECT_EQ(sum(values("by_need", "difference")), 0);
  EXPECT_GT(values("by_need", "difference").at("dalbo"), 0);  // the highest need
  const auto high = values("high_need", "amount");
  EXPECT_EQ(sum(high), 9500000);
  for (const auto& [centre, amount] : high) {
    EXPECT_GE(amount, 50000) << centre;
    EXPECT_LE(amount, 2000000) << centre;
  }
}

TEST_F(AllocationExample, AgesWeighAndHeadsAreThePublishedOnes) {
  EXPECT_EQ(sum(values("by_age", "amount")), 9500000);
  EXPECT_EQ(sum(values("by_age", "difference")), 0);
  const auto heads = values("by_age", "counted");
  EXPECT_EQ(heads.at("dalbo"), 9533);
  EXPECT_EQ(sum(heads), 201669);
  EXPECT_EQ(values("by_age", "equal"), values("per_listed", "amount"));
}

TEST_F(AllocationExample, PricesFollowTheListed) {
  // 5105 * 148 = 755 540, with 2 % 770 651, in thirds.
  EXPECT_EQ(values("basic", "amount").at("achima-care-vislanda"), 755540);
  EXPECT_EQ(values("basic", "total").at("achima-care-vislanda"), 770651);
  EXPECT_EQ(values("basic", "payment").at("achima-care-vislanda"), 256883);
  EXPECT_EQ(values("basic", "last_payment").at("achima-care-vislanda"), 256885);
  EXPECT_EQ(values("basic", "supplement").at("dalbo"), 0);
  EXPECT_EQ(sum(values("basic", "amount")), 148.0 * 201669);
  for (const auto& [centre, kronor] : values("fixed_doctor", "per_head"))
    EXPECT_THAT(kronor, ::testing::AnyOf(4, 14, 24, 34, 44)) << centre;
}

TEST_F(AllocationExample, RulesStandSideBySideOnAPage) {
  const std::string page = base->read("out/centres/dalbo.html");
  for (const char* words : {"9,5 miljoner kronor, lika per listad", "efter CNI-poäng",
                            "148 kronor per listad", "Skillnad genom behov"})
    EXPECT_THAT(page, HasSubstr(words));
}

TEST_F(AllocationExample, AKeyFigureOfManyIndicatorsHasOneBox) {
  const std::string page = base->read("out/centres/dalbo.html");
  const std::string boxes = page.substr(page.find("<dl class=\"figures\">"));
  const std::string inside = boxes.substr(0, boxes.find("</dl>"));
  const std::size_t first = inside.find("Personer");
  EXPECT_NE(first, std::string::npos);
  EXPECT_EQ(inside.find("Personer", first + 1), std::string::npos);
  EXPECT_THAT(inside, HasSubstr("Belopp"));
}

TEST_F(AllocationExample, TheCommandGivesTheSameAmounts) {
  const Ended stats =
      base->omrade({"stats", "allocate", "k/data/pay_2024.csv", "--by", "centre", "--population",
                    "listed", "--need", "points_per_listed", "--budget", "9500000", "--f",
                    "threshold:2.5", "--floor", "50000", "--cap", "2000000"});
  ASSERT_EQ(stats.code, 0) << stats.errors;
  for (const auto& [centre, amount] : values("high_need", "amount"))
    EXPECT_THAT(stats.output, HasSubstr("\n" + centre + "," + shortest(amount) + ","));
}

}  // namespace
}  // namespace omrade::testing
