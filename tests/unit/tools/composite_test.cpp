// omrade composite: by hand, and what must hold whatever the table.
#include "stats_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <string>

namespace omrade::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

StatsRows made(const Project& project, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"composite", "t.csv", "--spec", "s.toml"});
  const Ended ended = project.omrade(arguments);
  EXPECT_EQ(ended.code, 0) << ended.errors;
  return StatsRows(ended.output);
}

constexpr const char* kTwo = R"(
id = "code"
normalise = "min-max"
[[parts]]
layer = "smoking"
weight = 3
scale = [0, 100]
[[parts]]
layer = "income"
polarity = "low_is_need"
scale = [0, 100]
)";

TEST(Composite, IsTheWeightedMeanOfThePartsOnTheirScale) {
  const Project project;
  project.write("t.csv", "code,smoking,income\na,10,1\nb,20,2\nc,30,5\n");
  project.write("s.toml", kTwo);
  const StatsRows rows = made(project, {});
  EXPECT_THAT(rows.names(), ElementsAre("id", "score", "rank", "contribution_smoking",
                                        "contribution_income", "weight_present", "state", "flags"));
  // Smoking 0, 50, 100; income 100, 75, 0; weights 3/4 and 1/4.
  EXPECT_EQ(rows.text(0, "score"), "25");
  EXPECT_EQ(rows.text(1, "score"), "56.25");
  EXPECT_EQ(rows.text(2, "score"), "75");
  EXPECT_EQ(rows.text(0, "rank"), "3");
  EXPECT_EQ(rows.text(2, "rank"), "1");
  EXPECT_EQ(rows.text(1, "contribution_smoking"), "37.5");
  EXPECT_EQ(rows.text(1, "contribution_income"), "18.75");
}

TEST(Composite, SaysWhereAPartIsMissingAndRaisesTheOthers) {
  const Project project;
  project.write("t.csv", "code,smoking,income\na,10,1\nb,20,\nc,30,5\nd,,\n");
  project.write("s.toml", kTwo);
  const StatsRows rows = made(project, {});
  EXPECT_EQ(rows.text(1, "score"), "50");
  EXPECT_EQ(rows.text(1, "weight_present"), "0.75");
  EXPECT_EQ(rows.text(1, "flags"), "without income");
  EXPECT_EQ(rows.text(1, "contribution_income"), "");
  EXPECT_EQ(rows.text(3, "score"), "");
  EXPECT_EQ(rows.text(3, "rank"), "");
  EXPECT_EQ(rows.text(3, "state"), "missing: no part has a value");
}

TEST(Composite, DomainsAreWeighedAfterTheirParts) {
  const Project project;
  project.write("t.csv", "code,x,y,z\na,0,0,10\nb,10,4,0\n");
  project.write("s.toml", R"(
id = "code"
normalise = "min-max"
[[domains]]
id = "one"
[[domains]]
id = "two"
weight = 3
[[parts]]
layer = "x"
domain = "one"
[[parts]]
layer = "y"
domain = "one"
[[parts]]
layer = "z"
domain = "two"
)");
  const StatsRows rows = made(project, {});
  EXPECT_EQ(rows.text(0, "score"), "0.75");
  EXPECT_EQ(rows.text(1, "score"), "0.25");
  EXPECT_EQ(rows.text(1, "domain_one"), "1");
  EXPECT_EQ(rows.text(1, "contribution_x"), "0.125");
}

constexpr const char* kDrawn = R"(
id = "code"
draws = 2000
top = 2
[[parts]]
layer = "smoking"
numerator = "smokers"
denominator = "answers"
[[parts]]
layer = "income"
polarity = "low_is_need"
)";
constexpr const char* kCounts =
    "code,smokers,answers,income\na,30,100,9\nb,20,100,5\nc,25,50,4\nd,2,10,8\ne,10,100,7\n"
    "f,0,20,6\n";

TEST(Composite, PrintedContributionsSumToThePrintedScore) {
  const Project project;
  project.write("t.csv", kCounts);
  project.write("s.toml", kDrawn);
  const StatsRows rows = made(project, {});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(rows.number(i, "contribution_smoking") + rows.number(i, "contribution_income"),
              rows.number(i, "score"));
  }
}

TEST(Composite, ProportionsInPerCentHaveTheLimitsOfTheirShares) {
  const auto with = [](const std::string& values) {
    const Project project;
    project.write("t.csv", "code,smoking,smokers,answers,income\n" + values);
    project.write("s.toml", kDrawn);
    return made(project, {});
  };
  const StatsRows shares = with("a,0.5,50,100,9\nb,0.4,40,100,5\nc,0.3,30,100,4\nd,0.2,20,100,8\n");
  const StatsRows percent = with("a,50,50,100,9\nb,40,40,100,5\nc,30,30,100,4\nd,20,20,100,8\n");
  for (std::size_t i = 0; i < shares.size(); ++i) {
    EXPECT_EQ(percent.text(i, "rank_lower95"), shares.text(i, "rank_lower95"));
    EXPECT_EQ(percent.text(i, "rank_upper95"), shares.text(i, "rank_upper95"));
    EXPECT_NEAR(percent.number(i, "score_lower95"), shares.number(i, "score_lower95"), 1e-9);
    EXPECT_NEAR(percent.number(i, "score_upper95"), shares.number(i, "score_upper95"), 1e-9);
  }
}

