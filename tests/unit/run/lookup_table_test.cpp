#include "run/lookup_table.hpp"

#include "base/error.hpp"
#include "folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace omrade::run {
namespace {

using ::testing::ElementsAre;

class Lookup : public ::testing::Test {
 protected:
  recipe::ByTable by(const std::string& csv) {
    recipe::ByTable by;
    by.table = {.written = "catchment.csv", .path = folder_.put("catchment.csv", csv)};
    by.from = {"kod", {}};
    by.to = {"centre", {}};
    return by;
  }
  LookedUp read(const std::string& csv, const AreaSet* to, bool shares = false) {
    recipe::ByTable table = by(csv);
    if (shares) table.share = {"share", {}};
    return read_lookup(recipe_, table, parishes_, to, warnings_);
  }
  std::string failure(const std::string& csv, bool shares = false) {
    try {
      read(csv, &centres_, shares);
    } catch (const Error& error) {
      return error.what();
    }
    return "nothing was thrown";
  }

  Folder folder_;
  recipe::Recipe recipe_;
  AreaSet parishes_{{.id = "parish", .ids = {"078001", "078002", "078003"}}};
  AreaSet centres_{{.id = "centre", .ids = {"dalbo", "teleborg"}}};
  std::vector<std::string> warnings_;
};

TEST_F(Lookup, AreasFollowTheTable) {
  const LookedUp looked =
      read("kod,centre\n078001,teleborg\n078002,dalbo\n078003,dalbo\n", &centres_);
  EXPECT_EQ(looked.crosswalk.method(), CrosswalkMethod::nested);
  EXPECT_THAT(
      looked.crosswalk.entries(),
      ElementsAre(CrosswalkEntry{1, 0, 1}, CrosswalkEntry{2, 0, 1}, CrosswalkEntry{0, 1, 1}));
  EXPECT_TRUE(warnings_.empty());
}

TEST_F(Lookup, WithoutASetTheTargetsAreWhatTheTableNames) {
  EXPECT_THAT(read("kod,centre\n078001,b\n078002,a\n", nullptr).target_ids, ElementsAre("a", "b"));
}

TEST_F(Lookup, GivenSharesAreKept) {
  const LookedUp looked =
      read("kod,centre,share\n078001,dalbo,0.25\n078001,teleborg,0.75\n", &centres_, true);
  EXPECT_EQ(looked.crosswalk.method(), CrosswalkMethod::given);
  EXPECT_THAT(looked.crosswalk.entries(),
              ElementsAre(CrosswalkEntry{0, 0, 0.25}, CrosswalkEntry{0, 1, 0.75}));
}

TEST_F(Lookup, AnUnknownTargetIsNamedWithItsLineAndTheNearest) {
  EXPECT_EQ(failure("kod,centre\n078001,dalbo\n078002,dalbbo\n"),
            "catchment.csv:3: 'dalbbo' is no id of areas 'centre'; did you mean 'dalbo'?");
}

TEST_F(Lookup, NothingIsGivenAwayTwice) {
  EXPECT_EQ(failure("kod,centre\n078001,dalbo\n078002,dalbo\n078001,teleborg\n"),
            "catchment.csv:4: '078001' is given away more than once (the first: catchment.csv:2); "
            "keep one row per area, or add a share column");
}

TEST_F(Lookup, SharesAboveOneAreNamedWithTheirSumAndRows) {
  EXPECT_EQ(
      failure("kod,centre,share\n078001,dalbo,0.7\n078002,dalbo,1\n078001,teleborg,0.5\n", true),
      "catchment.csv:4: the shares of '078001' sum to 1.2 (catchment.csv:2, "
      "catchment.csv:4); let them sum to at most 1");
}

TEST_F(Lookup, AShareOutsideZeroToOneIsNamedWithItsValue) {
  EXPECT_EQ(failure("kod,centre,share\n078001,dalbo,60\n078002,dalbo,\n", true),
            "catchment.csv:2: the share of '078001' is 60, which is not between 0 and 1; give "
            "shares as fractions of 1\n"
            "catchment.csv:3: '078002' has no share; give its share as a fraction of 1");
}

TEST_F(Lookup, LostLeadingZerosAreRecognised) {
  EXPECT_EQ(failure("kod,centre\n78001,dalbo\n"),
            "catchment.csv: no code in column 'kod' is an id of areas 'parish'; '78001' is "
            "'078001' without its leading zeros; keep codes as text where the table is made");
}

TEST_F(Lookup, ATableWithoutRowsOrTargetsIsRefused) {
  EXPECT_EQ(failure("kod,centre\n"),
            "catchment.csv: it holds no rows, only the names of its columns; give a row for each "
            "area of 'parish'");
  EXPECT_EQ(failure("kod,centre\n078001,\n"),
            "catchment.csv: column 'centre' is empty in every row; name the target of each area");
}

TEST_F(Lookup, MistakesAreNamedAtMostFiveTimes) {
  std::string csv = "kod,centre\n";
  for (int i = 0; i < 7; ++i) csv += "078001,nord\n";
  EXPECT_THAT(failure(csv), ::testing::EndsWith("\ncatchment.csv: … and 2 more rows"));
}

TEST_F(Lookup, AreasThatBelongNowhereAreWarnedOf) {
  read("kod,centre\n078001,dalbo\n999999,dalbo\n", &centres_);
  EXPECT_THAT(
      warnings_,
      ElementsAre("catchment.csv: 1 of 2 rows carry a code in column 'kod' that is no id of areas "
                  "'parish' and are left out (the first: '999999', catchment.csv:3)",
                  "catchment.csv: 2 of 3 areas of 'parish' belong to no target (078002, 078003)"));
}

TEST_F(Lookup, CodesWithTheYearOfTheirDivisionAreFoundAsTheyAreInTables) {
  const AreaSet from({.id = "deso", .ids = {"0780A0010"}, .vintage = "_DeSO2025"});
  const AreaSet to({.id = "regso", .ids = {"0780R001"}, .vintage = "_RegSO2025"});
  const LookedUp looked = read_lookup(
      recipe_, by("kod,centre\n0780A0010_DeSO2025,0780R001_RegSO2025\n"), from, &to, warnings_);
  EXPECT_THAT(looked.crosswalk.entries(), ElementsAre(CrosswalkEntry{0, 0, 1}));
  EXPECT_TRUE(warnings_.empty());
}

TEST_F(Lookup, CodesOfAnotherYearsDivisionAreNotTaken) {
  const AreaSet from({.id = "deso", .ids = {"0780A0010"}, .vintage = "_DeSO2025"});
  try {
    read_lookup(recipe_, by("kod,centre\n0780A0010_DeSO2018,dalbo\n"), from, &centres_, warnings_);
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(
        error.what(),
        "catchment.csv:2: '0780A0010_DeSO2018' is a code of DeSO2018, and areas 'deso' are "
        "of DeSO2025; give a table of the areas' own division");
  }
}

TEST_F(Lookup, ASheetThatTheTableDoesNotHoldIsRefused) {
  recipe::ByTable named = by("kod,centre\n078001,dalbo\n");
  named.table.layer = "nosuch";
  try {
    read_lookup(recipe_, named, parishes_, &centres_, warnings_);
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), ::testing::HasSubstr("it holds no sheets, so not 'nosuch'"));
  }
}

}  // namespace
}  // namespace omrade::run
