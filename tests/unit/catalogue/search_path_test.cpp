// Plugins are looked for in folders that somebody chose.
#include "catalogue/search_path.hpp"

#include "environment.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace omrade::catalogue {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

fs::path own() {
  return fs::read_symlink("/proc/self/exe").parent_path().parent_path() / "lib/omrade/plugins";
}

std::vector<std::string> folders_of(const SearchPath& path) {
  std::vector<std::string> out;
  for (const Folder& folder : path.folders)
    out.push_back(std::to_string(static_cast<int>(folder.origin)) + " " + folder.path.string());
  return out;
}

std::vector<std::string> ignored_of(const SearchPath& path) {
  std::vector<std::string> out;
  for (const Message& message : path.ignored) out.push_back(message.text());
  return out;
}

TEST(SearchPath, ListedThenTheUsersThenTheProgramsThenTheRecipes) {
  const Environment listed("OMRADE_PLUGIN_PATH", "/a/b:/c");
  const Environment data("XDG_DATA_HOME", "/d");
  const SearchPath path = search_path("/r/recipe.toml");
  EXPECT_THAT(folders_of(path), ElementsAre("0 /a/b", "0 /c", "1 /d/omrade/plugins",
                                            "2 " + own().string(), "3 /r/plugins"));
  EXPECT_THAT(path.ignored, IsEmpty());
}

TEST(SearchPath, WithoutARecipeThereIsNoFolderBesideIt) {
  const Environment listed("OMRADE_PLUGIN_PATH", "");
  const Environment data("XDG_DATA_HOME", "/d");
  EXPECT_THAT(folders_of(search_path()), ElementsAre("1 /d/omrade/plugins", "2 " + own().string()));
}

TEST(SearchPath, EntriesThatDependOnTheCurrentFolderAreIgnoredAloud) {
  const Environment listed("OMRADE_PLUGIN_PATH", "/a::plugins:.");
  const Environment data("XDG_DATA_HOME", "/d");
  const SearchPath path = search_path();
  EXPECT_THAT(folders_of(path), ElementsAre("0 /a", "1 /d/omrade/plugins", "2 " + own().string()));
  EXPECT_THAT(
      ignored_of(path),
      ElementsAre("OMRADE_PLUGIN_PATH: an empty entry would mean the current folder and is "
                  "ignored; write whole paths that begin with /",
                  "OMRADE_PLUGIN_PATH: 'plugins' depends on the current folder and is ignored; "
                  "write whole paths that begin with /",
                  "OMRADE_PLUGIN_PATH: '.' depends on the current folder and is ignored; write "
                  "whole paths that begin with /"));
}

TEST(UserFolder, IsTheVariablesOrInHomeAndNeverRelative) {
  const Environment home("HOME", "/home/anna");
  const Environment unset("XDG_DATA_HOME", nullptr);
  EXPECT_EQ(user_folder("XDG_DATA_HOME", ".local/share"), "/home/anna/.local/share/omrade");
  const Environment relative("XDG_DATA_HOME", "data");
  EXPECT_EQ(user_folder("XDG_DATA_HOME", ".local/share"), "/home/anna/.local/share/omrade");
  const Environment homeless("HOME", nullptr);
  EXPECT_EQ(user_folder("XDG_DATA_HOME", ".local/share"), "");
}

}  // namespace
}  // namespace omrade::catalogue
