// The tree keeps to what was agreed: the top level, the size of files, the flags that would change
// results.
#include "base/file.hpp"
#include "source_tree.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

namespace omrade::architecture {
namespace {

namespace fs = std::filesystem;

TEST(Tree, TheTopLevelHoldsWhatWasAgreed) {
  const std::set<std::string> agreed{"CMakeLists.txt",
                                     "CMakePresets.json",
                                     "README.md",
                                     "LICENSE",
                                     "engine",
                                     "plugins",
                                     "sdk",
                                     "examples",
                                     "tests",
                                     "docs",
                                     "build"};
  for (const auto& entry : fs::directory_iterator(root())) {
    const std::string name = entry.path().filename().string();
    EXPECT_TRUE(name.front() == '.' || agreed.contains(name)) << name;
  }
}

TEST(Tree, NoFileHoldsMoreThanOneConcept) {
  for (const char* folder : {"engine", "sdk", "plugins", "examples", "tests"}) {
    for (const SourceFile& file : sources(folder)) {
      EXPECT_LE(std::count(file.text.begin(), file.text.end(), '\n'), 400) << file.path;
    }
  }
}

/// rc::check only says whether the property holds: as a statement of its own it passes whatever it
/// finds.
TEST(Tree, APropertyThatDoesNotHoldFailsItsTest) {
  const std::string check = std::string("rc::") + "check(";
  std::size_t seen = 0;
  for (const SourceFile& file : sources("tests")) {
    for (auto at = file.text.find(check); at != std::string::npos;
         at = file.text.find(check, at + 1)) {
      ++seen;
      const auto before = file.text.find_last_not_of(" \n", at - 1);
      EXPECT_EQ(std::string("{};").find(file.text[before]), std::string::npos) << file.path;
    }
  }
  EXPECT_GT(seen, 10U);
}

TEST(Tree, NoFlagThatChangesResultsWithTheMachine) {
  for (const auto& entry : fs::recursive_directory_iterator(root())) {
    const fs::path path = fs::relative(entry.path(), root());
    const std::string top = path.begin()->string();
    if (top == "build" || top.front() == '.' || !entry.is_regular_file()) continue;
    if (path.extension() != ".cmake" && path.filename() != "CMakeLists.txt" &&
        path.filename() != "CMakePresets.json")
      continue;
    const std::string text = read_file(entry.path());
    EXPECT_EQ(text.find("-ffast-math"), std::string::npos) << path;
    EXPECT_EQ(text.find("-march=native"), std::string::npos) << path;
  }
  EXPECT_NE(read_file(root() / "engine" / "floors.cmake").find("-ffp-contract=off"),
            std::string::npos);
}

}  // namespace
}  // namespace omrade::architecture
