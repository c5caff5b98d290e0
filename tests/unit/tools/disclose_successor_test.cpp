// A table and the history beside it, when replacing them goes wrong.
#include "base/error.hpp"
#include "project.hpp"
#include "tools/successor.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

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
  [[nodiscard]] Ended disclose(bool overwrite = true) const {
    std::vector<std::string> command{"disclose",  "table.csv", "--spec",
                                     "spec.toml", "-o",        "published.csv"};
    if (overwrite) command.emplace_back("--overwrite");
    return project.omrade(command);
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
  /// As somebody left them who was killed.
  void lay(const Files& all) const {
    for (const std::string& file : {kOld, kHistory, kNext, kBefore})
      std::filesystem::remove(path(file));
    for (const auto& [file, content] : all) project.write(file, content);
  }
  /// What two rows of few persons and 50 give, by itself.
  [[nodiscard]] Files undisturbed(const std::string& few) const {
    project.write("table.csv", "area,persons\n" + few + ",3\nc,4\nd,50\n");
    lay({});
    EXPECT_EQ(disclose(false).code, 0);
    Files all = files();
    EXPECT_EQ(all.size(), 2U);
    return all;
  }

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

TEST_F(DiscloseSuccessor, KilledAtAnyStepOfTheFirstPublicationTheSameCommandEndsIt) {
  const Files whole = undisturbed("a");
  const std::string& table = whole.at(kOld);
  const std::string& history = whole.at(kHistory);
  for (const bool overwrite : {false, true}) {
    for (const Files& left :
         {Files{}, Files{{kNext, history}}, {{kOld, table}, {kNext, history}}}) {
      lay(left);
      const Ended ended = disclose(overwrite);
      EXPECT_EQ(ended.code, 0) << ended.errors;
      EXPECT_EQ(files(), whole);
    }
  }
  // Then it is done.
  EXPECT_THAT(disclose(false).errors, HasSubstr("published.csv: it exists already"));
}

TEST_F(DiscloseSuccessor, ATableOfAnyFormatIsFoundToBeTheSameAgain) {
  project.write("table.csv", "area,persons\na,3\nc,4\nd,50\n");
  for (const std::string ending : {"csv", "json", "xlsx", "gpkg"}) {
    const std::vector<std::string> command{"disclose",  "table.csv", "--spec",
                                           "spec.toml", "-o",        "published." + ending};
    lay({});
    ASSERT_EQ(project.omrade(command).code, 0) << ending;
    const std::string table = project.read("published." + ending);
    std::filesystem::rename(path(kHistory), path(kNext));
    const Ended ended = project.omrade(command);
    EXPECT_EQ(ended.code, 0) << ended.errors;
    EXPECT_EQ(project.read("published." + ending), table);
    EXPECT_TRUE(std::filesystem::exists(path(kHistory)));
    EXPECT_FALSE(std::filesystem::exists(path(kNext)));
  }
}

TEST_F(DiscloseSuccessor, KilledAtAnyStepOfAReplacementTheSameCommandEndsIt) {
  const Files old = undisturbed("a");
  const Files whole = undisturbed("b");
  const std::string& was = old.at(kHistory);
  const std::string& is = whole.at(kHistory);
  ASSERT_NE(was, is);
  for (const Files& left : {old, Files{{kOld, old.at(kOld)}, {kHistory, was}, {kNext, is}},
                            Files{{kOld, old.at(kOld)}, {kBefore, was}, {kNext, is}},
                            Files{{kOld, whole.at(kOld)}, {kBefore, was}, {kNext, is}},
                            Files{{kOld, whole.at(kOld)}, {kBefore, was}, {kHistory, is}}, whole}) {
    lay(left);
    const Ended ended = disclose();
    EXPECT_EQ(ended.code, 0) << ended.errors;
    EXPECT_EQ(files(), whole);
  }
}

TEST_F(DiscloseSuccessor, OtherNumbersDoNotReplaceTheOnlyHistoryThatMayKnowWhatWasPublished) {
  const Files first = undisturbed("a");
  const Files second = undisturbed("b");
  const Files gone{{kNext, first.at(kHistory)}};  // somebody took the table away
  const Files there{{kOld, first.at(kOld)}, {kNext, first.at(kHistory)}};
  for (const Files& left : {gone, there}) {
    for (const bool overwrite : {false, true}) {
      lay(left);
      const Ended ended = disclose(overwrite);
      EXPECT_EQ(ended.code, 2);
      EXPECT_THAT(ended.errors,
                  HasSubstr("published.history.next.json: a program was killed that had written it "
                            "and was to publish published.csv, and today's numbers or marks are "
                            "others; give it the name published.history.json if anybody may have "
                            "the table that it knows; else remove it"));
      EXPECT_EQ(files(), left);
    }
  }
  // Both ways out.
  std::filesystem::rename(path(kNext), path(kHistory));
  EXPECT_EQ(disclose().code, 0);
  EXPECT_EQ(files(), second);
  lay(there);
  std::filesystem::remove(path(kNext));
  EXPECT_EQ(disclose().code, 0);
  EXPECT_EQ(files(), second);
}

TEST_F(DiscloseSuccessor, ATableOfOthersIsNotTakenForTheOneThatWasWrittenBeforeTheKill) {
  const Files whole = undisturbed("a");
  const Files left{{kOld, "years of work"}, {kNext, whole.at(kHistory)}};
  lay(left);
  const Ended ended = disclose(false);
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.errors, HasSubstr("published.csv: it exists already"));
  EXPECT_EQ(files(), left);
  for (const auto& entry : std::filesystem::directory_iterator(project.folder()))
    EXPECT_EQ(entry.path().string().find(".again-"), std::string::npos) << "left behind";
}

