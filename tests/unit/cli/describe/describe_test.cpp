// What a plugin says of itself, as text, page, JSON and schema.
#include "base/file.hpp"
#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace omrade::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using Json = nlohmann::json;

class Describe : public ::testing::Test {
 protected:
  [[nodiscard]] Ended describe(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {omrade_program(), "plugin", "describe"});
    std::vector<std::string> all = project_.environment();
    all.push_back("OMRADE_PLUGIN_PATH=" + fs::path(DESCRIBED).parent_path().string());
    return run_program(arguments, project_.folder(), all);
  }
  /// Without the build-id, which each build has its own of.
  void expect_golden(const std::string& name, std::vector<std::string> arguments) const {
    const Ended ended = describe(std::move(arguments));
    ASSERT_EQ(ended.code, 0) << ended.errors;
    std::string output = ended.output;
    const std::size_t at = output.find("build-id ");
    if (at != std::string::npos) output.erase(at, output.find('\n', at) - at + 1);
    const fs::path golden = fs::path(OMRADE_TEST_DATA) / name;
    if (std::getenv("OMRADE_REWRITE_GOLDEN") != nullptr) write_file(golden, output);
    EXPECT_EQ(output, read_file(golden))
        << "if the change is meant: OMRADE_REWRITE_GOLDEN=1 ctest -R Describe";
  }

  const Project project_;
};

TEST_F(Describe, TextIsForATerminal) {
  expect_golden("falls.en.txt", {"falls"});
  expect_golden("falls.sv.txt", {"falls", "--lang", "sv"});
}

TEST_F(Describe, APageIsInOneLanguageAndItsTitleInBoth) {
  expect_golden("falls.en.md", {"org.example.falls", "--md"});
  expect_golden("falls.sv.md", {"falls", "--md", "--lang", "sv"});
}

TEST_F(Describe, TheSchemaIsThatOfTheTableInARecipe) {
  expect_golden("falls.schema.json", {"falls", "--schema"});
}

TEST_F(Describe, ALibraryIsReadByItsPath) {
  const Ended by_name = describe({"falls"});
  const Ended by_path = describe({DESCRIBED});
  ASSERT_EQ(by_path.code, 0) << by_path.errors;
  EXPECT_EQ(by_path.output.substr(0, by_name.output.size()), by_name.output);
  EXPECT_THAT(by_path.output, HasSubstr("\n\norg.example.bare 0.1.0\n"));
}

TEST_F(Describe, JsonIsOneObjectAndOfALibraryAList) {
  const Json one = Json::parse(describe({"falls", "--json"}).output);
  EXPECT_EQ(one["id"], "org.example.falls");
  EXPECT_EQ(one["concurrency"], "reentrant");
  EXPECT_EQ(one["row_independent"], true);
  EXPECT_EQ(one["inputs"][2]["fields"][0]["type"], "category");
  EXPECT_EQ(one["inputs"][4]["measure"], "area_km2");
  EXPECT_EQ(one["parameters"][0]["min"], 0);
  EXPECT_EQ(one["parameters"][0]["max"], Json());
  EXPECT_EQ(one["parameters"][3]["choices"][1]["id"], "direct");
  EXPECT_EQ(one["parameters"][5]["default"], "65, 80");
  EXPECT_EQ(one["layers"][0]["reasons"][0]["sv"], "ingen bor här");
  EXPECT_EQ(one["layers"][0]["direction"], "higher_is_worse");
  EXPECT_EQ(one["layers"][1]["pairs_by"], "clinic");

  const Json both = Json::parse(describe({DESCRIBED, "--json"}).output);
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both[0], one);
  EXPECT_EQ(both[1]["id"], "org.example.bare");
}

TEST_F(Describe, ASchemaOfSeveralIsRefused) {
  const Ended ended = describe({DESCRIBED, "--schema"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_EQ(ended.errors, "error: " + std::string(DESCRIBED) +
                              ": it holds several plugins, and a schema is of one; put its folder "
                              "in OMRADE_PLUGIN_PATH, and name org.example.falls\n");
}

TEST_F(Describe, WhatIsNoPluginIsRefused) {
  project_.write("x.so", "not a library");
  EXPECT_EQ(describe({"x.so"}).code, 2);
  EXPECT_EQ(describe({"./missing.so"}).code, 2);
  const Ended near = describe({"fall"});
  EXPECT_EQ(near.code, 2);
  EXPECT_THAT(near.errors, HasSubstr("did you mean"));
}

TEST_F(Describe, OneFormAtATime) {
  EXPECT_EQ(describe({"falls", "--md", "--json"}).code, 2);
  EXPECT_EQ(describe({"falls", "--schema", "--md"}).code, 2);
  EXPECT_EQ(describe({"falls", "--lang", "fi"}).code, 2);
}

}  // namespace
}  // namespace omrade::testing
