// omrade flows, as a user meets it.
#include "points_project.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <map>
#include <random>
#include <string>
#include <utility>

namespace omrade::testing {
namespace {

using Json = nlohmann::json;
using ::testing::HasSubstr;

Ended flows(const Project& project, const std::string& rows, const std::vector<std::string>& more) {
  std::vector<std::string> all{"flows", rows, "--home", "home"};
  all.insert(all.end(), more.begin(), more.end());
  return project.omrade(std::move(all));
}

TEST(FlowsCommand, CountsPairsAndKeepsTheUnlisted) {
  const Project project;
  project.write("rows.csv",
                "home;listed\n0780B;west\n0780A;west\n0780A;\n0780B;west\n0780A;\"e;ast\"\n;west\n"
                "0780A;NA\n");
  const Ended ended = flows(project, "rows.csv", {"--centre", "listed"});
  EXPECT_EQ(ended.output,
            "home,centre,count\n,west,1\n0780A,,2\n0780A,e;ast,1\n0780A,west,1\n0780B,west,2\n");
  EXPECT_THAT(ended.errors, HasSubstr("7 rows, 1 of them without a home, 2 listed nowhere"));
}

TEST(FlowsCommand, NumbersComeByTheirSizeAndCodesByTheirLetters) {
  const Project project;
  project.write("rows.csv", "home,listed\n10,02\n9,1\n-1,02\n9,10\n");
  EXPECT_EQ(flows(project, "rows.csv", {"--centre", "listed"}).output,
            "home,centre,count\n-1,02,1\n9,1,1\n9,10,1\n10,02,1\n");
  project.write("rows.csv", "home,listed\n9,02\n9,1\n9,10\n");
  EXPECT_EQ(flows(project, "rows.csv", {"--centre", "listed"}).output,
            "home,centre,count\n9,02,1\n9,1,1\n9,10,1\n");
}

TEST(FlowsCommand, ProfileCountsBandsOfAges) {
  const Project project;
  project.write("rows.csv", "home,age,sex\na,4,2\na,5,2\na,9,1\na,0,2\na,,1\nb,104,2\na,7,2\n");
  EXPECT_EQ(flows(project, "rows.csv", {"--profile", "--age", "age", "--sex", "sex"}).output,
            "home,band,sex,count\na,,1,1\na,0,2,2\na,1,1,1\na,1,2,2\nb,20,2,1\n");
  EXPECT_EQ(
      flows(project, "rows.csv", {"--profile", "--age", "age", "--sex", "sex", "--bands", "10"})
          .output,
      "home,band,sex,count\na,,1,1\na,0,1,1\na,0,2,4\nb,10,2,1\n");
}

TEST(FlowsCommand, WhatIsNoAgeIsRefused) {
  const Project project;
  for (const std::string age : {"1985", "-1", "4.5", "old"}) {
    project.write("rows.csv", "home,age,sex\na,4,2\na," + age + ",2\n");
    const Ended ended = flows(project, "rows.csv", {"--profile", "--age", "age", "--sex", "sex"});
    EXPECT_EQ(ended.code, 2);
    EXPECT_THAT(ended.errors, HasSubstr("'" + age + "' is not an age"));
  }
}

TEST(FlowsCommand, JsonHoldsTheTotals) {
  const Project project;
  project.write("rows.csv", "home,listed\na,x\na,\n");
  const Json json =
      Json::parse(flows(project, "rows.csv", {"--centre", "listed", "--json"}).output);
  EXPECT_EQ(json["result"]["rows"], 2);
  EXPECT_EQ(json["result"]["unlisted"], 1);
  EXPECT_TRUE(json["table"][0]["centre"].is_null());
  EXPECT_EQ(json["table"][1]["count"], 1);
}

/// Rows of two columns of numbers below `homes` and `centres`, and what they come to.
struct Register {
  Register(std::size_t rows, std::uint64_t homes, std::uint64_t centres) {
    std::mt19937_64 engine(11);
    std::map<std::pair<std::int32_t, std::int32_t>, int> pairs;
    for (std::size_t i = 0; i < rows; ++i) {
      home.push_back(static_cast<std::int32_t>(engine() % homes) - 1);
      centre.push_back(static_cast<std::int32_t>(engine() % centres));
      ++pairs[{home.back(), centre.back()}];
    }
    counted = "home,centre,count\n";
    for (const auto& [pair, count] : pairs) {
      counted += std::to_string(pair.first) + "," + std::to_string(pair.second) + "," +
                 std::to_string(count) + "\n";
    }
  }
  void write(const Project& project) const {
    write_column(project, "r/home.npy", home);
    write_column(project, "r/listed.npy", centre);
    std::string text = "listed,other,home\n";
    for (std::size_t i = 0; i < home.size(); ++i)
      text += std::to_string(centre[i]) + ",x," + std::to_string(home[i]) + "\n";
    project.write("rows.csv", text);
  }
  std::vector<std::int32_t> home, centre;
  std::string counted;
};

void expect_counts(const Register& people) {
  const Project project;
  people.write(project);
  for (const char* rows : {"r", "rows.csv"}) {
    for (const char* threads : {"1", "8"}) {
      const Ended ended = flows(project, rows, {"--centre", "listed", "--threads", threads});
      EXPECT_TRUE(ended.output == people.counted) << rows << ", threads " << threads;
    }
  }
}

TEST(FlowsCommand, SameBytesForAnyThreadsAndFromTextAndColumns) {
  expect_counts(Register(300000, 500, 40));
}
TEST(FlowsCommand, AlsoWhereThereAreTooManyPairsForATable) {
  expect_counts(Register(200000, 150000, 90000));
}
TEST(FlowsCommand, AlsoWhereNumbersAreFarApart) {
  Register people(50000, 100, 100);
  const Project project;
  for (std::int32_t& home : people.home) home *= 20000000;
  people.write(project);
  const std::string text = flows(project, "rows.csv", {"--centre", "listed"}).output;
  EXPECT_GT(text.size(), 50000U);
  EXPECT_TRUE(text == flows(project, "r", {"--centre", "listed"}).output);
}

}  // namespace
}  // namespace omrade::testing
