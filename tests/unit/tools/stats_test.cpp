// omrade stats, as a user meets it: groups, states, sources, refusals.
#include "stats_fixture.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace omrade::testing {
namespace {

TEST_F(StatsCommand, GivesARowForEachGroupInTheOrderOfTheTable) {
  project_.write("t.csv", "area,sex,x,n\nb,f,0,10\na,f,1,10\nb,m,0,20\n");
  const std::string table = output({"rate", "t.csv", "--by", "area", "--numerator", "x",
                                    "--denominator", "n", "--multiplier", "100"});
  EXPECT_EQ(table.substr(0, table.find('\n')), std::string("area,") + kHeader);
  // No events of 30: 100 · -ln(0.025) / 30; then PHE's limits of one event, 0.0253178 and 5.5716.
  EXPECT_THAT(table, HasSubstr("\nb,0,0,12.296264847046"));
  EXPECT_THAT(table, HasSubstr("\na,10,0.25317807984289"));
  EXPECT_THAT(table, HasSubstr(",exact,ok\n"));
}

TEST_F(StatsCommand, WithoutByAllRowsAreOneGroup) {
  project_.write("t.csv", "x,n\n1,4\n1,6\n");
  const Json all = rows({"proportion", "t.csv", "--numerator", "x", "--denominator", "n"});
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0]["value"], 0.2);
}

TEST_F(StatsCommand, SeveralByColumnsStandInTheirOrder) {
  project_.write("t.csv", "area,sex,x,n\na,f,1,10\na,m,2,10\n");
  EXPECT_THAT(
      output({"rate", "t.csv", "--by", "sex,area", "--numerator", "x", "--denominator", "n"}),
      HasSubstr("\nm,a,0.2,"));
}

TEST_F(StatsCommand, NoValueIsAnEmptyCellAndAStateThatSaysWhy) {
  project_.write("t.csv", "area,x,n\na,,10\nb,1,\nc,1,0\nd,0,0\n");
  for (const char* method : {"rate", "proportion"}) {
    const Ended one =
        ended({method, "t.csv", "--by", "area", "--numerator", "x", "--denominator", "n"});
    if (std::string(method) == "proportion") {
      // One of none is no part.
      EXPECT_EQ(one.code, 2);
      continue;
    }
    EXPECT_EQ(one.code, 0);
    EXPECT_EQ(one.output, std::string("area,") + kHeader +
                              "\na,,,,,,none,missing: numerator is empty\n"
                              "b,,,,,,none,missing: denominator is empty\n"
                              "c,,,,,,none,not_applicable: denominator is 0\n"
                              "d,,,,,,none,not_applicable: denominator is 0\n");
    EXPECT_THAT(one.errors, HasSubstr("4 of 4 rows have no value"));
  }
}

TEST_F(StatsCommand, NumbersHardlyDependOnTheOrderOfTheRows) {
  std::vector<std::string> lines;
  for (int i = 0; i < 60; ++i) {
    lines.push_back(std::to_string(i % 6) + "," + std::to_string(i % 3) + "," +
                    std::to_string(i + 10) + ".1," + std::to_string(50 * i + 1000) + ".3," +
                    std::to_string(i % 6 + 1) + "\n");
  }
  const std::string header = "age,area,x,n,w\n";
  const auto write = [&](const std::string& file) {
    std::string text = header;
    for (const std::string& line : lines) text += line;
    project_.write(file, text);
  };
  write("one.csv");
  std::reverse(lines.begin(), lines.end());
  write("other.csv");
  const std::vector<std::vector<std::string>> commands{
      {"rate", "--numerator", "x", "--denominator", "n"},
      {"proportion", "--numerator", "x", "--denominator", "n"},
      {"mean", "--value", "x"},
      {"dsr", "--stratum", "age", "--numerator", "x", "--population", "n", "--stdpop", "w"},
      {"isr", "--stratum", "age", "--numerator", "x", "--population", "n", "--refcount", "w",
       "--refpop", "w"},
      {"sii", "--order", "age", "--numerator", "x", "--denominator", "n"},
      {"lifetable", "--stratum", "age", "--numerator", "x", "--population", "n"}};
  for (const std::vector<std::string>& command : commands) {
    const auto table_of = [&](const std::string& file) {
      std::vector<std::string> arguments = command;
      arguments.insert(arguments.begin() + 1, {file, "--by", "area"});
      Json table = rows(arguments);
      std::stable_sort(table.begin(), table.end(), [](const Json& a, const Json& b) {
        return a["area"].get<std::string>() < b["area"].get<std::string>();
      });
      return table;
    };
    const Json one = table_of("one.csv"), other = table_of("other.csv");
    ASSERT_EQ(one.size(), other.size());
    for (std::size_t row = 0; row < one.size(); ++row) {
      for (const auto& [name, cell] : one[row].items()) {
        if (!cell.is_number()) {
          EXPECT_EQ(cell, other[row][name]);
          continue;
        }
        const double expected = cell;
        EXPECT_NEAR(other[row][name].get<double>(), expected, 1e-12 * std::abs(expected))
            << command[0] << " " << name;
      }
    }
  }
}

