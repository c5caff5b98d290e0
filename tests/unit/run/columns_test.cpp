#include "columns_fixture.hpp"
#include "run/totals.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace omrade::run {
namespace {

TEST_F(Columns, AnAreaWithoutARowIsMissingAndNeverZero) {
  const auto values = read("desokod,n\n0780C1010,7\n0780A0010,..\n");
  EXPECT_TRUE(std::isnan(values[0]));
  EXPECT_EQ(values[1], 7);
  EXPECT_TRUE(std::isnan(values[2]));
}

TEST_F(Columns, CodesWithoutTheirLeadingZerosAreRecognised) {
  EXPECT_EQ(failure("desokod,n\n780C1010,7\n"),
            "scb.csv: no code in column 'desokod' is an id of areas 'deso'; '780C1010' is "
            "'0780C1010' without its leading zeros; keep codes as text "
            "where the table is made");
}

TEST_F(Columns, NegativeCountsAreNamedByLine) {
  EXPECT_EQ(failure("desokod,n\n0780A0010,5\n0780C1010,-3\n"),
            "scb.csv:3: column 'n' is -3, and a count cannot be negative; correct it, or "
            "write a missing mark such as ..");
}

TEST_F(Columns, SharesAboveOneAreProbablyPercentages) {
  EXPECT_EQ(failure("desokod,n\n0780A0010,55\n", Domain::unit_interval),
            "scb.csv:2: column 'n' is 55, and a share lies between 0 and 1; divide "
            "percentages by 100");
}

TEST_F(Columns, TwoRowsForOneAreaAreRefused) {
  EXPECT_EQ(failure("desokod,n\n0780A0010,5\n0780A0010,6\n"),
            "scb.csv:3: a second row for area '0780A0010' (the first: scb.csv:2); keep one row "
            "per area and period, or name the column of periods with "
            "period = \"COLUMN\"");
}

TEST_F(Columns, AtMostFiveRowsAreNamed) {
  std::string csv = "desokod,n\n";
  for (int i = 0; i < 9; ++i) csv += "0780A0010,5\n";
  EXPECT_THAT(failure(csv), ::testing::HasSubstr("scb.csv: … and 3 more rows like these"));
}

TEST_F(Columns, AnUnknownColumnIsNamedWhereTheRecipeAsksForIt) {
  EXPECT_EQ(failure("desokod,m\n0780A0010,5\n"),
            "recipe.toml:12:3: 'scb.csv' has no column 'n'; known: desokod, m");
}

TEST_F(Columns, UnknownCodesAreWarnedOfAndLeftOut) {
  EXPECT_EQ(read("desokod,n\n0780A0010,5\n00,500\n")[0], 5);
  ASSERT_EQ(warnings_.size(), 2U);
  EXPECT_EQ(warnings_[1],
            "scb.csv: 1 of 2 rows carry a code in column 'desokod' that is no id of areas 'deso' "
            "(00) and are left out; list codes that mean elsewhere under "
            "outside = […]");
}

TEST_F(Columns, UnknownCodesThatLostTheirLeadingZerosAreRecognised) {
  read("desokod,n\n0780A0010,5\n0780C1020,5\n780C1010,5\n");
  EXPECT_THAT(warnings_,
              ::testing::ElementsAre(
                  "scb.csv: 1 of 3 areas of 'deso' have no row (the first: 0780C1010), and are "
                  "missing wherever it is used",
                  "scb.csv: 1 of 3 rows carry a code in column 'desokod' that is no id of areas "
                  "'deso' (780C1010) and are left out; '780C1010' is '0780C1010' without its "
                  "leading zeros; keep codes as text where the table is made"));
}

TEST_F(Columns, RowsWithoutACodeAreCountedAndTheFirstIsNamed) {
  spec_.outside = {"x"};
  std::string csv = "desokod,n\n0780A0010,5\n,6\n0780C1010,1\n0780C1020,1\n";
  for (int i = 0; i < 6; ++i) csv += "x,1\n";
  read(csv);  // 1 of 10: not many
  read(csv + ",7\n");
  EXPECT_THAT(warnings_,
              ::testing::ElementsAre(
                  "scb.csv: 1 of 10 rows carry no code in column 'desokod' and are left out (the "
                  "first: scb.csv:3); give each row the code of its area",
                  "scb.csv: 2 of 11 rows (18 %) carry no code in column 'desokod' and are left out "
                  "(the first: scb.csv:3); give each row the code of its area"));
}

TEST_F(Columns, ARowWithTheCodeOfAnotherKeyIsNotLost) {
  const LoadedTable table =
      open("desokod,centre,n\n0780A0010,dalbo,1\n,dalbo,1\n0780C1010,dalbo,1\n0780C1020,dalbo,1\n");
  spec_.keys.push_back({{"centre", {}}, {"centre", {}}});
  match_rows(recipe_, spec_, table, "deso", deso(), warnings_);
  EXPECT_TRUE(warnings_.empty());
}

TEST_F(Columns, PercentagesAreCalledSo) {
  recipe::IndicatorSpec indicator;
  indicator.inputs.push_back({.name = {"part", {}},
                              .form = recipe::InputPercentOf{.percent = {{"scb", {}}, {"n", {}}},
                                                             .of = {{"scb", {}}, {"people", {}}}}});
  recipe_.indicators.push_back(indicator);
  EXPECT_EQ(failure("desokod,n\n0780A0010,-5\n0780C1010,100.5\n0780C1020,100\n"),
            "scb.csv:2: column 'n' is -5, and a percentage lies between 0 and 100; correct it, or "
            "write a missing mark such as ..\n"
            "scb.csv:3: column 'n' is 100.5, and a percentage lies between 0 and 100; correct it, "
            "or write a missing mark such as ..");
}

TEST_F(Columns, ANegativeShareIsNoCount) {
  EXPECT_EQ(failure("desokod,n\n0780A0010,-0.5\n", Domain::unit_interval),
            "scb.csv:2: column 'n' is -0.5, and a share lies between 0 and 1; correct it, or write "
            "a missing mark such as ..");
}

TEST_F(Columns, TwoRowsForOneAreaAreToldOnceWhenTheRowsAreMatched) {
  recipe_.periods = {"2024"};
  const LoadedTable table = open("desokod,n\n0780A0010,5\n0780A0010,6\n");
  EXPECT_THROW(match_rows(recipe_, spec_, table, "deso", deso(), warnings_), Error);
}

TEST_F(Columns, RecordsMayBeManyForAnArea) {
  recipe_.periods = {"2024"};
  recipe::IndicatorSpec indicator;
  recipe::InputRows rows;
  rows.table = {"scb", {}};
  indicator.inputs.push_back({.name = {"persons", {}}, .form = rows});
  recipe_.indicators.push_back(indicator);
  const LoadedTable table = open("desokod,n\n0780A0010,5\n0780A0010,6\n");
  EXPECT_EQ(match_rows(recipe_, spec_, table, "deso", deso(), warnings_).rows.matched, 2U);
}

TEST_F(Columns, PeriodsWithoutARowAreNamedWithThoseThatHaveSome) {
  recipe_.periods = {"2022", "2023", "2024"};
  spec_.period_column = {"ar", {}};
  const LoadedTable table = open("desokod,ar,n\n0780A0010,2024,5\n0780A0010,2021,6\n");
  check_periods(recipe_, spec_, table, warnings_);
  EXPECT_THAT(warnings_, ::testing::ElementsAre(
                             "scb.csv: no row is of 2022, 2023; its rows are of 2021, 2024"));
}

TEST_F(Columns, ATableOfAnotherOfTheRecipesPeriodsIsAsItShouldBe) {
  recipe_.periods = {"2023", "2024"};
  spec_.period_literal = {"2023", {}};
  const LoadedTable table = open("desokod,n\n0780A0010,5\n");
  check_periods(recipe_, spec_, table, warnings_);
  EXPECT_TRUE(warnings_.empty());
  recipe_.periods = {"2024"};
  check_periods(recipe_, spec_, table, warnings_);
  EXPECT_THAT(warnings_,
              ::testing::ElementsAre("scb.csv: no row is of 2024; its rows are of 2023"));
}

TEST_F(Columns, ATableWithoutRowsIsRefused) {
  const LoadedTable table = open("desokod,n\n");
  try {
    check_periods(recipe_, spec_, table, warnings_);
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(),
                 "scb.csv: it holds no rows, only the names of its columns; give a row for each "
                 "area or record");
  }
}

