// What `omrade plugin watch` finds between two tables of estimates.
#include "base/file.hpp"
#include "cli/plugin_watch_changes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace omrade::cli {
namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Changes : public ::testing::Test {
 protected:
  Changes() {
    std::string pattern = (fs::temp_directory_path() / "omrade-changes-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  ~Changes() override { fs::remove_all(folder_); }

  [[nodiscard]] Comparison between(const std::string& before, const std::string& after) const {
    const std::string head =
        "period,level,area,name,indicator,layer,other,value,lower95,upper95,state\n";
    write_file(folder_ / "before.csv", head + before);
    write_file(folder_ / "after.csv", head + after);
    return changes_between(folder_ / "before.csv", folder_ / "after.csv");
  }

 private:
  fs::path folder_;
};

TEST_F(Changes, TheSameTableHasNone) {
  const std::string rows =
      "2024,square,a,Väst,falls,rate,,12,10,14,ok\n2024,square,b,Öst,falls,rate,,,,,missing\n";
  const Comparison same = between(rows, rows);
  EXPECT_EQ(same.estimates, 2U);
  EXPECT_THAT(same.changes, IsEmpty());
  const std::string turned =
      "2024,square,b,Öst,falls,rate,,,,,missing\n2024,square,a,Väst,falls,rate,,12,10,14,ok\n";
  EXPECT_THAT(between(rows, turned).changes, IsEmpty()) << "in another order";
}

TEST_F(Changes, ValueIntervalAndStateAreCompared) {
  const Comparison found = between(
      "2024,square,a,Väst,falls,rate,,12,10,14,ok\n2024,square,b,Öst,falls,rate,,7,5,9,ok\n"
      "2024,square,c,c,falls,rate,,3,,,ok\n",
      "2024,square,a,Väst,falls,rate,,12,10,15,ok\n2024,square,b,Öst,falls,rate,,,,,missing\n"
      "2024,square,c,c,falls,rate,,3,,,unreliable\n");
  EXPECT_EQ(table_of(found.changes),
            "layer       level   area    before       after\n"
            "falls.rate  square  a Väst  12 [10, 14]  12 [10, 15]\n"
            "falls.rate  square  b Öst   7 [5, 9]     missing\n"
            "falls.rate  square  c       3            3 unreliable\n");
}

TEST_F(Changes, WhatCameAndWhatWentIsTold) {
  const Comparison found = between("2024,square,a,Väst,falls,rate,,12,,,ok\n",
                                   "2024,square,a,Väst,falls,share,,0.5,,,ok\n");
  EXPECT_EQ(found.estimates, 1U);
  EXPECT_EQ(table_of(found.changes),
            "layer        level   area    before  after\n"
            "falls.share  square  a Väst  –       0.5\n"
            "falls.rate   square  a Väst  12      –\n");
}

TEST_F(Changes, AWithheldValueIsAWord) {
  const Comparison found =
      between("2024,square,a,Väst,falls,rate,,12,10,14,ok\n",
              "2024,square,a,Väst,falls,rate,,withheld,withheld,withheld,withheld\n");
  ASSERT_THAT(found.changes, SizeIs(1));
  EXPECT_EQ(found.changes[0].after, "withheld");
}

TEST_F(Changes, PairsAndPeriodsHaveTheirOwnRows) {
  const Comparison found =
      between("2023,square,a,a,falls,flow,x,1,,,ok\n2024,square,a,a,falls,flow,y,2,,,ok\n",
              "2023,square,a,a,falls,flow,x,1,,,ok\n2024,square,a,a,falls,flow,y,3,,,ok\n");
  ASSERT_THAT(found.changes, SizeIs(1));
  EXPECT_EQ(found.changes[0].area, "a → y, 2024");
}

}  // namespace
}  // namespace omrade::cli