TEST(Composite, RanksHaveLimitsThatHoldThem) {
  const Project project;
  project.write("t.csv", kCounts);
  project.write("s.toml", kDrawn);
  const StatsRows rows = made(project, {});
  double top = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double rank = rows.number(i, "rank");
    EXPECT_LE(rows.number(i, "rank_lower95"), rank);
    EXPECT_GE(rows.number(i, "rank_upper95"), rank);
    EXPECT_LE(rows.number(i, "rank_set_lower95"), rank);
    EXPECT_GE(rows.number(i, "rank_set_upper95"), rank);
    EXPECT_LE(rows.number(i, "score_lower95"), rows.number(i, "score"));
    top += rows.number(i, "top_probability");
  }
  EXPECT_NEAR(top, 2, 1e-9);
  EXPECT_GT(rows.number(3, "information_factor"), 0);
}

TEST(Composite, GivesTheSameBytesForAnyNumberOfThreadsAndOthersForAnotherSeed) {
  const Project project;
  project.write("t.csv", kCounts);
  project.write("s.toml", kDrawn);
  const std::vector<std::string> call{"composite", "t.csv", "--spec", "s.toml", "--threads"};
  const auto with = [&](std::vector<std::string> more) {
    std::vector<std::string> all = call;
    all.insert(all.end(), more.begin(), more.end());
    return project.omrade(all).output;
  };
  EXPECT_EQ(with({"1"}), with({"2"}));
  EXPECT_NE(with({"1"}), with({"1", "--seed", "9"}));
}

TEST(Composite, ComparesTwoTablesPartByPart) {
  const Project project;
  project.write("t.csv", "code,smoking,income\na,30,1\nb,20,2\nc,10,5\nnew,10,5\n");
  project.write("old.csv", "code,smoking,income\na,10,1\nb,20,2\nc,30,5\n");
  project.write("s.toml", kTwo);
  const StatsRows rows = made(project, {"--compare", "old.csv"});
  EXPECT_EQ(rows.text(0, "score_before"), "25");
  EXPECT_EQ(rows.text(0, "score"), "100");
  EXPECT_EQ(rows.text(0, "rank_before"), "3");
  EXPECT_EQ(rows.text(0, "places_up"), "2");
  EXPECT_EQ(rows.text(0, "change_smoking"), "75");
  EXPECT_EQ(rows.text(0, "change_income"), "0");
  EXPECT_EQ(rows.text(0, "driver"), "smoking");
  EXPECT_EQ(rows.text(3, "rank_before"), "");
  EXPECT_EQ(rows.text(3, "state"), "not_applicable: no score in the other table");
}

TEST(Composite, SaysHowMuchEachChoiceMatters) {
  const Project project;
  project.write("t.csv", kCounts);
  project.write("s.toml", kDrawn);
  const Ended ended = project.omrade(
      {"composite", "t.csv", "--spec", "s.toml", "--sensitivity", "f.csv", "--json", "--quiet"});
  ASSERT_EQ(ended.code, 0) << ended.errors;
  const auto json = nlohmann::json::parse(ended.output);
  EXPECT_EQ(json["disclosure"], "none");
  EXPECT_NEAR(json["result"]["parts"][0]["weight"].get<double>(), 0.5, 1e-12);
  double total = 0;
  for (const auto& factor : json["result"]["sensitivity"]["factors"]) {
    EXPECT_LE(factor["first_order"].get<double>(), factor["total"].get<double>() + 1e-9);
    total += factor["total"].get<double>();
  }
  EXPECT_GE(total, 1 - 1e-9);
  EXPECT_THAT(project.read("f.csv"), HasSubstr("factor,levels,first_order,total,mean_shift"));
  EXPECT_THAT(project.read("f.csv"), HasSubstr("\ndata,"));
}

TEST(Composite, SaysAtWhichValuesAnAreaComesLevelWithTheNext) {
  const Project project;
  project.write("t.csv", "code,smoking,income\na,10,1\nb,20,2\nc,30,5\nd,,\ne,20,\n");
  project.write("s.toml", kTwo);
  const Ended ended = project.omrade(
      {"composite", "t.csv", "--spec", "s.toml", "--tipping", "tip.csv", "-o", "need.csv"});
  ASSERT_EQ(ended.code, 0) << ended.errors;
  // Scores 25, 56.25, 75 and of e, by smoking alone, 50. A point of score is 20/75 of smoking, and
  // 4/25 of income the other way.
  EXPECT_EQ(project.read("tip.csv"),
            "id,layer,value,better_at,worse_at,state\n"
            "a,smoking,10,16.666666666666668,,not_applicable: no worse place\n"
            "a,income,1,,,not_applicable: no value of the layer gives the better place; no worse "
            "place\n"
            "b,smoking,20,25,18.333333333333332,ok\n"
            "b,income,2,,3,not_applicable: no value of the layer gives the better place\n"
            "c,smoking,30,,25,not_applicable: no better place\n"
            "c,income,5,,,not_applicable: no better place; no value of the layer gives the worse "
            "place\n"
            "d,smoking,,,,missing: no part has a value\n"
            "d,income,,,,missing: no part has a value\n"
            "e,smoking,20,21.25,15,ok\n"
            "e,income,,,,missing: the part has no value\n");
}