TEST_F(Columns, AColumnOfPeriodsTellsThemApart) {
  spec_.period_column = {"ar", {}};
  const std::string csv = "desokod,ar,n\n0780A0010,2023,5\n0780A0010,2024,6\n";
  EXPECT_EQ(read(csv)[0], 6);
  EXPECT_EQ(read(csv, Domain::nonnegative, "2023")[0], 5);
}

TEST_F(Columns, TheYearOfTheDivisionIsTakenAwayAndSaid) {
  EXPECT_EQ(
      read("desokod,n\n0780A0010_DeSO2025,5\n0780C1010_DeSO2025,2\n0780C1020_DeSO2025,3\n")[0], 5);
  EXPECT_THAT(warnings_,
              ::testing::ElementsAre("scb.csv: codes in column 'desokod' end with '_DeSO2025', "
                                     "which is taken away"));
}

TEST_F(Columns, AreasWithoutARowAreWarnedOfOnce) {
  read("desokod,n\n0780C1010,5\n");
  EXPECT_THAT(warnings_, ::testing::ElementsAre(
                             "scb.csv: 2 of 3 areas of 'deso' have no row (the first: 0780A0010), "
                             "and are missing wherever it is used"));
}

TEST_F(Columns, AreasWithoutRecordsAreNoMistake) {
  recipe::IndicatorSpec indicator;
  recipe::InputRows rows;
  rows.table = {"scb", {}};
  indicator.inputs.push_back({.name = {"persons", {}}, .form = rows});
  recipe_.indicators.push_back(indicator);
  read("desokod,n\n0780C1010,5\n");
  EXPECT_TRUE(warnings_.empty());
}

