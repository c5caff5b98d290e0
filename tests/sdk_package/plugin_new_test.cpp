// `omrade plugin new`: what it writes works at once, and what it refuses it says how to name.
#include "base/file.hpp"
#include "folder_content.hpp"
#include "installation.hpp"
#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>

namespace omrade::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Key;
using ::testing::Not;

TEST(PluginNew, TheFolderBuildsPassesItsTestsAndRuns) {
  const Installation here;
  ASSERT_EQ(here.installed().code, 0) << here.installed().errors;
  const Ended ended = here.shell(
      "omrade plugin new fall_injuries </dev/null\n"
      "cmake -S fall_injuries -B build -DCMAKE_PREFIX_PATH=../prefix -DCMAKE_CXX_FLAGS='-Wall "
      "-Wextra -Wpedantic -Wconversion -Werror'\n"
      "cmake --build build\nctest --test-dir build --output-on-failure\n"
      "cut -d, -f2-4,6,8,13,14 build/fall_injuries-profiles/tables/estimates.csv");
  ASSERT_EQ(ended.code, 0) << ended.output << ended.errors;
  EXPECT_THAT(ended.output, HasSubstr("100% tests passed, 0 tests failed out of 2"));
  EXPECT_THAT(ended.output, HasSubstr("\nsquare,a,Sydväst,share,12,120,1000\n"));
  EXPECT_THAT(ended.output, HasSubstr("\nregion,region,Alla rutor,share,19,855,4500\n"));
}

TEST(PluginNew, EveryFileOfTheFolderIsNamedAndFilledIn) {
  const Project project;
  const Ended ended = project.omrade({"plugin", "new", "fall_injuries"});
  ASSERT_EQ(ended.code, 0) << ended.errors;
  EXPECT_EQ(ended.errors,
            "wrote the folder fall_injuries; now:\n  cmake -S fall_injuries -B fall_injuries/build "
            "&& cmake --build fall_injuries/build && ctest --test-dir fall_injuries/build\n");
  const std::map<std::string, std::string> files = content_of(project.folder() / "fall_injuries");
  EXPECT_THAT(files, ElementsAre(Key(".github/workflows/ci.yml"), Key(".gitignore"),
                                 Key("CMakeLists.txt"), Key("README.md"), Key("fall_injuries.cpp"),
                                 Key("method.md"), Key("sample/areas.geojson"),
                                 Key("sample/counts.csv"), Key("sample/recipe.toml")));
  for (const auto& [file, content] : files) {
    for (const char* placeholder : {"@NAME@", "@STRUCT@", "@TITLE@"})
      EXPECT_THAT(content, Not(HasSubstr(placeholder))) << file;
  }
  const std::string& source = files.at("fall_injuries.cpp");
  EXPECT_THAT(source, HasSubstr("struct FallInjuries {"));
  EXPECT_THAT(source, HasSubstr(".title = {.sv = \"Fall injuries\", .en = \"Fall injuries\"}"));
}

struct Refused {
  const char* name;
  const char* error;
};

TEST(PluginNew, ANameThatIsNoPartOfAnIdIsRefusedWithOneThatIs) {
  const Project project;
  const std::string rule =
      "' is no name of a plugin: small letters, digits and _, a letter first, at most 51; ";
  const Refused all[] = {{"Fall Injuries", "omrade plugin new fall_injuries"},
                         {"../up", "omrade plugin new up"},
                         {"2falls", "omrade plugin new falls"},
                         {"åäö", "omrade plugin new my_indicator"},
                         {"", "omrade plugin new my_indicator"}};
  for (const Refused& one : all) {
    const Ended ended = project.omrade({"plugin", "new", one.name});
    EXPECT_EQ(ended.code, 2) << one.name;
    EXPECT_EQ(ended.errors,
              "error: plugin new: '" + std::string(one.name) + rule + one.error + "\n");
  }
  const Ended ended = project.omrade({"plugin", "new", "test"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_EQ(
      ended.errors,
      "error: plugin new: CMake keeps the name 'test' for itself; omrade plugin new my_test\n");
}

TEST(PluginNew, WhatIsThereAlreadyIsLeftAlone) {
  const Project project;
  fs::create_directory(project.folder() / "falls");
  project.write("falls/mine.txt", "mine");
  project.write("file", "mine");
  for (const std::string name : {"falls", "file"}) {
    const Ended ended = project.omrade({"plugin", "new", name});
    EXPECT_EQ(ended.code, 2);
    EXPECT_EQ(ended.errors, "error: " + name +
                                ": it exists already, and is not an empty folder; choose another "
                                "name, or remove it\n");
  }
  EXPECT_THAT(content_of(project.folder() / "falls"), ElementsAre(Key("mine.txt")));
  fs::create_directory(project.folder() / "empty");
  EXPECT_EQ(project.omrade({"plugin", "new", "empty"}).code, 0) << "an empty folder will do";
}

}  // namespace
}  // namespace omrade::testing
