// omrade stats hajek, eb and fayherriot, as a user meets them.
#include "project.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <string>

namespace omrade::testing {
namespace {

using Json = nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// The rows of the result by the column `id`.
Json rows_of(const Project& project, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "stats");
  arguments.emplace_back("--json");
  const Ended ended = project.omrade(arguments);
  EXPECT_EQ(ended.code, 0) << ended.errors;
  const Json result = Json::parse(ended.output);
  Json rows;
  for (const Json& row : result["table"]) rows[row["id"].get<std::string>()] = row;
  return rows;
}

void expect_near(const Json& row, const std::string& column, double expected) {
  ASSERT_TRUE(row.at(column).is_number()) << row;
  EXPECT_NEAR(row.at(column).get<double>(), expected, 1e-12 * std::max(1.0, std::abs(expected)))
      << column;
}

TEST(StatsHajek, GroupsByHand) {
  const Project project;
  project.write("answers.csv", "id,smokes,weight\na,1,1\nb,,1\na,1,2\na,0,2\nb,1,\na,0,3\nc,1,5\n");
  const std::vector<std::string> arguments{"hajek",   "answers.csv", "--by",     "id",
                                           "--value", "smokes",      "--weight", "weight"};
  const Json rows = rows_of(project, arguments);
  expect_near(rows["a"], "value", 0.375);
  expect_near(rows["a"], "n", 4);
  expect_near(rows["a"], "n_eff", 64.0 / 18);
  EXPECT_EQ(rows["a"]["interval"], "wilson");
  EXPECT_EQ(rows["b"]["state"], "missing: nobody with an answer and a weight");
  EXPECT_TRUE(rows["b"]["value"].is_null());
  EXPECT_TRUE(rows["b"]["n_eff"].is_null());
  EXPECT_EQ(rows["b"]["n"], 0);
  expect_near(rows["c"], "value", 1);
  expect_near(rows["c"], "upper95", 1);
}

TEST(StatsHajek, WithoutGroupsAllRowsAreOneAndTheMultiplierScales) {
  const Project project;
  project.write("answers.csv", "smokes,weight\n1,1\n1,2\n0,2\n0,3\n1,\n");
  const Ended ended = project.omrade({"stats", "hajek", "answers.csv", "--value", "smokes",
                                      "--weight", "weight", "--multiplier", "100"});
  EXPECT_EQ(ended.code, 0);
  EXPECT_THAT(ended.output,
              StartsWith("value,lower95,upper95,lower998,upper998,interval,state,n,n_eff\n37.5,"));
  EXPECT_THAT(ended.errors, HasSubstr("answer"));
}

TEST(StatsHajek, TheSameBytesForAnyThreads) {
  const Project project;
  std::string rows = "id,smokes,weight\n";
  for (int i = 0; i < 150'000; ++i) {
    rows += std::to_string(i * 7 % 13) + (i % 3 == 0 ? ",1," : ",0,") +
            std::to_string(1 + i * 31 % 97) + "." + std::to_string(i % 10) + "\n";
  }
  project.write("answers.csv", rows);
  const auto of = [&](const char* threads) {
    return project
        .omrade({"stats", "hajek", "answers.csv", "--by", "id", "--value", "smokes", "--weight",
                 "weight", "--threads", threads})
        .output;
  };
  EXPECT_EQ(of("1"), of("2"));
  EXPECT_THAT(of("1"), HasSubstr("wilson"));
}

class StatsEb : public ::testing::Test {
 protected:
  void SetUp() override {
    project_.write("areas.csv",
                   "id,y,n\na,10,100\nb,30,100\nc,100,200\nd,50,200\ne,9,10\nf,,10\ng,3,\nh,0,0\n");
    project_.write("neighbours.csv", "from,to\na,b\nb,a\nc,d\nd,c\nc,h\ne,f\n");
  }
  [[nodiscard]] Json eb(std::vector<std::string> more) const {
    std::vector<std::string> all{"eb",          "areas.csv", "--by",          "id",
                                 "--numerator", "y",         "--denominator", "n"};
    all.insert(all.end(), more.begin(), more.end());
    return rows_of(project_, all);
  }
  Project project_;
};

TEST_F(StatsEb, NeighboursAndSelfMakeThePrior) {
  const Json rows = eb({"--neighbours", "neighbours.csv", "--kind", "rate"});
  expect_near(rows["a"], "value", 0.12);
  expect_near(rows["a"], "prior_mean", 0.2);
  expect_near(rows["a"], "prior_variance", 0.008);
  expect_near(rows["a"], "shrinkage", 0.8);
  expect_near(rows["b"], "upper95", 0.28 + 1.959963984540054 * 0.04);
  EXPECT_EQ(rows["a"]["interval"], "student");
  EXPECT_EQ(rows["a"]["estimator"], "smoothed");
  EXPECT_EQ(rows["e"]["state"], "not_applicable: no neighbour with data");
  EXPECT_EQ(rows["f"]["state"], "missing: numerator is empty");
  EXPECT_EQ(rows["g"]["state"], "missing: denominator is empty");
  EXPECT_EQ(rows["h"]["state"], "not_applicable: denominator is 0");
  EXPECT_TRUE(rows["h"]["prior_mean"].is_null());
}

TEST_F(StatsEb, KindDecidesHowMuchIsChance) {
  expect_near(eb({"--neighbours", "neighbours.csv", "--kind", "proportion"})["a"], "shrinkage",
              0.84);
}

TEST_F(StatsEb, TheMultiplierScalesValueAndPrior) {
  const Json row = eb({"--neighbours", "neighbours.csv", "--multiplier", "1000"})["a"];
  expect_near(row, "value", 120);
  expect_near(row, "prior_mean", 200);
  expect_near(row, "prior_variance", 8000);
  expect_near(row, "shrinkage", 0.8);
}

TEST_F(StatsEb, WithoutSpreadThereAreNoLimits) {
  project_.write("areas.csv", "id,y,n\na,10,100\nb,10,100\nc,0,0\n");
  const Json rows = eb({});
  expect_near(rows["a"], "value", 0.1);
  expect_near(rows["a"], "shrinkage", 0);
  EXPECT_TRUE(rows["a"]["lower95"].is_null());
  EXPECT_EQ(rows["a"]["interval"], "none");
  EXPECT_EQ(rows["a"]["state"], "ok");
  EXPECT_EQ(rows["a"]["estimator"], "synthetic");
}

TEST_F(StatsEb, OneAreaAloneIsNotCalledLikeOthers) {
  project_.write("areas.csv", "id,y,n\na,10,100\nb,,100\n");
  const Ended ended = project_.omrade(
      {"stats", "eb", "areas.csv", "--by", "id", "--numerator", "y", "--denominator", "n"});
  EXPECT_THAT(ended.output, HasSubstr("a,0.1,,,,,none,ok,"));
  EXPECT_THAT(ended.errors, HasSubstr("one area alone tells nothing of how areas differ"));
  EXPECT_THAT(ended.errors, Not(HasSubstr("no more than by chance")));
}

TEST(StatsFayHerriot, FiveAreasByHand) {
  const Project project;
  project.write("areas.csv", "id,p,v\na,1,1\nb,2,1\nc,3,1\nd,4,1\ne,5,1\nf,,1\ng,3,\nh,3,0\n");
  const Json rows = rows_of(
      project, {"fayherriot", "areas.csv", "--by", "id", "--value", "p", "--variance", "v"});
  expect_near(rows["a"], "value", 1.8);
  expect_near(rows["a"], "gamma", 0.6);
  expect_near(rows["a"], "mse", 1);
  expect_near(rows["a"], "lower95", 1.8 - 1.959963984540054);
  EXPECT_EQ(rows["a"]["estimator"], "smoothed");
  EXPECT_EQ(rows["f"]["state"], "missing: value is empty");
  EXPECT_EQ(rows["g"]["state"], "missing: variance is empty");
  EXPECT_EQ(rows["h"]["state"], "not_applicable: variance is 0");
}

TEST(StatsFayHerriot, CovariatesForetell) {
  const Project project;
  // On a line but for chance much below the variances: A is 0 and every value lies on the line.
  project.write("areas.csv", "id,p,v,x,z\na,1,1,1,3\nb,2,1,2,1\nc,3,1,3,2\nd,4,1,4,5\ne,5,1,5,\n");
  const Json rows = rows_of(project, {"fayherriot", "areas.csv", "--by", "id", "--value", "p",
                                      "--variance", "v", "--covariates", "x,z"});
  expect_near(rows["b"], "value", 2);
  expect_near(rows["b"], "gamma", 0);
  EXPECT_EQ(rows["b"]["estimator"], "synthetic");
  EXPECT_EQ(rows["e"]["state"], "missing: a covariate is empty");
}

TEST(StatsFayHerriot, AreasBeyondTheRangeOfNumbersAreNotCalledAlike) {
  const Project project;
  project.write("areas.csv", "id,p,v\na,1e200,1\nb,2e200,1\nc,4e200,1\n");
  const Json rows = rows_of(
      project, {"fayherriot", "areas.csv", "--by", "id", "--value", "p", "--variance", "v"});
  EXPECT_EQ(rows["a"]["state"], "failed: beyond the range of numbers");
  EXPECT_TRUE(rows["a"]["value"].is_null());
  EXPECT_TRUE(rows["a"]["estimator"].is_null());
}

TEST(StatsFayHerriot, TooFewAreasHaveNoValue) {
  const Project project;
  project.write("areas.csv", "id,p,v,x\na,1,1,1\nb,2,1,2\n");
  const Json rows = rows_of(project, {"fayherriot", "areas.csv", "--by", "id", "--value", "p",
                                      "--variance", "v", "--covariates", "x"});
  EXPECT_EQ(rows["a"]["state"], "not_applicable: not more areas than coefficients");
  EXPECT_TRUE(rows["a"]["value"].is_null());
}

}  // namespace
}  // namespace omrade::testing
