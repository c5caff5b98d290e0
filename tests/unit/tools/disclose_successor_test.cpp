// A table and the history beside it, when replacing them goes wrong.
#include "base/error.hpp"
#include "project.hpp"
#include "tools/successor.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace omrade::tools {
namespace {

using testing::Ended;
using ::testing::HasSubstr;

const std::string kOld = "published.csv";
const std::string kHistory = "published.history.json";
const std::string kNext = "published.history.next.json";
const std::string kBefore = "published.history.before.json";

class DiscloseSuccessor : public ::testing::Test {
 protected:
  DiscloseSuccessor() {
    project.write("history.json", R"({"history": 1})");
    project.write("spec.toml",
                  "cells = [\"area\"]\nvalue = \"persons\"\nhistory = \"history.json\"\n");
  }

  /// As a file larger than `limited` allows, and its history is not.
  void write_table(const std::string& first) const {
    std::string rows = "area,persons,one,two,three,four\n" + first + ",1,2,3,4\n";
    const std::string note = "," + std::string(1'000, 'n');
    for (int i = 0; i < 100; ++i)
      rows += "x" + std::to_string(i) + ",50" + note + note + note + note + "\n";
    project.write("table.csv", rows);
  }
  [[nodiscard]] Ended disclose() const {
    return project.omrade(
        {"disclose", "table.csv", "--spec", "spec.toml", "-o", "published.csv", "--overwrite"});
  }
  /// Where no file may be larger than 256 kB: `shell` says what happens to whoever writes one.
  [[nodiscard]] Ended limited(const std::string& shell) const {
    return testing::run_program(
        {"/bin/sh", "-c", shell + "ulimit -f 512; exec \"$0\" \"$@\"", testing::omrade_program(),
         "disclose", "table.csv", "--spec", "spec.toml", "-o", "published.csv", "--overwrite",
         "--threads", "1"},
        project.folder(), project.environment());
  }
  [[nodiscard]] std::filesystem::path path(const std::string& file) const {
    return project.folder() / file;
  }
  /// What lies there, by name; only of the table and its histories.
  [[nodiscard]] std::map<std::string, std::string> files() const {
    std::map<std::string, std::string> all;
    for (const std::string& file : {kOld, kHistory, kNext, kBefore})
      if (std::filesystem::exists(path(file))) all[file] = project.read(file);
    return all;
  }
  using Files = std::map<std::string, std::string>;

  [[nodiscard]] std::string refusal(bool overwrite = true) const {
    try {
      const Successor one(path("history.json"), path(kOld).string(), overwrite);
    } catch (const Error& error) {
      return error.what();
    }
    return "accepted";
  }

  const testing::Project project;
};

TEST_F(DiscloseSuccessor, AFailedOverwriteKeepsTheHistoryOfTheTableThatStays) {
  write_table("a,3");
  ASSERT_EQ(disclose().code, 0);
  const Files first = files();
  ASSERT_EQ(first.size(), 2U);
  write_table("b,4");
  const Ended ended = limited("trap '' XFSZ; ");
  EXPECT_EQ(ended.code, 3) << ended.errors;
  EXPECT_THAT(ended.errors, HasSubstr("cannot write the file"));
  EXPECT_EQ(files(), first);
}

TEST_F(DiscloseSuccessor, AFailedFirstPublicationLeavesNothing) {
  write_table("a,3");
  EXPECT_EQ(limited("trap '' XFSZ; ").code, 3);
  EXPECT_EQ(files(), Files{});
}

TEST_F(DiscloseSuccessor, WhoIsKilledInBetweenLeavesNoHistoryThatDoesNotKnowTheTable) {
  write_table("a,3");
  ASSERT_EQ(disclose().code, 0);
  const Files first = files();
  write_table("b,4");
  EXPECT_GT(limited("").code, 128);
  Files left = files();
  EXPECT_EQ(left.at(kOld), first.at(kOld));
  EXPECT_EQ(left.at(kBefore), first.at(kHistory));
  EXPECT_THAT(left.at(kNext), HasSubstr("\"b\""));
  EXPECT_FALSE(left.contains(kHistory));
  // The next one does not guess which of the two belongs to the table.
  const Ended ended = disclose();
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.errors, HasSubstr(kBefore));
  EXPECT_THAT(ended.errors, HasSubstr("give it that name again if the table is still the old one"));
  EXPECT_EQ(files(), left);
  std::filesystem::rename(path(kBefore), path(kHistory));
  EXPECT_EQ(disclose().code, 0);
  left = files();
  EXPECT_EQ(left.size(), 2U);
  EXPECT_THAT(left.at(kHistory), HasSubstr("\"b\""));
}

TEST_F(DiscloseSuccessor, AtEveryStepTheHistoryByItsNameIsThatOfTheTable) {
  project.write(kOld, "old");
  project.write(kHistory, "of old");
  {
    Successor one(path("history.json"), path(kOld).string(), true);
    EXPECT_EQ(files(), (Files{{kOld, "old"}, {kHistory, "of old"}}));
    one.stage("of new");
    EXPECT_EQ(files(), (Files{{kOld, "old"}, {kBefore, "of old"}, {kNext, "of new"}}));
  }
  EXPECT_EQ(files(), (Files{{kOld, "old"}, {kHistory, "of old"}}));
  Successor one(path("history.json"), path(kOld).string(), true);
  one.stage("of new");
  project.write("other", "new");
  std::filesystem::rename(path("other"), path(kOld));
  EXPECT_EQ(files(), (Files{{kOld, "new"}, {kBefore, "of old"}, {kNext, "of new"}}));
  one.publish();
  EXPECT_EQ(files(), (Files{{kOld, "new"}, {kHistory, "of new"}}));
}

TEST_F(DiscloseSuccessor, ATableThatWasReplacedBeforeItsDiskFailedHasItsOwnHistory) {
  project.write(kOld, "old");
  project.write(kHistory, "of old");
  {
    Successor one(path("history.json"), path(kOld).string(), true);
    one.stage("of new");
    project.write("other", "new");
    std::filesystem::rename(path("other"), path(kOld));
  }
  EXPECT_EQ(files(), (Files{{kOld, "new"}, {kHistory, "of new"}}));
}

TEST_F(DiscloseSuccessor, NoHistoryThatIsReadOrThatSomebodyHasIsReplacedUnasked) {
  EXPECT_EQ(refusal(false), "accepted");
  for (const std::string& file : {kHistory, kNext}) {
    project.write(file, "{}");
    EXPECT_THAT(refusal(false), HasSubstr(file + ": it exists already"));
    EXPECT_EQ(refusal(true), "accepted");
    std::filesystem::remove(path(file));
  }
  for (const std::string& file : {kHistory, kNext, kBefore}) {
    EXPECT_THROW(Successor(path(file), path(kOld).string(), true), Error) << file;
  }
}

}  // namespace
}  // namespace omrade::tools
