// omrade stats allocate: by hand, what it refuses, and the published grants of Region Kronoberg
// where OMRADE_REFERENCE names their folder.
#include "base/text.hpp"
#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace omrade::testing {
namespace {

using ::testing::HasSubstr;

class StatsAllocate : public ::testing::Test {
 protected:
  StatsAllocate() {
    project_.write("c.csv",
                   "centre,listed,need,rural,least\n"
                   "a,1000,1,true,\n"
                   "b,2000,2.75,false,600\n"
                   "c,1000,3,1,50.5\n");
  }

  [[nodiscard]] Ended run(const std::vector<std::string>& more) const {
    std::vector<std::string> arguments{"stats",  "allocate",     "c.csv", "--by",
                                       "centre", "--population", "listed"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return project_.omrade(arguments);
  }
  /// Amounts in the order of the rows, "" where there is none.
  [[nodiscard]] std::vector<std::string> amounts(const std::vector<std::string>& more) const {
    const Ended ended = run(more);
    EXPECT_EQ(ended.code, 0) << ended.errors;
    std::vector<std::string> out;
    std::istringstream lines(ended.output);
    std::string line;
    std::getline(lines, line);
    EXPECT_EQ(line, "centre,value,lower95,upper95,lower998,upper998,interval,state,amount");
    while (std::getline(lines, line)) out.push_back(line.substr(line.rfind(',') + 1));
    return out;
  }

  const Project project_;
};

using Texts = std::vector<std::string>;

TEST_F(StatsAllocate, ByPeopleAloneUnlessNeedIsGiven) {
  EXPECT_EQ(amounts({"--budget", "1001"}), (Texts{"250", "501", "250"}));
  EXPECT_EQ(amounts({"--budget", "1001", "--need", "need", "--f", "constant"}),
            (Texts{"250", "501", "250"}));
}

TEST_F(StatsAllocate, ByNeed) {
  // Weights 1000, 5500, 3000.
  EXPECT_EQ(amounts({"--budget", "950", "--need", "need"}), (Texts{"100", "550", "300"}));
  // Above 2.5: 0, 0.25 * 2000, 0.5 * 1000.
  EXPECT_EQ(amounts({"--budget", "950", "--need", "need", "--f", "threshold:2.5"}),
            (Texts{"0", "475", "475"}));
  // 1000, 3000, 2000.
  EXPECT_EQ(amounts({"--budget", "600", "--need", "need", "--f", "tier:0=1,2.5=1.5,3=2"}),
            (Texts{"100", "300", "200"}));
}

TEST_F(StatsAllocate, FloorsAndCapsAreNumbersOrColumns) {
  EXPECT_EQ(amounts({"--budget", "1000", "--floor", "260"}), (Texts{"260", "480", "260"}));
  EXPECT_EQ(amounts({"--budget", "1000", "--cap", "400"}), (Texts{"300", "400", "300"}));
  // An empty floor is none, and 50.5 is 51.
  EXPECT_EQ(amounts({"--budget", "1000", "--floor", "least"}), (Texts{"200", "600", "200"}));
  EXPECT_EQ(amounts({"--budget", "651", "--floor", "least"}), (Texts{"0", "600", "51"}));
}

TEST_F(StatsAllocate, OnlyThoseWhoAreEligibleShareInIt) {
  EXPECT_EQ(amounts({"--budget", "101", "--only", "rural"}), (Texts{"51", "0", "50"}));
}

TEST_F(StatsAllocate, ARowWithoutPeopleOrNeedHasNoAmountAndItIsSaid) {
  project_.write("c.csv", "centre,listed,need\na,10,1\nb,,2\nc,10,\n");
  const Ended ended = run({"--budget", "7", "--need", "need"});
  EXPECT_EQ(ended.code, 0);
  EXPECT_THAT(ended.output, HasSubstr("a,7,,,,,none,ok,7\n"));
  EXPECT_THAT(ended.output, HasSubstr("b,,,,,,none,missing: population is empty,\n"));
  EXPECT_THAT(ended.output, HasSubstr("c,,,,,,none,missing: need is empty,\n"));
  EXPECT_THAT(ended.errors, HasSubstr("the whole budget is divided among the others: 2 rows"));
}

TEST_F(StatsAllocate, WhatCannotBeDividedIsRefused) {
  const std::vector<std::pair<Texts, const char*>> cases{
      {{"--budget", "-1"}, "budget"},
      {{"--budget", "10.5"}, "is not whole"},
      {{"--budget", "10", "--floor", "4"}, "the floors sum to more than the budget"},
      {{"--budget", "10", "--cap", "3"}, "the caps leave some of the budget over"},
      {{"--budget", "10", "--cap", "1", "--floor", "2"}, "is above a cap of 1 in centre 'a'"},
      {{"--budget", "10", "--floor", "-2"}, "-2 is negative"},
      {{"--budget", "10", "--floor", "nothing"}, "no column 'nothing' (--floor)"},
      {{"--budget", "10", "--need", "need", "--f", "threshold:9"}, "nobody has a weight"},
      {{"--budget", "10", "--f", "square"}, "is not a rule"},
      {{"--budget", "10", "--only", "centre"}, "'a' is neither true nor false"}};
  for (const auto& [arguments, message] : cases) {
    const Ended ended = run(arguments);
    EXPECT_EQ(ended.code, 2) << message;
    EXPECT_THAT(ended.errors, HasSubstr(message));
  }
}

TEST_F(StatsAllocate, NegativePeopleAndNeedsAreNamed) {
  project_.write("c.csv", "centre,listed,need\na,10,-1\nb,10,2\n");
  EXPECT_THAT(run({"--budget", "7", "--need", "need"}).errors, HasSubstr("c.csv:2"));
  EXPECT_EQ(amounts({"--budget", "8", "--need", "need", "--f", "threshold:-2"}), (Texts{"2", "6"}));
  project_.write("c.csv", "centre,listed\na,-10\nb,10\n");
  const Ended ended = run({"--budget", "7"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.errors, HasSubstr("-10 is negative"));
}

TEST_F(StatsAllocate, TheGrantsOfRegionKronoberg) {
  const char* folder = std::getenv("OMRADE_REFERENCE");
  if (folder == nullptr) GTEST_SKIP() << "OMRADE_REFERENCE does not name the reference tables";
  std::ifstream stream(std::filesystem::path(folder) / "kronoberg_grants_2025.csv");
  ASSERT_TRUE(stream);
  std::map<std::string, std::vector<std::string>> published;
  std::string table, line;
  std::getline(stream, line);
  table = line + "\n";
  while (std::getline(stream, line)) {
    std::vector<std::string> fields;
    for (const std::string_view field : split(line, ',')) fields.emplace_back(field);
    if (fields[0] == "SUM") continue;
    published[fields[0]] = fields;
    table += line + "\n";
  }
  ASSERT_EQ(published.size(), 32U);
  project_.write("c.csv", table);
  struct Grant {
    std::string budget;
    std::size_t column;
    Texts more;
  };
  for (const Grant& grant : {Grant{"9500000", 2, {}}, Grant{"6000000", 3, {}},
                             Grant{"1500000", 4, {"--only", "rural"}}}) {
    Texts arguments{"--budget", grant.budget};
    arguments.insert(arguments.end(), grant.more.begin(), grant.more.end());
    std::istringstream lines(run(arguments).output);
    std::getline(lines, line);
    double sum = 0, largest = 0;
    std::string where;
    while (std::getline(lines, line)) {
      const std::string centre = line.substr(0, line.find(','));
      const double amount = parse_number(line.substr(line.rfind(',') + 1)).value();
      const double expected = parse_number(published.at(centre)[grant.column]).value_or(0);
      sum += amount;
      if (std::abs(amount - expected) > largest) {
        largest = std::abs(amount - expected);
        where = centre;
      }
    }
    std::printf("%s: largest deviation %g (%s)\n", grant.budget.c_str(), largest, where.c_str());
    EXPECT_LE(largest, 2) << where;
    EXPECT_EQ(sum, parse_number(grant.budget).value());
  }
}

}  // namespace
}  // namespace omrade::testing
