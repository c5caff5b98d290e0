// omrade stats sic: by hand, with a boundary class that is taken in part.
#include "stats_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace omrade::testing {
namespace {

using ::testing::HasSubstr;

TEST(StatsSic, IsTheMeanOfTheHighestThird) {
  const Project project;
  // Nine children; the third with the highest values: 5, 3, 3.
  project.write("t.csv", "teeth,n\n0,4\n1,2\n3,2\n5,1\n");
  const StatsRows rows =
      stats_rows(project, {"sic", "t.csv", "--class", "teeth", "--frequency", "n"});
  EXPECT_NEAR(rows.number(0, "value"), 11.0 / 3, 1e-12);
  EXPECT_EQ(rows.text(0, "sic"), rows.text(0, "value"));
  EXPECT_NEAR(rows.number(0, "mean"), 13.0 / 9, 1e-12);
  EXPECT_NEAR(rows.number(0, "caries_free"), 4.0 / 9, 1e-12);
  EXPECT_EQ(rows.text(0, "interval"), "student");
  // Influence 3 + max(x - 3, 0) * 3: eight times 3 and once 9. Mean 11/3, variance 4, standard
  // error 2/3; t(8) = 2.306004.
  EXPECT_NEAR(rows.number(0, "lower95"), 11.0 / 3 - 2.306004 * 2 / 3, 1e-6);
  EXPECT_NEAR(rows.number(0, "upper95"), 11.0 / 3 + 2.306004 * 2 / 3, 1e-6);
}

TEST(StatsSic, TakesAFractionOfTheClassAtTheBoundary) {
  const Project project;
  // Ten children, k = 10/3: one with 4 and 7/3 of the three with 2, so (4 + 14/3) / (10/3) = 2.6.
  project.write("t.csv", "teeth,n\n0,6\n2,3\n4,1\n");
  const StatsRows rows =
      stats_rows(project, {"sic", "t.csv", "--class", "teeth", "--frequency", "n"});
  EXPECT_NEAR(rows.number(0, "value"), 2.6, 1e-12);
  for (const char* share : {"0.1", "1/10"}) {
    const StatsRows tenth = stats_rows(
        project, {"sic", "t.csv", "--class", "teeth", "--frequency", "n", "--share", share});
    EXPECT_NEAR(tenth.number(0, "value"), 4, 1e-12) << share;
  }
}

TEST(StatsSic, PoolsTheRowsOfAGroupAndCountsRowsWithoutAFrequency) {
  const Project project;
  project.write("t.csv", "area,teeth\na,0\nb,2\na,6\na,0\nb,2\nb,2\n");
  const StatsRows rows = stats_rows(project, {"sic", "t.csv", "--by", "area", "--class", "teeth"});
  EXPECT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows.text(0, "value"), "6");
  EXPECT_EQ(rows.text(0, "mean"), "2");
  EXPECT_EQ(rows.text(1, "value"), "2");
  EXPECT_EQ(rows.text(1, "interval"), "none") << "all alike: no spread seen is not no spread";
}

TEST(StatsSic, SaysWhyThereIsNoValue) {
  const Project project;
  project.write("t.csv", "area,teeth,n\na,0,0\nb,,3\nc,1,\n");
  const StatsRows rows =
      stats_rows(project, {"sic", "t.csv", "--by", "area", "--class", "teeth", "--frequency", "n"});
  EXPECT_EQ(rows.text(0, "state"), "not_applicable: nobody is counted");
  EXPECT_EQ(rows.text(1, "state"), "missing: class is empty");
  EXPECT_EQ(rows.text(2, "state"), "missing: frequency is empty");
  EXPECT_EQ(rows.text(0, "value") + rows.text(0, "mean") + rows.text(0, "caries_free"), "");
}

TEST(StatsSic, RefusesWhatIsNoShare) {
  const Project project;
  project.write("t.csv", "teeth\n1\n");
  for (const char* share : {"0", "1.5", "-1/3", "1/0", "a third"}) {
    const Ended ended = project.omrade(
        {"stats", "sic", "t.csv", "--class", "teeth", "--share=" + std::string(share)});
    EXPECT_EQ(ended.code, 2) << share;
    EXPECT_THAT(ended.errors, HasSubstr("is not a share")) << share;
  }
}

}  // namespace
}  // namespace omrade::testing
