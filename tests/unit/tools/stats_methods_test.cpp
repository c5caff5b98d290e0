// omrade stats: what is peculiar to each method.
#include "stats_fixture.hpp"

#include <string>
#include <vector>

namespace omrade::testing {
namespace {

using StatsMethods = StatsCommand;

TEST_F(StatsMethods, AMeanOfOneValueHasNoLimits) {
  project_.write("t.csv", "area,v\na,7\nb,1\nb,\nb,3\nc,\n");
  EXPECT_THAT(output({"mean", "t.csv", "--by", "area", "--value", "v"}),
              HasSubstr("a,7,,,,,none,ok,1,\nb,2,"));
  EXPECT_THAT(output({"mean", "t.csv", "--by", "area", "--value", "v"}),
              HasSubstr("c,,,,,,none,missing: value is empty,0,\n"));
}

TEST_F(StatsMethods, PoolsTheRowsOfAStratumAndCountsItsStandardOnce) {
  project_.write("whole.csv", "age,x,n,w\n0,20,100,3\n50,40,200,1\n");
  project_.write("split.csv", "age,x,n,w\n50,30.5,150,1\n0,12.25,60,3\n50,9.5,50,1\n0,7.75,40,3\n");
  const auto of = [](const std::string& file) {
    return std::vector<std::string>{"dsr", file,           "--stratum", "age",      "--numerator",
                                    "x",   "--population", "n",         "--stdpop", "w"};
  };
  EXPECT_EQ(output(of("whole.csv")), output(of("split.csv")));
  const auto indirect = [](const std::string& file) {
    return std::vector<std::string>{"smr",          file,  "--stratum",  "age", "--numerator", "x",
                                    "--population", "n",   "--refcount", "w",   "--refpop",    "w",
                                    "--as",         "rate"};
  };
  EXPECT_EQ(output(indirect("whole.csv")), output(indirect("split.csv")));
}

TEST_F(StatsMethods, FewEventsAreNotStandardisedDirectly) {
  project_.write("t.csv", "area,age,x,n,w\na,0,4,10,1\na,9,5,10,1\nb,0,4,10,1\nb,9,6,10,1\n");
  const std::vector<std::string> arguments{"dsr",          "t.csv", "--by",        "area",
                                           "--stratum",    "age",   "--numerator", "x",
                                           "--population", "n",     "--stdpop",    "w"};
  const Json two = rows(arguments);
  EXPECT_EQ(two[0]["state"], "not_applicable: fewer than 10 events");
  EXPECT_TRUE(two[0]["value"].is_null());
  EXPECT_EQ(two[0]["count"], 9);
  EXPECT_EQ(two[0]["population"], 20);
  EXPECT_EQ(two[1]["value"], 0.5);
  std::vector<std::string> fewer = arguments;
  fewer.insert(fewer.end(), {"--minimum-events", "5"});
  EXPECT_EQ(rows(fewer)[0]["state"], "ok");
}

TEST_F(StatsMethods, TellsWhatItTookForNothing) {
  project_.write("t.csv", "area,age,x,n,w\na,0,40,50,1\na,9,,10,1\nb,0,40,50,1\n");
  const Ended one = ended({"dsr", "t.csv", "--by", "area", "--stratum", "age", "--numerator", "x",
                           "--population", "n", "--stdpop", "w"});
  EXPECT_EQ(one.code, 0);
  EXPECT_THAT(one.errors, HasSubstr("note: 1 empty cell of the numerator counts as no events\n"));
  EXPECT_THAT(one.errors, HasSubstr("note: area 'b' has no row of stratum '9'\n"));
}

TEST_F(StatsMethods, AStratumNeedsPeopleAndAStandard) {
  project_.write("t.csv", "area,age,x,n,w\na,0,40,50,1\na,9,0,0,1\n");
  const std::vector<std::string> arguments{"dsr",          "t.csv", "--by",        "area",
                                           "--stratum",    "age",   "--numerator", "x",
                                           "--population", "n",     "--stdpop",    "w"};
  EXPECT_EQ(rows(arguments)[0]["state"], "not_applicable: population of a stratum is 0");
  project_.write("t.csv", "area,age,x,n,w\na,0,40,50,1\na,9,0,5,\n");
  refused(arguments, "t.csv:3: column 'w': it is empty; every row of a stratum needs it");
  project_.write("t.csv", "area,age,x,n,w\na,0,40,50,1\na,0,0,5,2\n");
  refused(arguments, "t.csv:3: column 'w': 2, but 1 in a row above of the same stratum");
  project_.write("t.csv", "area,age,x,n,w\na,0,40,50,1\na,,0,5,2\n");
  refused(arguments, "t.csv:3: column 'age': it is empty");
}

TEST_F(StatsMethods, WithoutExpectedEventsThereIsNoRatio) {
  project_.write("t.csv", "age,x,n,c,p\n0,4,10,0,100\n9,2,0,5,100\n");
  const Json one = rows({"sir", "t.csv", "--stratum", "age", "--numerator", "x", "--population",
                         "n", "--refcount", "c", "--refpop", "p"});
  EXPECT_EQ(one[0]["state"], "not_applicable: expected is 0");
  EXPECT_EQ(one[0]["observed"], 6);
  EXPECT_EQ(one[0]["expected"], 0);
}

TEST_F(StatsMethods, ExpectedEventsMayBeKnown) {
  project_.write("t.csv", "id,x,e\na,895,835.8835612311743\nb,9,0\n");
  const Json two = rows({"smr", "t.csv", "--by", "id", "--numerator", "x", "--expected", "e"});
  EXPECT_NEAR(two[0]["lower95"], 1.0017147712553987, 1e-12);  // PHEindicatormethods 2.1.0
  EXPECT_EQ(two[1]["state"], "not_applicable: expected is 0");
  EXPECT_EQ(two[1]["observed"], 9);
  const Json funnel = rows(
      {"funnel", "t.csv", "--by", "id", "--numerator", "x", "--expected", "e", "--kind", "ratio"});
  EXPECT_EQ(funnel[0]["value"], two[0]["value"]);
  EXPECT_EQ(funnel[0]["significance"], "high95");
  refused({"smr", "t.csv", "--numerator", "x", "--expected", "e", "--as", "rate"},
          "--as rate needs the reference");
  refused({"smr", "t.csv", "--numerator", "x"}, "it takes either --population");
  refused({"funnel", "t.csv", "--numerator", "x", "--expected", "e"},
          "--expected is for --kind ratio");
}

TEST_F(StatsMethods, QuantilesKeepTheRowsOfTheTable) {
  project_.write("t.csv", "id,v\nc,3\na,1\nx,\nb,2\nd,4\n");
  EXPECT_EQ(output({"quantile", "t.csv", "--by", "id", "--value", "v", "--quantiles", "2"}),
            std::string("id,") + kHeader +
                ",quantile\nc,3,,,,,none,ok,2\na,1,,,,,none,ok,1\n"
                "x,,,,,,none,missing: value is empty,\nb,2,,,,,none,ok,1\nd,4,,,,,none,ok,2\n");
  EXPECT_EQ(rows({"quantile", "t.csv", "--value", "v", "--quantiles", "5"})[0]["state"],
            "not_applicable: fewer values than quantiles");
}

TEST_F(StatsMethods, InequalityOfCountsPoolsThePlacesInTheOrder) {
  project_.write("whole.csv", "q,x,n\n1,30,100\n2,20,100\n3,10,100\n");
  project_.write("split.csv", "q,x,n\n3,4,50\n1,30,100\n2,15,60\n3,6,50\n2,5,40\n");
  for (const char* transform : {"none", "log", "logit"}) {
    const auto of = [&](const std::string& file) {
      return std::vector<std::string>{"sii",         file,      "--order",       "q",
                                      "--numerator", "x",       "--denominator", "n",
                                      "--transform", transform, "--multiplier",  "100",
                                      "--draws",     "1000"};
    };
    EXPECT_EQ(output(of("whole.csv")), output(of("split.csv")));
    const Json one = rows(of("whole.csv"))[0];
    EXPECT_EQ(one["value"], one["sii"]);
    EXPECT_EQ(one["lower95"], one["sii_lower95"]);
    EXPECT_EQ(one["interval"], "simulation");
    if (std::string(transform) != "none") continue;
    // A straight line: 0.35 at the beginning, 0.05 at the end.
    EXPECT_NEAR(one["sii"], -30, 1e-12);
    EXPECT_NEAR(one["intercept"], 35, 1e-12);
    EXPECT_NEAR(one["rii"], 1.0 / 7, 1e-13);
  }
}

TEST_F(StatsMethods, InequalityOfValuesHasNoLimits) {
  project_.write("t.csv", "q,v,n\n1,0.2,50\n2,0.4,50\n");
  const Json one = rows({"sii", "t.csv", "--order", "q", "--value", "v", "--population", "n"})[0];
  EXPECT_NEAR(one["value"], 0.4, 1e-15);
  EXPECT_TRUE(one["sii_lower95"].is_null());
  EXPECT_EQ(one["interval"], "none");
  EXPECT_EQ(one["state"], "ok");
}

// The line begins at 3 of 100 with an error of 4, and ends at 11.
TEST_F(StatsMethods, ARatioToABeginningThatMayBeZeroSaysThatItHasNoUpperLimit) {
  project_.write("t.csv", "q,x,n\n1,5,100\n2,9,100\n");
  const std::vector<std::string> arguments{"sii",         "t.csv", "--order",       "q",
                                           "--numerator", "x",     "--denominator", "n"};
  const Json one = rows(arguments)[0];
  EXPECT_NEAR(one["rii"], 11.0 / 3, 1e-12);
  EXPECT_GT(one["rii_lower95"], 0);
  EXPECT_TRUE(one["rii_upper95"].is_null());
  EXPECT_FALSE(one["sii_upper95"].is_null());
  EXPECT_THAT(ended(arguments).errors, HasSubstr("rii of 1 group lacks an upper limit"));
}

TEST_F(StatsMethods, AFewLinesAreNoLimits) {
  project_.write("t.csv", "q,x,n\n1,200,1000\n2,300,1000\n");
  const auto of = [](const std::string& draws) {
    return std::vector<std::string>{"sii", "t.csv",         "--order", "q",       "--numerator",
                                    "x",   "--denominator", "n",       "--draws", draws};
  };
  EXPECT_TRUE(refused(of("999"), "--draws 999 are too few for limits at 99.8 %"));
  EXPECT_FALSE(rows(of("1000"))[0]["rii_upper998"].is_null());
}

TEST_F(StatsMethods, InequalitySaysWhyItHasNoValue) {
  project_.write("t.csv", "area,q,x,n\na,1,0,50\na,2,4,50\nb,1,1,50\n");
  const Json two = rows({"sii", "t.csv", "--by", "area", "--order", "q", "--numerator", "x",
                         "--denominator", "n", "--transform", "log"});
  EXPECT_EQ(two[0]["state"], "not_applicable: a value is not above 0, for log");
  EXPECT_EQ(two[1]["state"], "not_applicable: fewer than two groups with people");
  // What is not known is no group without people, which is left out.
  project_.write("t.csv", "area,q,x,n\na,1,,\na,2,4,50\na,3,5,50\nb,1,0,0\nb,2,4,50\nb,3,5,50\n");
  const Json other = rows({"sii", "t.csv", "--by", "area", "--order", "q", "--numerator", "x",
                           "--denominator", "n", "--draws", "0"});
  EXPECT_EQ(other[0]["state"], "missing: numerator is empty");
  EXPECT_EQ(other[1]["state"], "ok");
  refused({"sii", "t.csv", "--order", "q"}, "it takes either --value, or --numerator and");
  refused({"sii", "t.csv", "--order", "q", "--value", "x"}, "--value needs --population");
}

TEST_F(StatsMethods, TheSeedIsAllThatSimulatedLimitsHangOn) {
  project_.write("t.csv", "area,q,x,n\na,1,9,50\na,2,4,50\nb,1,3,50\nb,2,4,50\n");
  const auto of = [](const std::string& seed, const std::string& threads) {
    return std::vector<std::string>{
        "sii",           "t.csv", "--by",    "area", "--order", "q",  "--numerator", "x",
        "--denominator", "n",     "--draws", "1000", "--seed",  seed, "--threads",   threads};
  };
  EXPECT_EQ(output(of("1", "1")), output(of("1", "2")));
  EXPECT_NE(output(of("1", "1")), output(of("2", "1")));
}

TEST_F(StatsMethods, FunnelsByKind) {
  project_.write("t.csv", "id,x,n\na,150,400\nb,90,400\nc,60,400\n");
  const auto of = [&](const std::string& kind) {
    return rows({"funnel", "t.csv", "--by", "id", "--numerator", "x", "--denominator", "n",
                 "--kind", kind});
  };
  // The pooled 300 / 1200; sqrt(0.25 · 0.75 / 400) = 0.0216506.
  const Json proportion = of("proportion");
  EXPECT_NEAR(proportion[0]["limit_upper95"], 0.25 + 1.959963984540054 * 0.02165063509461097,
              1e-15);
  EXPECT_EQ(proportion[0]["significance"], "high998");
  EXPECT_EQ(proportion[1]["significance"], "similar");
  EXPECT_EQ(proportion[2]["significance"], "low998");
  const Json rate = of("rate");
  EXPECT_EQ(rate[0]["interval"], "byar");
  EXPECT_EQ(rate[0]["significance"], "high998");
  EXPECT_EQ(rate[1]["significance"], "similar");
  const Json ratio = of("ratio");
  EXPECT_EQ(ratio[0]["significance"], "low998");
  EXPECT_GT(ratio[0]["limit_upper95"], 1);
}

TEST_F(StatsMethods, LifeTablesStandByAge) {
  project_.write("t.csv",
                 "area,age,d,p\na,20,100,2000\na,10,10,4000\na,20,0,0\nb,10,1,10\nb,20,3,20\n");
  const std::vector<std::string> arguments{"lifetable",    "t.csv", "--by",        "area",
                                           "--stratum",    "age",   "--numerator", "d",
                                           "--population", "p"};
  const std::string table = output(arguments);
  EXPECT_EQ(table.substr(0, table.find('\n')),
            std::string("area,age,") + kHeader + ",life_expectancy");
  const Json four = rows(arguments);
  EXPECT_EQ(four[0]["age"], "10");
  EXPECT_EQ(four[1]["value"], 20);
  EXPECT_EQ(four[1]["life_expectancy"], 20);
  EXPECT_EQ(four[2]["state"], "not_applicable: population is not above 5000");
}

TEST_F(StatsMethods, LifeTablesSayWhyTheyHaveNoValue) {
  const auto state = [&](const std::string& rows_of_a) {
    project_.write("t.csv", "age,d,p\n" + rows_of_a);
    return rows({"lifetable", "t.csv", "--stratum", "age", "--numerator", "d", "--population",
                 "p"})[0]["state"];
  };
  EXPECT_EQ(state("0,5,9000\n85+,10,90\n"), "ok");
  EXPECT_EQ(state("0,5,0\n85+,10,9000\n"), "not_applicable: population of a band is 0");
  EXPECT_EQ(state("0,5,9000\n85+,100,90\n"), "not_applicable: more deaths than people in a band");
  EXPECT_EQ(state("0,5,9000\n85+,0,90\n"), "not_applicable: no deaths in the last band");
  EXPECT_EQ(state("0,,9000\n85+,1,90\n"), "missing: numerator is empty");
  EXPECT_EQ(state("0,5,4910\n85+,10,90\n"), "not_applicable: population is not above 5000");
}

}  // namespace
}  // namespace omrade::testing
