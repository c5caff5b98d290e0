#include "run/columns.hpp"

#include "base/error.hpp"
#include "folder.hpp"
#include "run/totals.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace omrade::run {
namespace {

const AreaSet& deso() {
  static const AreaSet areas({.id = "deso", .ids = {"0780A0010", "0780C1010", "0780C1020"}});
  return areas;
}

/// A table written, opened and read as a run does.
class Columns : public ::testing::Test {
 protected:
  LoadedTable open(const std::string& csv) {
    spec_.name = {"scb", {}};
    spec_.source = {.written = "scb.csv", .path = folder_.put("scb.csv", csv)};
    spec_.keys = {{{"deso", {}}, {"desokod", {}}}};
    recipe_.file = "recipe.toml";
    recipe_.period = "2024";
    return load_table(spec_);
  }
  std::vector<double> read(const std::string& csv, Domain domain = Domain::nonnegative,
                           const std::string& period = "2024") {
    const LoadedTable table = open(csv);
    const Matched matched = match_rows(recipe_, spec_, table, "deso", deso(), warnings_);
    return values_of_areas({.recipe = recipe_,
                            .spec = spec_,
                            .table = table,
                            .column = {"n", {12, 3}},
                            .period = period,
                            .domain = domain,
                            .additive = additive_},
                           matched, deso());
  }
  std::string failure(const std::string& csv, Domain domain = Domain::nonnegative) {
    try {
      read(csv, domain);
    } catch (const Error& error) {
      return error.what();
    }
    return "nothing was thrown";
  }

  Folder folder_;
  recipe::Recipe recipe_;
  recipe::TableSpec spec_;
  std::vector<std::string> warnings_;
  bool additive_ = true;
};

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
  ASSERT_EQ(warnings_.size(), 1U);
  EXPECT_EQ(warnings_[0],
            "scb.csv: 1 of 2 rows carry a code in column 'desokod' that is no id of areas 'deso' "
            "(00) and are left out; list codes that mean elsewhere under "
            "outside = […]");
}

TEST_F(Columns, AColumnOfPeriodsTellsThemApart) {
  spec_.period_column = {"ar", {}};
  const std::string csv = "desokod,ar,n\n0780A0010,2023,5\n0780A0010,2024,6\n";
  EXPECT_EQ(read(csv)[0], 6);
  EXPECT_EQ(read(csv, Domain::nonnegative, "2023")[0], 5);
}

TEST_F(Columns, TheYearOfTheDivisionIsTakenAwayAndSaid) {
  EXPECT_EQ(read("desokod,n\n0780A0010_DeSO2025,5\n")[0], 5);
  EXPECT_THAT(warnings_,
              ::testing::ElementsAre("scb.csv: codes in column 'desokod' end with '_DeSO2025', "
                                     "which is taken away"));
}

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

TEST_F(Changes, ANewCodeThatNoAreaHasIsNamedByItsRow) {
  change("old,new,people\n0780X1,0780C1011,1\n");
  EXPECT_EQ(failure("desokod,n\n0780X1,80\n"),
            "changes.csv:2: '0780C1011' is no id of areas 'deso'; did you mean '0780C1010'?");
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