TEST_F(Columns, ARowInAnotherPeriodIsARow) {
  spec_.period_column = {"ar", {}};
  read("desokod,ar,n\n0780A0010,2023,5\n0780C1010,2024,6\n0780C1020,2024,6\n");
  EXPECT_TRUE(warnings_.empty());
}

/// Areas whose ids were known with the year of their division.
class Vintages : public Columns {
 protected:
  std::string match(const std::string& csv) {
    try {
      const LoadedTable table = open(csv);
      match_rows(recipe_, spec_, table, "deso", areas_, warnings_);
    } catch (const Error& error) {
      return error.what();
    }
    return "nothing was thrown";
  }
  const AreaSet areas_{{.id = "deso", .ids = {"0780A0010", "0780C1010"}, .vintage = "_DeSO2025"}};
};

TEST_F(Vintages, ATableOfAnotherYearsDivisionIsNotTakenForOneOfTheAreas) {
  EXPECT_EQ(match("desokod,n\n0780A0010_DeSO2018,5\n0780C1010_DeSO2018,6\n"),
            "scb.csv:2: '0780A0010_DeSO2018' is a code of DeSO2018, and areas 'deso' are of "
            "DeSO2025; give a table of the areas' own division, or say in [tables.scb] under "
            "changes what became of the old codes");
}

TEST_F(Vintages, TheirOwnYearAndNoYearAreTaken) {
  EXPECT_EQ(match("desokod,n\n0780A0010_DeSO2025,5\n0780C1010,6\n"), "nothing was thrown");
  EXPECT_EQ(match("desokod,n\n0780A0010_DESO2025,5\n0780C1010,6\n"), "nothing was thrown");
}

TEST_F(Vintages, RowsOfPeriodsThatNobodyAsksForMayBeOfAnyDivision) {
  spec_.period_column = {"ar", {}};
  const std::string csv = "desokod,ar,n\n0780A0010_DeSO2018,2023,5\n0780A0010_DeSO2025,2024,5\n";
  EXPECT_EQ(match(csv), "nothing was thrown");
  recipe_.periods = {"2023", "2024"};
  EXPECT_THAT(match(csv), ::testing::StartsWith("scb.csv:2: '0780A0010_DeSO2018' is a code of"));
}