TEST_F(StatsCommand, ReadsColumnFoldersAndWhatGdalReads) {
  project_.write("t.csv", "area,x,n\n0780,1.0000000000000002,10\n");
  ASSERT_EQ(ended({"rate", "t.csv", "--by", "area", "--numerator", "x", "--denominator", "n", "-o",
                   "t.gpkg"})
                .code,
            0);
  const Json one = rows({"mean", "t.gpkg", "--by", "area", "--value", "value"});
  EXPECT_EQ(one[0]["area"], "0780");
  EXPECT_EQ(one[0]["value"], 0.10000000000000002);
  EXPECT_TRUE(refused({"mean", "t.gpkg:u", "--value", "value"}, "no layer 'u'"));
}

TEST_F(StatsCommand, TellsItsNotesAsJson) {
  project_.write("t.csv", "x,n\n1,0\n");
  const Json json =
      Json::parse(output({"rate", "t.csv", "--numerator", "x", "--denominator", "n", "--json"}));
  EXPECT_EQ(json["command"], "stats");
  EXPECT_EQ(json["disclosure"], "none");
  EXPECT_EQ(json["result"]["method"], "rate");
  EXPECT_EQ(json["result"]["rows_read"], 1);
  EXPECT_EQ(json["result"]["without_value"], 1);
}

TEST_F(StatsCommand, NeverPrintsWhatNoNumberHolds) {
  project_.write("t.csv", "x,n\n1e308,1e-308\n");
  const Json one = rows({"rate", "t.csv", "--numerator", "x", "--denominator", "n"});
  EXPECT_TRUE(one[0]["value"].is_null());
  EXPECT_EQ(one[0]["state"], "failed: beyond the range of numbers");
}

TEST_F(StatsCommand, RefusesWhatIsNotACountByRowAndColumn) {
  project_.write("t.csv", "area,x,n\na,-1,10\nb,11,10\nc,3,10\n");
  const auto of = [](const std::string& method) {
    return std::vector<std::string>{method, "t.csv", "--numerator", "x", "--denominator", "n"};
  };
  EXPECT_TRUE(refused(of("rate"), "t.csv:2: column 'x': -1 is negative; give 0 or more"));
  project_.write("t.csv", "area,x,n\na,1,10\nb,11,10\nc,3,10\n");
  EXPECT_TRUE(refused(of("proportion"), "t.csv:3: column 'x': 11 is above its denominator, 10"));
  project_.write("t.csv", "area,x,n\na,1,10\nb,inf,10\n");
  EXPECT_TRUE(refused(of("rate"), "t.csv:3: column 'x'"));
  project_.write("t.csv", "area,x,n\n");
  EXPECT_TRUE(refused(of("rate"), "t.csv: it holds no rows"));
  project_.write("t.csv", "area,persons,f,n,w\na,20,1.5,100,1\n");
  EXPECT_TRUE(refused({"dsr", "t.csv", "--stratum", "area", "--numerator", "persons", "--frequency",
                       "f", "--events", "repeated", "--population", "n", "--stdpop", "w"},
                      "t.csv:2: column 'f': 1.5 is not one of 1, 2, 3"));
}

TEST_F(StatsCommand, RefusesUnknownNamesWithTheNearest) {
  project_.write("t.csv", "area,deaths,people\na,1,10\n");
  EXPECT_TRUE(refused({"rate", "t.csv", "--numerator", "death", "--denominator", "people"},
                      "no column 'death' (--numerator); did you mean 'deaths'?"));
  EXPECT_TRUE(
      refused({"rate", "t.csv", "--by", "Area", "--numerator", "deaths", "--denominator", "people"},
              "no column 'Area' (--by); did you mean 'area'?"));
  EXPECT_TRUE(
      refused({"rat", "t.csv"}, "no command 'rat' of 'omrade stats'; did you mean 'rate'?"));
  EXPECT_TRUE(refused({"rate", "t.csv", "--numerater", "deaths"}, "did you mean '--numerator'?"));
  EXPECT_TRUE(refused({"rate", "t.csv", "--numerator", "deaths"}, "--denominator is required"));
}

TEST_F(StatsCommand, RefusesTwoColumnsOfOneName) {
  project_.write("t.csv", "state,x,n\na,1,10\n");
  const auto by = [](const std::string& columns) {
    return std::vector<std::string>{"rate",        "t.csv", "--by",          columns,
                                    "--numerator", "x",     "--denominator", "n"};
  };
  EXPECT_TRUE(refused(by("state"), "'state' would name two columns of the result"));
  EXPECT_TRUE(refused(by("x,x"), "'x' would name two columns of the result"));
}

}  // namespace
}  // namespace omrade::testing
