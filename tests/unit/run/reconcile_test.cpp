// Tables of an older division.
#include "columns_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace omrade::run {
namespace {

class Changes : public Columns {
 protected:
  /// 0780X1 was split into two areas, 1 to 3.
  void change(const std::string& csv) {
    recipe::ChangesSpec changes;
    changes.table = {.written = "changes.csv", .path = folder_.put("changes.csv", csv)};
    changes.from = {"old", {5, 1}};
    changes.to = {"new", {5, 1}};
    changes.weight = {"people", {5, 1}};
    spec_.changes = changes;
  }
  const std::string split_ = "old,new,people\n0780X1,0780C1010,100\n0780X1,0780C1020,300\n";
};

TEST_F(Changes, CountsOfASplitAreaAreSharedOutByWeight) {
  change(split_);
  EXPECT_THAT(read("desokod,n\n0780A0010,5\n0780X1,80\n"), ::testing::ElementsAre(5, 20, 60));
  EXPECT_THAT(warnings_,
              ::testing::ElementsAre("scb.csv: 1 code of an older division is reconciled by "
                                     "'changes.csv' (counts split by 'people')"));
}

TEST_F(Changes, WeightsDoNotOverflowAndLoseEverybody) {
  change("old,new,people\n0780X1,0780C1010,1e308\n0780X1,0780C1020,1e308\n");
  EXPECT_THAT(failure("desokod,n\n0780X1,80\n"),
              ::testing::StartsWith("changes.csv:2: its weight is 1e+308, which is too large; give "
                                    "how many people moved with it"));
}

TEST_F(Changes, SharesOfASplitAreaAreTakenOver) {
  change(split_);
  additive_ = false;
  EXPECT_THAT(read("desokod,n\n0780A0010,5\n0780X1,0.25\n", Domain::any),
              ::testing::ElementsAre(5, 0.25, 0.25));
}

TEST_F(Changes, CountsOfMergedAreasAreAddedUpAndTheirSharesAreMissing) {
  change("old,new,people\n0780X1,0780C1010,1\n0780X2,0780C1010,1\n");
  const std::string csv = "desokod,n\n0780A0010,5\n0780X1,80\n0780X2,7\n";
  EXPECT_EQ(read(csv)[1], 87);
  additive_ = false;
  EXPECT_TRUE(std::isnan(read(csv)[1]));
}

TEST_F(Changes, AMissingValueOfAnAreaThatTookUpAnotherIsNoZero) {
  change("old,new,people\n0780X1,0780C1010,1\n");
  EXPECT_TRUE(std::isnan(read("desokod,n\n0780C1010,..\n0780X1,80\n")[1]));
  EXPECT_EQ(read("desokod,n\n0780C1010,5\n0780X1,80\n")[1], 85);
}

TEST_F(Changes, AMissingRowOfOneOfTwoMergedAreasIsNoZero) {
  change("old,new,people\n0780X1,0780C1010,1\n0780X2,0780C1010,1\n");
  EXPECT_TRUE(std::isnan(read("desokod,n\n0780A0010,5\n0780X1,80\n")[1]));
  EXPECT_TRUE(std::isnan(read("desokod,n\n0780A0010,5\n0780X1,80\n0780X2,..\n")[1]));
  additive_ = false;
  EXPECT_TRUE(std::isnan(read("desokod,n\n0780A0010,5\n0780X1,0.5\n", Domain::any)[1]));
}

TEST_F(Changes, AMissingRowOfAnAreaThatWasThereBeforeIsNoZero) {
  change("old,new,people\n0780X1,0780C1010,1\n0780C1010,0780C1010,1\n");
  EXPECT_TRUE(std::isnan(read("desokod,n\n0780X1,80\n")[1]));
  EXPECT_EQ(read("desokod,n\n0780C1010,5\n0780X1,80\n")[1], 85);
}

TEST_F(Changes, APartThatNobodyMovedWithIsNotNeeded) {
  change("old,new,people\n0780X1,0780C1010,1\n0780X2,0780C1010,0\n0780X2,0780C1020,7\n");
  EXPECT_EQ(read("desokod,n\n0780A0010,5\n0780X1,80\n")[1], 80);
}

TEST_F(Changes, APeriodWithoutOldCodesIsOfTheNewDivision) {
  change("old,new,people\n0780X1,0780C1010,1\n0780X2,0780C1010,1\n");
  spec_.period_column = {"ar", {}};
  const std::string csv = "desokod,ar,n\n0780X1,2023,80\n0780X2,2023,7\n0780C1010,2024,90\n";
  EXPECT_EQ(read(csv, Domain::nonnegative, "2023")[1], 87);
  EXPECT_EQ(read(csv)[1], 90);
}

const std::string kKept = "old,new,people\n0780C1010,0780C1010,60\n0780C1010,0780C1020,40\n";

TEST_F(Changes, AnAreaThatWasSplitAndKeptItsCodeIsSplit) {
  change(kKept);
  EXPECT_THAT(read("desokod,n\n0780A0010,5\n0780C1010,100\n"), ::testing::ElementsAre(5, 60, 40));
  EXPECT_THAT(warnings_,
              ::testing::ElementsAre("scb.csv: 1 code of an older division is reconciled by "
                                     "'changes.csv' (counts split by 'people')"));
}

TEST_F(Changes, RowsThatMayBeOfTheNewDivisionAreNotSplitAgain) {
  change(kKept);
  EXPECT_EQ(
      failure("desokod,n\n0780A0010,5\n0780C1010,60\n0780C1020,40\n"),
      "scb.csv:3: by 'changes.csv' a part of '0780C1010' went to '0780C1020', which has a row "
      "already (scb.csv:4): the rows seem to be of the new division; keep them in a table "
      "without changes, or list '0780C1020' among the old codes if it was there before");
}

TEST_F(Changes, AnAreaThatWasThereBeforeTakesUpThePartOfAnother) {
  change(kKept + "0780C1020,0780C1020,1\n");
  EXPECT_THAT(read("desokod,n\n0780A0010,5\n0780C1010,100\n0780C1020,7\n"),
              ::testing::ElementsAre(5, 60, 47));
}

TEST_F(Changes, ACodeOfTheAreasOwnYearIsNotOld) {
  change(kKept);
  const AreaSet areas(
      {.id = "deso", .ids = {"0780A0010", "0780C1010", "0780C1020"}, .vintage = "_DeSO2025"});
  const LoadedTable table =
      open("desokod,n\n0780A0010_DeSO2025,1\n0780C1010_DeSO2025,60\n0780C1020_DeSO2025,40\n");
  const Matched matched = match_rows(recipe_, spec_, table, "deso", areas, warnings_);
  EXPECT_EQ(matched.rows.matched, 3U);
  EXPECT_THAT(warnings_,
              ::testing::Contains("scb.csv: no code is one of an older division that 'changes.csv' "
                                  "splits or renames; leave changes out if the table is of the new "
                                  "one"));
}

TEST_F(Changes, ATableOfTheOldYearsDivisionIsReconciled) {
  change(kKept);
  const AreaSet areas({.id = "deso", .ids = {"0780C1010", "0780C1020"}, .vintage = "_DeSO2025"});
  const LoadedTable table = open("desokod,n\n0780C1010_DeSO2018,60\n");
  const Matched matched = match_rows(recipe_, spec_, table, "deso", areas, warnings_);
  EXPECT_EQ(matched.rows.matched, 0U);
  EXPECT_EQ(matched.changed.rows.size(), 2U);
}

TEST_F(Changes, TwoRowsForAnOldCodeAreNotAddedUp) {
  change(split_);
  EXPECT_EQ(failure("desokod,n\n0780X1,80\n0780X1,7\n"),
            "scb.csv:3: a second row for old code '0780X1' (the first: scb.csv:2); keep one row "
            "per area and period, or name the column of periods with period = \"COLUMN\"");
}

TEST_F(Changes, NegativeCountsOfOldCodesAreNamedByLine) {
  change(split_);
  EXPECT_EQ(failure("desokod,n\n0780A0010,5\n0780X1,-5\n"),
            "scb.csv:3: column 'n' is -5, and a count cannot be negative; correct it, or write a "
            "missing mark such as ..");
}

TEST_F(Changes, CodesOutsideAreNotReconciled) {
  change(split_);
  spec_.outside = {"0780X1"};
  const LoadedTable table = open("desokod,n\n" + kThree + "0780X1,80\n00,1\n");
  const Matched matched = match_rows(recipe_, spec_, table, "deso", deso(), warnings_);
  EXPECT_EQ(matched.rows.outside, 1U);
  EXPECT_EQ(matched.rows.unknown_rows, 1U);
  EXPECT_TRUE(matched.changed.rows.empty());
}

TEST_F(Changes, ANewCodeThatNoAreaHasIsNamedByItsRow) {
  change("old,new,people\n0780X1,0780C1011,1\n");
  EXPECT_EQ(failure("desokod,n\n0780X1,80\n"),
            "changes.csv:2: '0780C1011' is no id of areas 'deso'; did you mean '0780C1010'?");
}

TEST_F(Changes, WrongRowsAreNamedAtMostFiveTimes) {
  std::string csv = "old,new,people\n";
  for (int i = 0; i < 7; ++i) csv += "0780X1,0780C1010,-1\n";
  change(csv);
  const std::string text = failure("desokod,n\n0780X1,80\n");
  EXPECT_THAT(text, ::testing::StartsWith("changes.csv:2: its weight is -1, which is below 0; give "
                                          "how many people moved with it\n"));
  EXPECT_THAT(text, ::testing::EndsWith("\nchanges.csv: … and 2 more rows"));
}

TEST_F(Changes, ATableWithoutRowsIsRefused) {
  change("old,new,people\n");
  EXPECT_EQ(failure("desokod,n\n0780X1,80\n"),
            "changes.csv: it holds no rows, only the names of its columns; give a row for each old "
            "code and what became of it");
}

TEST_F(Changes, WeightsThatSumToNothingAreRefused) {
  change("old,new,people\n0780X1,0780C1010,0\n");
  EXPECT_EQ(failure("desokod,n\n0780X1,80\n"),
            "changes.csv: the weights of '0780X1' sum to 0; give at least one of its new areas a "
            "weight above 0");
}

TEST_F(Changes, RecordsCannotBeSplit) {
  change(split_);
  const LoadedTable table = open("desokod,n\n0780X1,1\n");
  const Matched matched = match_rows(recipe_, spec_, table, "deso", deso(), warnings_);
  try {
    require_whole_rows(spec_, matched);
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(),
                 "scb.csv: records carry codes of an older division, and a record cannot be "
                 "split; give each record the code of the new division");
  }
}

}  // namespace
}  // namespace omrade::run
