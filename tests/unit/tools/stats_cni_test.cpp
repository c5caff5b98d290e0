// omrade stats cni: the published example, sums of groups, and what has no value.
#include "base/text.hpp"
#include "project.hpp"
#include "stats_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace omrade::testing {
namespace {

using ::testing::HasSubstr;

constexpr const char* kHead =
    "unit,under_5,foreign_born,old_alone,single_parent,moved_in,unemployed,low_education,"
    "population\n";

/// Statistics Sweden's published example.
constexpr const char* kFirst = "first,595,1391,484,167,385,981,632,5912\n";
constexpr const char* kSecond = "second,293,330,215,80,240,300,210,2407\n";

TEST(StatsCni, GivesThePublishedExample) {
  const Project project;
  project.write("t.csv", std::string(kHead) + kFirst + kSecond);
  const StatsRows rows = stats_rows(project, {"cni", "t.csv", "--by", "unit"});
  EXPECT_NEAR(rows.number(0, "points"), 22709.42, 1e-8);
  EXPECT_NEAR(rows.number(0, "value"), 1.5513, 5e-5);
  EXPECT_NEAR(rows.number(1, "points"), 7869.74, 1e-8);
  EXPECT_NEAR(rows.number(1, "value"), 1.3204, 5e-5);
  EXPECT_NEAR(rows.number(0, "per_person"), 22709.42 / 5912, 1e-12);
  EXPECT_EQ(rows.text(0, "relative"), rows.text(0, "value"));
  EXPECT_EQ(rows.text(0, "interval"), "dobson");
  EXPECT_EQ(rows.text(0, "state"), "ok");
  // sqrt(V / O) = sqrt(115 493.6948 / 4 635) = 4.991767; Byar's limits of 4 635 are 4 502.51345 and
  // 4 770.39521.
  EXPECT_NEAR(rows.number(0, "lower95"), (22709.42 - 4.991767 * 132.48655) / 5912 / 2.4761, 1e-7);
  EXPECT_NEAR(rows.number(0, "upper95"), (22709.42 + 4.991767 * 135.39521) / 5912 / 2.4761, 1e-7);
  EXPECT_LT(rows.number(0, "lower998"), rows.number(0, "lower95"));
}

TEST(StatsCni, AddsUpBeforeItDivides) {
  const Project project;
  project.write("t.csv", std::string(kHead) + kFirst + kSecond);
  const StatsRows rows = stats_rows(project, {"cni", "t.csv", "--national-rate", "1"});
  EXPECT_NEAR(rows.number(0, "points"), 22709.42 + 7869.74, 1e-8);
  EXPECT_NEAR(rows.number(0, "value"), (22709.42 + 7869.74) / (5912 + 2407), 1e-12);
}

TEST(StatsCni, ReadsColumnsOfOtherNamesInEitherSpelling) {
  const Project project;
  project.write("t.csv",
                "a,b,foreign_born,old_alone,single_parent,moved_in,unemployed,low_education,p\n"
                "unused,100,0,0,0,0,0,0,100\n");
  for (const char* spelling : {"--under_5", "--under-5"}) {
    const StatsRows rows = stats_rows(
        project, {"cni", "t.csv", spelling, "b", "--population", "p", "--national-rate", "1"});
    EXPECT_NEAR(rows.number(0, "value"), 3.23, 1e-12) << spelling;
  }
}

TEST(StatsCni, WithoutHitsThereIsAnIndexOfZeroAndNoInterval) {
  const Project project;
  project.write("t.csv", std::string(kHead) + "none,0,0,0,0,0,0,0,50\n");
  const StatsRows rows = stats_rows(project, {"cni", "t.csv"});
  EXPECT_EQ(rows.text(0, "value"), "0");
  EXPECT_EQ(rows.text(0, "lower95"), "");
  EXPECT_EQ(rows.text(0, "interval"), "none");
}

TEST(StatsCni, SaysWhyThereIsNoValue) {
  const Project project;
  project.write("t.csv", std::string(kHead) +
                             "empty,1,1,1,,1,1,1,50\nnobody,0,0,0,0,0,0,0,0\n"
                             "unknown,1,1,1,1,1,1,1,\n");
  const StatsRows rows = stats_rows(project, {"cni", "t.csv", "--by", "unit"});
  for (std::size_t row = 0; row < 3; ++row) EXPECT_EQ(rows.text(row, "value"), "");
  EXPECT_EQ(rows.text(0, "state"), "missing: single_parent is empty");
  EXPECT_EQ(rows.text(0, "points"), "");
  EXPECT_EQ(rows.text(1, "state"), "not_applicable: population is 0");
  EXPECT_EQ(rows.text(2, "state"), "missing: population is empty");
}

TEST(StatsCni, AMissingGroupIsAnErrorAndNotAPartialIndex) {
  const Project project;
  project.write("t.csv", "under_5,population\n1,50\n");
  const Ended ended = project.omrade({"stats", "cni", "t.csv"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.errors, HasSubstr("no column 'old_alone'"));
}

}  // namespace
}  // namespace omrade::testing
