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
  LookedUp read(const std::string& csv, const AreaSet* to, bool shares = false) {
    recipe::ByTable by;
    by.table = {.written = "catchment.csv", .path = folder_.put("catchment.csv", csv)};
    by.from = {"kod", {}};
    by.to = {"centre", {}};
    if (shares) by.share = {"share", {}};
    return read_lookup(recipe_, by, parishes_, to, warnings_);
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
  EXPECT_EQ(failure("kod,centre\n078001,dalbo\n078001,teleborg\n"),
            "catchment.csv:3: '078001' is given away more than once; keep one row per area, "
            "or add a share column");
  EXPECT_EQ(failure("kod,centre,share\n078001,dalbo,0.7\n078001,teleborg,0.7\n", true),
            "catchment.csv:3: '078001' is given away more than once; let its shares sum to at "
            "most 1");
}

TEST_F(Lookup, AreasThatBelongNowhereAreWarnedOf) {
  read("kod,centre\n078001,dalbo\n999999,dalbo\n", &centres_);
  EXPECT_THAT(
      warnings_,
      ElementsAre(
          "catchment.csv: 1 rows carry a code that is no id of areas 'parish' and are left out",
          "catchment.csv: 2 of 3 areas of 'parish' belong to no target"));
}

}  // namespace
}  // namespace omrade::run