TEST_F(DiscloseSuccessor, KilledAtAnyMomentTheSameCommandEndsIt) {
  const Files whole = undisturbed("a");
  for (useconds_t after = 2000; after <= 200'000; after += after / 2) {
    lay({});
    testing::Started run({testing::omrade_program(), "disclose", "table.csv", "--spec", "spec.toml",
                          "-o", "published.csv"},
                         project.folder(), project.environment());
    ::usleep(after);
    ::kill(run.pid(), SIGKILL);
    run.wait();
    if (files() != whole) {
      const Ended ended = disclose(false);
      EXPECT_EQ(ended.code, 0) << ended.errors;
    }
    EXPECT_EQ(files(), whole);
  }
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
  // The next one does not guess which of the two belongs to the table, unless it is the same again.
  write_table("c,4");
  const Ended ended = disclose();
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.errors, HasSubstr(kBefore));
  EXPECT_THAT(ended.errors,
              HasSubstr("published.history.json again if the table is still the old"));
  EXPECT_EQ(files(), left);
  // Nor where it is and the disk refuses the table once more.
  write_table("b,4");
  EXPECT_EQ(limited("trap '' XFSZ; ").code, 3);
  EXPECT_EQ(files(), left);
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
  project.write(kHistory, "{}");
  EXPECT_THAT(refusal(false), HasSubstr(kHistory + ": it exists already"));
  EXPECT_EQ(refusal(true), "accepted");
  std::filesystem::remove(path(kHistory));
  // One that is about to replace it asks what it says, and puts it back as it was.
  project.write(kNext, "{}");
  Successor one(path("history.json"), path(kOld).string(), true);
  EXPECT_THROW(one.stage("of new"), Error);
  one.leave();
  EXPECT_EQ(files(), (Files{{kNext, "{}"}}));
  std::filesystem::rename(path(kNext), path(kBefore));
  EXPECT_THAT(refusal(true), HasSubstr("and the one that came after it is gone"));
  std::filesystem::remove(path(kBefore));
  for (const std::string& file : {kHistory, kNext, kBefore}) {
    EXPECT_THROW(Successor(path(file), path(kOld).string(), true), Error) << file;
  }
}

}  // namespace
}  // namespace omrade::tools