TEST_F(Columns, TwoDivisionsInOneTableAreRefusedThoughTheAreasTellNoYear) {
  EXPECT_EQ(failure("desokod,n\n0780A0010_DeSO2018,5\n0780C1010_DeSO2025,6\n"),
            "scb.csv:3: '0780C1010_DeSO2025' is a code of DeSO2025, and '0780A0010_DeSO2018' "
            "(scb.csv:2) one of DeSO2018; give a table of the areas' own division, or say in "
            "[tables.scb] under changes what became of the old codes");
}

class Thousands : public Columns {
 protected:
  std::vector<std::string> warned(const std::string& csv) {
    const LoadedTable table = open(csv);
    std::vector<std::string> warnings;
    warn_of_thousands({.recipe = recipe_,
                       .spec = spec_,
                       .table = table,
                       .column = {"n", {}},
                       .period = "2024",
                       .domain = Domain::nonnegative,
                       .additive = true},
                      warnings);
    return warnings;
  }
};

TEST_F(Thousands, CountsWithAPointBeforeThreeDigitsAreNotReadAsFractionsInSilence) {
  EXPECT_THAT(warned("desokod,n\n0780A0010,980\n0780C1010,1.400\n0780C1020,..\n"),
              ::testing::ElementsAre("scb.csv: column 'n' counts, and '1.400' is read as 1.4, not "
                                     "as 1400; write 1400 if the point sets thousands apart, or "
                                     "1.4 if it does not"));
}

TEST_F(Thousands, ThoseWithACommaAreTheSame) {
  spec_.decimal = ",";
  EXPECT_THAT(
      warned("desokod;n\n0780A0010;12,500\n"),
      ::testing::ElementsAre("scb.csv: column 'n' counts, and '12,500' is read as 12.5, not "
                             "as 12500; write 12500 if the comma sets thousands apart, or "
                             "12.5 if it does not"));
}

TEST_F(Thousands, OneSureFractionTellsThatAllAre) {
  EXPECT_TRUE(warned("desokod,n\n0780A0010,1.400\n0780C1010,2.5\n").empty());
  EXPECT_TRUE(warned("desokod,n\n0780A0010,1.400\n0780C1010,0.125\n").empty());
  EXPECT_TRUE(warned("desokod,n\n0780A0010,1400\n").empty());
}

class Totals : public Columns {
 protected:
  void check(const std::string& csv, double tolerance) {
    const LoadedTable table = open(csv);
    spec_.totals = {{.total = {"all", {7, 1}}, .parts = {{"m_*", {7, 9}}, {"k", {7, 16}}}}};
    spec_.tolerance = tolerance;
    check_totals(recipe_, spec_, table, warnings_);
  }
  const std::string csv_ = "all,m_0,m_1,k\n10,3,3,4\n20,5,5,12\n30,,5,5\n";
};

TEST_F(Totals, PartsWithinTheToleranceAreReported) {
  check(csv_, 2);
  EXPECT_THAT(warnings_,
              ::testing::ElementsAre("scb.csv: the parts of 'all' differ from it in 1 of 3 rows, "
                                     "by 2 at most (accepted: tolerance 2)"));
}

TEST_F(Totals, PartsBeyondItAreAnErrorThatNamesTheRow) {
  try {
    check(csv_, 1);
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(),
                 "scb.csv:3: the parts of 'all' sum to 22, not 20; correct them, or raise "
                 "tolerance in [tables.scb] if the publisher perturbs counts");
  }
}

TEST_F(Totals, ABeginningThatNoColumnHasIsRefused) {
  try {
    check("all,n\n1,1\n", 1);
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(),
                 "recipe.toml:7:9: 'scb.csv' has no column that begins with 'm_'; known: all, n");
  }
}

TEST_F(Columns, ATableWithoutPeriodsBelongsToTheRecipesOwn) {
  EXPECT_TRUE(std::isnan(read("desokod,n\n0780A0010,5\n", Domain::nonnegative, "2023")[0]));
}

}  // namespace
}  // namespace omrade::run
