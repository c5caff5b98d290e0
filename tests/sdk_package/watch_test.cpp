// `omrade plugin watch`: builds, validates, runs the sample and tells what changed.
#include "installation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace omrade::testing {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(PluginWatch, TellsWhichEstimatesChangedSinceTheLastGoodRun) {
  const Installation here;
  ASSERT_EQ(here.installed().code, 0) << here.installed().errors;
  const Ended first = here.shell("omrade plugin new falls\nomrade plugin watch falls --once\n");
  ASSERT_EQ(first.code, 0) << first.output << first.errors;
  EXPECT_EQ(first.output, "the first run of the sample; from now on changes are told\n");

  const Ended same = here.shell("omrade plugin watch falls --once");
  EXPECT_EQ(same.output, "0 of 5 estimates changed\n");

  // Of 1000 people 120 become 130: 13 % there, and 865 / 4500 in all.
  const Ended changed = here.shell(
      "sed -i 's/^a,120,/a,130,/' falls/sample/counts.csv\nomrade plugin watch falls --once");
  ASSERT_EQ(changed.code, 0) << changed.errors;
  EXPECT_THAT(changed.output,
              AllOf(HasSubstr("layer        level   area"),
                    HasSubstr("falls.share  square  a Sydväst"), HasSubstr("  12 ["),
                    HasSubstr("  13 ["), HasSubstr("falls.share  region  region Alla rutor"),
                    Not(HasSubstr("Sydost")), EndsWith("\n2 of 5 estimates changed\n")));
}

TEST(PluginWatch, AMistakeIsToldAndTheLastGoodRunIsKept) {
  const Installation here;
  ASSERT_EQ(here.installed().code, 0) << here.installed().errors;
  ASSERT_EQ(here.shell("omrade plugin new falls\nomrade plugin watch falls --once").code, 0);
  const Ended wrong = here.shell(
      "cp falls/falls.cpp right\nsed -i 's/call\\[part\\]/call[prat]/' falls/falls.cpp\n"
      "omrade plugin watch falls --once");
  EXPECT_EQ(wrong.code, 1);
  EXPECT_THAT(wrong.errors + wrong.output, HasSubstr("prat"));
  const Ended right = here.shell("cp right falls/falls.cpp\nomrade plugin watch falls --once");
  EXPECT_EQ(right.code, 0) << right.errors;
  EXPECT_EQ(right.output, "0 of 5 estimates changed\n");
}

TEST(PluginWatch, WaitsForAChangeUntilItIsInterrupted) {
  const Installation here;
  ASSERT_EQ(here.installed().code, 0) << here.installed().errors;
  const Ended ended = here.shell(
      "omrade plugin new falls\n"
      "omrade plugin watch falls > told 2> errors &\n"
      "until grep -q 'waiting for a change' errors; do sleep 0.1; done\n"
      "sed -i 's/^a,120,/a,130,/' falls/sample/counts.csv\n"
      "until grep -q '2 of 5 estimates changed' told; do sleep 0.1; done\n"
      "kill -TERM $!\n"
      "wait $! && code=0 || code=$?\n"
      "echo \"ended with $code\"");
  EXPECT_EQ(ended.output, "ended with 130\n") << ended.errors;
}

TEST(PluginWatch, AFolderWithoutAProjectIsRefused) {
  const Installation here;
  ASSERT_EQ(here.installed().code, 0) << here.installed().errors;
  const Ended ended = here.shell("mkdir empty\nomrade plugin watch empty");
  EXPECT_EQ(ended.code, 2);
  EXPECT_EQ(ended.errors,
            "error: empty: it holds no CMakeLists.txt; omrade plugin new NAME makes a folder to "
            "start from\n");
}

}  // namespace
}  // namespace omrade::testing
