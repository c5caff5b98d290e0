#include "run/output_folder.hpp"

#include "base/error.hpp"
#include "folder.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <iterator>
#include <string>

namespace omrade::run {
namespace {

namespace fs = std::filesystem;

void publish(const fs::path& out, const std::string& content) {
  OutputFolder folder(out);
  write_file(folder.stage() / "provenance.json", content);
  folder.publish();
}

std::size_t entries(const fs::path& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

TEST(OutputFolder, HoldsTheNewRunAndNothingOfTheOld) {
  const Folder folder;
  const fs::path out = folder.path() / "profiles";
  publish(out, "first");
  folder.put("profiles/centres/closed.html", "a centre that is no more");
  publish(out, "second");
  EXPECT_EQ(read_file(out / "provenance.json"), "second");
  EXPECT_FALSE(fs::exists(out / "centres"));
  EXPECT_EQ(entries(folder.path()), 1U) << "a staging folder was left behind";
}

TEST(OutputFolder, ARunThatFailsLeavesNoTrace) {
  const Folder folder;
  {
    OutputFolder out(folder.path() / "profiles");
    write_file(out.stage() / "index.html", "half");
  }
  EXPECT_EQ(entries(folder.path()), 0U);
}

TEST(OutputFolder, WhatAnEarlierRunLeftIsSetAsideAndNotDeleted) {
  const Folder folder;
  const fs::path out = folder.path() / "profiles";
  publish(out, "first");
  EXPECT_EQ(OutputFolder(out).set_aside(), folder.path() / "profiles.previous");
  EXPECT_FALSE(fs::exists(out));
  EXPECT_EQ(read_file(folder.path() / "profiles.previous" / "provenance.json"), "first");
}

TEST(OutputFolder, AFolderOfTheUsersNamedPreviousIsNotReplaced) {
  const Folder folder;
  const fs::path out = folder.path() / "profiles";
  publish(out, "first");
  folder.put("profiles.previous/thesis.txt", "years of work");
  EXPECT_EQ(OutputFolder(out).set_aside(), folder.path() / "profiles.previous-2");
  EXPECT_EQ(read_file(folder.path() / "profiles.previous" / "thesis.txt"), "years of work");
  publish(out, "second");
  EXPECT_EQ(OutputFolder(out).set_aside(), folder.path() / "profiles.previous-2");
  EXPECT_EQ(read_file(folder.path() / "profiles.previous-2" / "provenance.json"), "second");
}

TEST(OutputFolder, ALinkNamedPreviousIsNotReplaced) {
  const Folder folder;
  const fs::path out = folder.path() / "profiles";
  publish(folder.path() / "kept", "a run that is kept");
  fs::create_directory_symlink(folder.path() / "kept", folder.path() / "profiles.previous");
  publish(out, "first");
  EXPECT_EQ(OutputFolder(out).set_aside(), folder.path() / "profiles.previous-2");
  EXPECT_TRUE(fs::is_symlink(folder.path() / "profiles.previous"));
  EXPECT_EQ(read_file(folder.path() / "kept" / "provenance.json"), "a run that is kept");
}

TEST(OutputFolder, AnOutputWithoutANameIsTheUsersMistake) {
  try {
    const OutputFolder out("");
    FAIL() << "was accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::user);
    EXPECT_EQ(error.messages()[0].text(),
              "--out: the output has no name; name a folder with -o DIR");
  }
}

TEST(OutputFolder, NeverTouchesAFolderThatIsNotItsOwn) {
  const Folder folder;
  folder.put("home/thesis.txt", "years of work");
  try {
    const OutputFolder out(folder.path() / "home");
    FAIL() << "was accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::user);
    EXPECT_EQ(error.messages()[0].what, "the folder holds files that no omrade run made");
  }
  EXPECT_TRUE(fs::exists(folder.path() / "home" / "thesis.txt"));
}

std::string refusal(const fs::path& out) {
  try {
    const OutputFolder folder(out);
  } catch (const Error& error) {
    return error.messages()[0].what + "; " + error.messages()[0].hint;
  }
  return "";
}

TEST(OutputFolder, RefusesAtOnceToLieBelowAFile) {
  const Folder folder;
  const fs::path file = folder.put("table.csv", "a,b\n");
  EXPECT_EQ(refusal(file / "deep" / "profiles"),
            "the output would lie below '" + file.lexically_normal().string() +
                "', which is no folder; name another with -o DIR");
  EXPECT_EQ(refusal(folder.path() / "new" / "profiles"), "");
  EXPECT_EQ(entries(folder.path()), 1U);
}

TEST(OutputFolder, RefusesALinkToNowhere) {
  const Folder folder;
  fs::create_symlink("nowhere", folder.path() / "profiles");
  EXPECT_EQ(refusal(folder.path() / "profiles"),
            "the output is a link to nowhere; name another with -o DIR");
}

TEST(OutputFolder, RefusesAFolderThatCannotBeWritten) {
  if (::geteuid() == 0) GTEST_SKIP() << "root writes anywhere";
  const Folder folder;
  fs::create_directory(folder.path() / "locked");
  fs::permissions(folder.path() / "locked", fs::perms::owner_read | fs::perms::owner_exec);
  EXPECT_EQ(refusal(folder.path() / "locked" / "profiles"),
            "the output cannot be written there: Permission denied; name another with -o DIR");
}

TEST(OutputFolder, ATrailingSlashMeansTheSameFolder) {
  const Folder folder;
  publish(folder.path() / "profiles/", "first");
  EXPECT_EQ(read_file(folder.path() / "profiles" / "provenance.json"), "first");
}

TEST(OutputFolder, ClearsAwayTheStagingOfARunThatWasKilled) {
  const Folder folder;
  folder.put(".omrade-staging-profiles-999999999/index.html", "half");
  publish(folder.path() / "profiles", "whole");
  EXPECT_EQ(entries(folder.path()), 1U);
}

}  // namespace
}  // namespace omrade::run