TEST(Composite, AreasThatAreEqualByHandShareTheRankInBothTablesThoughTheirLastDigitsDiffer) {
  const Project project;
  // By 0.1, 0.2 and 0.7 b and d both have 10.
  project.write("t.csv",
                "id,x,y,z\na,10,11,2\nb,12,2,12\nc,4,8,8\nd,5,9,11\ne,8,5,7\nf,7,4,3\ng,9,6,4\n"
                "h,3,7,6\ni,6,3,10\nj,11,12,1\nk,2,1,5\nl,1,10,9\n");
  project.write("s.toml",
                "id = \"id\"\nnormalise = \"rank\"\n[[parts]]\nlayer = \"x\"\nweight = 0.1\n"
                "[[parts]]\nlayer = \"y\"\nweight = 0.2\n[[parts]]\nlayer = \"z\"\nweight = 0.7\n");
  const StatsRows rows = made(project, {"--tipping", "tip.csv"});
  EXPECT_EQ(rows.text(1, "score"), "9.999999999999998");
  EXPECT_EQ(rows.text(3, "score"), "10");
  EXPECT_EQ(rows.text(1, "rank"), "1");
  EXPECT_EQ(rows.text(3, "rank"), "1");
  const std::string tip = project.read("tip.csv");
  for (const char* row : {"\nb,x,12,,", "\nb,z,12,,", "\nd,x,5,,", "\nd,z,11,,"})
    EXPECT_THAT(tip, HasSubstr(row)) << "the first have no better place";
}

TEST(Composite, APartThatIsFilledInHasNoValueOfItsOwnThatCouldBeAnother) {
  const Project project;
  project.write("t.csv", "code,smoking,income\na,10,1\nb,20,\nc,30,5\n");
  project.write("s.toml", std::string("impute = \"mean\"\n") + kTwo);
  const Ended ended = project.omrade(
      {"composite", "t.csv", "--spec", "s.toml", "--tipping", "tip.csv", "-o", "need.csv"});
  ASSERT_EQ(ended.code, 0) << ended.errors;
  EXPECT_THAT(project.read("tip.csv"), HasSubstr("\nb,smoking,20,"));
  EXPECT_THAT(project.read("tip.csv"), HasSubstr("\nb,income,,,,missing: the part is filled in\n"));
}

TEST(Composite, TheScoresAreTheSameWithAndWithoutTheTableOfWhatWouldChangeThem) {
  const Project project;
  project.write("t.csv", kCounts);
  project.write("s.toml", kDrawn);
  const std::string plain = project.omrade({"composite", "t.csv", "--spec", "s.toml"}).output;
  const auto with = [&](const std::string& threads, const std::string& file) {
    return project
        .omrade({"composite", "t.csv", "--spec", "s.toml", "--threads", threads, "--tipping", file})
        .output;
  };
  EXPECT_EQ(with("1", "one.csv"), plain);
  EXPECT_EQ(with("2", "two.csv"), plain);
  EXPECT_EQ(project.read("one.csv"), project.read("two.csv"));
}

TEST(Composite, NamesTheFewestAreasThatHoldHalfOfTheNeed) {
  const Project project;
  project.write("t.csv", "code,x,people,nurses\na,0,100,1\nb,5,10,9\nc,10,10,2\n");
  project.write("s.toml",
                "id = \"code\"\nnormalise = \"min-max\"\nshare = 0.5\npopulation = \"people\"\n"
                "[[parts]]\nlayer = \"x\"\n");
  const StatsRows rows = made(project, {});
  EXPECT_EQ(rows.text(0, "need"), "0");
  EXPECT_EQ(rows.text(1, "need"), "5");
  EXPECT_EQ(rows.text(2, "within_share"), "1");
  EXPECT_EQ(rows.text(1, "within_share"), "0");
}

TEST(Composite, SaysWhatWeightsThatLookLikeSharesSumTo) {
  const Project project;
  project.write("t.csv", "code,x,y\na,0,1\nb,5,0\n");
  project.write("s.toml",
                "id = \"code\"\n[[parts]]\nlayer = \"x\"\nweight = 0.5\n[[parts]]\nlayer = "
                "\"y\"\nweight = 0.3\n");
  const Ended ended = project.omrade({"composite", "t.csv", "--spec", "s.toml"});
  EXPECT_EQ(ended.code, 0);
  EXPECT_THAT(ended.errors, HasSubstr("note: the weights sum to 0.8000, not to 1"));
}

}  // namespace
}  // namespace omrade::testing
