// Who could have changed a library is asked before a byte of it is read.
#include "catalogue/safety.hpp"

#include "catalogue/catalogue.hpp"
#include "elf_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace omrade::catalogue {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::StartsWith;

void add_mode(const fs::path& path, fs::perms more) {
  fs::permissions(path, more, fs::perm_options::add);
}

std::string why(const fs::path& file) {
  const auto message = why_unsafe(file);
  return message ? message->text() : "safe";
}

fs::path library_in(const fs::path& folder) {
  fs::copy(FIXTURE_FOLDER "/catalogue_fixture.so", folder / "x.so");
  return folder / "x.so";
}

TEST(OthersCanWrite, CountsTheGroupUnlessItIsTheOwnersOwn) {
  EXPECT_FALSE(others_can_write({.mode = 0755, .private_group = false}));
  EXPECT_TRUE(others_can_write({.mode = 0775, .private_group = false}));
  EXPECT_FALSE(others_can_write({.mode = 0775, .private_group = true}));
  EXPECT_TRUE(others_can_write({.mode = 0777, .private_group = true}));
  EXPECT_TRUE(others_can_write({.mode = 01777, .private_group = false}));
}

TEST(Safety, AFileOfOnesOwnIsSafe) {
  EXPECT_EQ(why(library_in(fresh_folder())), "safe");
}

TEST(Safety, AFileThatOthersCanWriteIsNot) {
  const fs::path file = library_in(fresh_folder());
  add_mode(file, fs::perms::others_write);
  EXPECT_EQ(why(file), file.string() +
                           ": can be written to by others than its owner; run: chmod go-w " +
                           file.string());
}

TEST(Safety, NorIsOneInAFolderThatOthersCanWrite) {
  const fs::path folder = fresh_folder();
  const fs::path file = library_in(folder);
  add_mode(folder, fs::perms::others_write);
  EXPECT_EQ(why(file), file.string() + ": lies in " + folder.string() +
                           ", which can be written to by others than its owner; run: chmod go-w " +
                           folder.string());
}

TEST(Safety, AFolderForAllAsTmpHasAnotherRemedy) {
  const fs::path folder = fresh_folder();
  const fs::path file = library_in(folder);
  add_mode(folder, fs::perms::others_write | fs::perms::sticky_bit);
  EXPECT_THAT(why(file), HasSubstr("by others than its owner; move it to a folder of your own"));
}

TEST(Safety, ALinkIsAsSafeAsWhatItLeadsTo) {
  const fs::path real = library_in(fresh_folder());
  const fs::path link = fresh_folder() / "link.so";
  fs::create_symlink(real, link);
  EXPECT_EQ(why(link), "safe");
  add_mode(real, fs::perms::others_write);
  EXPECT_EQ(why(link), link.string() +
                           ": can be written to by others than its owner; run: chmod go-w " +
                           real.string());
}

TEST(Safety, AndAsTheFolderOfTheLink) {
  const fs::path real = library_in(fresh_folder());
  const fs::path folder = fresh_folder();
  fs::create_symlink(real, folder / "link.so");
  add_mode(folder, fs::perms::others_write);
  EXPECT_THAT(why(folder / "link.so"), HasSubstr(": lies in " + folder.string() + ", which can"));
}

TEST(Safety, AnotherUsersFileIsNotSafe) {
  constexpr uid_t nobody = 65534;
  const fs::path file = library_in(fresh_folder());
  if (::chown(file.c_str(), nobody, nobody) != 0) GTEST_SKIP() << "only root can give files away";
  EXPECT_THAT(why(file), StartsWith(file.string() + ": belongs to "));
  EXPECT_THAT(why(file),
              HasSubstr(", neither to you nor to root; if you trust it, make a copy of your own"));
}

TEST(Safety, ThePathsOfRemediesAreWrittenForTheShell) {
  EXPECT_EQ(shell_quoted("/a/b-1.so"), "/a/b-1.so");
  EXPECT_EQ(shell_quoted("/a b/c.so"), "'/a b/c.so'");
  EXPECT_EQ(shell_quoted("/it's.so"), "'/it'\\''s.so'");
}

TEST(CatalogueScan, WhatOthersCanWriteIsRejectedUnread) {
  const fs::path folder = fresh_folder();
  write_bytes(folder / "a.so", "not a library");
  add_mode(folder / "a.so", fs::perms::others_write);
  library_in(folder);
  const Catalogue catalogue = Catalogue::scan(std::vector{folder});
  EXPECT_EQ(catalogue.descriptors().size(), 2U);
  ASSERT_EQ(catalogue.rejected().size(), 1U);
  EXPECT_EQ(catalogue.rejected()[0].why.what, "can be written to by others than its owner");
  EXPECT_TRUE(catalogue.rejected()[0].plugins.empty());
}

}  // namespace
}  // namespace omrade::catalogue
