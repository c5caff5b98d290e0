#include "run/columns.hpp"

#include "base/error.hpp"
#include "folder.hpp"

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
    const bring::Keyed keyed = match_rows(spec_, table, "deso", deso(), warnings_);
    return values_of_areas({.recipe = recipe_,
                            .spec = spec_,
                            .table = table,
                            .column = {"n", {12, 3}},
                            .period = period,
                            .domain = domain},
                           keyed, deso());
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

TEST_F(Columns, ATableWithoutPeriodsBelongsToTheRecipesOwn) {
  EXPECT_TRUE(std::isnan(read("desokod,n\n0780A0010,5\n", Domain::nonnegative, "2023")[0]));
}

}  // namespace
}  // namespace omrade::run
