// omrade stats listing: three areas and two centres by hand, with unlisted, listed elsewhere and
// living elsewhere.
#include "stats_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <tuple>

namespace omrade::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// Residents of a: 100, b: 50, d: 100, so 150 and 100 around c1 and c2. Listed at c1:
/// 60 + 30 + 10 + 20 = 120, at c2: 20 + 20 + 70 + 10 = 120.
constexpr const char* kFlows =
    "home,centre,n\n"
    "a,c1,60\na,c2,20\na,,10\na,far,6\na,further,4\n"
    "b,c1,30\nb,c2,20\n"
    "d,c1,10\nd,c2,70\nd,,20\n"
    "z,c1,20\n,c2,10\nz,far,7\n";

const std::vector<std::string> kArguments{"listing",           "t.csv",  "--home",  "home",
                                          "--centre",          "centre", "--count", "n",
                                          "--catchment-table", "c.csv"};

class StatsListing : public ::testing::Test {
 protected:
  StatsListing() {
    project_.write("t.csv", kFlows);
    project_.write("c.csv", "area,centre\na,c1\nb,c1\nd,c2\n");
  }
  [[nodiscard]] std::map<std::string, std::string> states_and_values() {
    const StatsRows rows = stats_rows(project_, kArguments);
    EXPECT_THAT(rows.names(), ElementsAre("measure", "home", "centre", "value", "state"));
    std::map<std::string, std::string> states;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const std::string key =
          rows.text(r, "measure") + " " + rows.text(r, "home") + "/" + rows.text(r, "centre");
      EXPECT_TRUE(states.emplace(key, rows.text(r, "state")).second) << key;
      if (!rows.text(r, "value").empty()) values_[key] = rows.number(r, "value");
    }
    return states;
  }

  const Project project_;
  std::map<std::string, double> values_;
};

TEST_F(StatsListing, EveryMeasureIsThatOfItsFormula) {
  for (const auto& [key, state] : states_and_values()) EXPECT_EQ(state, "ok") << key;
  const std::map<std::string, double> expected{
      {"localisation /c1", 90.0 / 150},
      {"localisation /c2", 70.0 / 100},
      {"outflow /c1", 60.0 / 150},
      {"outflow /c2", 30.0 / 100},
      {"own_share /c1", 90.0 / 120},
      {"own_share /c2", 70.0 / 120},
      {"inflow /c1", 30.0 / 120},
      {"inflow /c2", 50.0 / 120},
      {"net_flow /c1", -30},
      {"net_flow /c2", 20},
      {"net_flow_ratio /c1", -0.2},
      {"net_flow_ratio /c2", 0.2},
      {"relevance a/c1", 0.6},
      {"relevance a/c2", 0.2},
      {"relevance b/c1", 0.6},
      {"relevance b/c2", 0.4},
      {"relevance d/c1", 0.1},
      {"relevance d/c2", 0.7},
      {"commitment a/c1", 60.0 / 120},
      {"commitment a/c2", 20.0 / 120},
      {"commitment b/c1", 30.0 / 120},
      {"commitment b/c2", 20.0 / 120},
      {"commitment d/c1", 10.0 / 120},
      {"commitment d/c2", 70.0 / 120},
      // Elsewhere is one centre, of 6 + 4; the unlisted add nothing but are residents.
      {"concentration a/", 0.36 + 0.04 + 0.01},
      {"concentration b/", 0.36 + 0.16},
      {"concentration d/", 0.01 + 0.49}};
  EXPECT_EQ(values_.size(), expected.size());
  for (const auto& [key, value] : expected) EXPECT_NEAR(values_[key], value, 1e-12) << key;
}

TEST_F(StatsListing, SaysWhyThereIsNoValue) {
  project_.write("c.csv", "area,centre\na,c1\nb,c1\nd,c2\ne,c3\n");
  project_.change("t.csv", "b,c2,20", "b,c2,");
  const auto states = states_and_values();
  EXPECT_EQ(states.at("localisation /c3"), "not_applicable: nobody lives there");
  EXPECT_EQ(states.at("own_share /c3"), "not_applicable: nobody is listed there");
  EXPECT_EQ(states.at("concentration e/"), "not_applicable: nobody lives there");
  EXPECT_EQ(values_.at("net_flow /c3"), 0);
  for (const char* key : {"localisation /c1", "relevance b/c1", "own_share /c2", "commitment d/c2",
                          "net_flow /c1", "net_flow /c2", "concentration b/"}) {
    EXPECT_EQ(states.at(key), "missing: count is empty") << key;
    EXPECT_EQ(values_.count(key), 0U) << key;
  }
  EXPECT_EQ(states.at("concentration a/"), "ok");
  EXPECT_EQ(states.at("localisation /c2"), "ok");
}

// Every count is given: what comes of them is too large.
TEST_F(StatsListing, CountsBeyondTheRangeOfNumbersAreNotCalledMissing) {
  project_.write("t.csv", "home,centre,n\na,c1,1e308\na,c2,1e308\nd,c2,1e-300\n");
  const auto states = states_and_values();
  for (const char* key :
       {"localisation /c1", "relevance a/c1", "concentration a/", "net_flow_ratio /c2"}) {
    EXPECT_EQ(states.at(key), "failed: beyond the range of numbers") << key;
    EXPECT_EQ(values_.count(key), 0U) << key;
  }
  EXPECT_EQ(states.at("commitment a/c1"), "ok");
}

TEST_F(StatsListing, GroupsAreComputedEachByItself) {
  project_.write("t.csv", "year,home,centre,n\n1,a,c1,1\n2,a,c1,1\n2,a,c2,1\n");
  std::vector<std::string> arguments = kArguments;
  arguments.insert(arguments.end(), {"--by", "year"});
  const StatsRows rows = stats_rows(project_, arguments);
  std::map<std::string, std::string> relevance;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (rows.text(r, "measure") == "relevance" && rows.text(r, "centre") == "c1")
      relevance[rows.text(r, "year")] = rows.text(r, "value");
  }
  EXPECT_THAT(relevance, ElementsAre(std::pair("1", "1"), std::pair("2", "0.5")));
}

TEST_F(StatsListing, RefusesATableOfCatchmentsThatIsNone) {
  const std::map<std::string, std::string> told{
      {"area,place\na,c1\n", "no column 'centre'"},
      {"area,centre\na,c1\na,c2\n", "'a' stands in a row above already"},
      {"area,centre\na,\n", "area or centre is empty"},
      {"area,centre\n", "c.csv: it holds no rows"},
      {"area,centre\nq,c1\n", "has none of the homes"}};
  for (const auto& [table, words] : told) {
    project_.write("c.csv", table);
    std::vector<std::string> arguments = kArguments;
    arguments.insert(arguments.begin(), "stats");
    const Ended ended = project_.omrade(arguments);
    EXPECT_EQ(ended.code, 2) << table;
    EXPECT_THAT(ended.errors, HasSubstr(words));
  }
}

}  // namespace
}  // namespace omrade::testing
