#include "run/output_folder.hpp"

#include "base/error.hpp"
#include "folder.hpp"

#include <gtest/gtest.h>

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
