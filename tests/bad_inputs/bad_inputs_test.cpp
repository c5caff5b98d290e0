// What a user gets to read when something is wrong: the exact words, from the program itself. Every
// file in cases/ is one test. OMRADE_REWRITE_GOLDEN=1 writes what the program says now into them.
#include "base/file.hpp"
#include "case_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <sstream>

namespace omrade::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::HasSubstr;

std::vector<std::string> names_of_cases() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(OMRADE_TEST_DATA "/cases"))
    if (entry.path().extension() == ".case") names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

bool starts_with(const std::string& text, const std::string& begin) {
  return text.rfind(begin, 0) == 0;
}

/// Everything below a folder, hidden and temporary names included: relative path -> bytes.
std::map<std::string, std::string> everything_in(const fs::path& folder) {
  std::map<std::string, std::string> all;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().lexically_relative(folder).string();
    const bool whole = !entry.is_symlink() && entry.is_regular_file();
    all[name] = whole ? read_file(entry.path()) : "not a file";
  }
  return all;
}

/// What an earlier run left may be set aside whole, under the documented name.
std::map<std::string, std::string> without_setting_aside(
    const std::map<std::string, std::string>& after) {
  if (after.contains("out")) return after;
  std::map<std::string, std::string> all;
  for (const auto& [name, bytes] : after) {
    const bool aside = name == "out.previous" || starts_with(name, "out.previous/");
    all[aside ? "out" + name.substr(12) : name] = bytes;
  }
  return all;
}

std::vector<std::string> names_of(const std::map<std::string, std::string>& all) {
  std::vector<std::string> names;
  for (const auto& [name, bytes] : all) names.push_back(name);
  return names;
}

/// A run that refused has changed nothing at all.
void expect_untouched(const std::map<std::string, std::string>& before,
                      const std::map<std::string, std::string>& after) {
  const auto now = without_setting_aside(after);
  ASSERT_EQ(names_of(now), names_of(before));
  for (const auto& [name, bytes] : before) EXPECT_TRUE(now.at(name) == bytes) << name;
}

class BadInput : public ::testing::TestWithParam<std::string> {};

TEST_P(BadInput, IsToldAndLeavesNothing) {
  const fs::path file = fs::path(OMRADE_TEST_DATA "/cases") / (GetParam() + ".case");
  const Case one = read_case(file);
  const Project project;
  apply(one, project);
  const auto before = everything_in(project.folder());
  const Ended ended = run(one, project);
  const std::vector<std::string> lines = lines_of(ended.errors);

  if (std::getenv("OMRADE_REWRITE_GOLDEN") != nullptr) {
    std::vector<std::string> says;  // once each
    for (const std::string& line : lines) {
      if (!starts_with(line, "info: ") && line.find(" s); ") == std::string::npos &&
          !starts_with(line, "open ") && std::find(says.begin(), says.end(), line) == says.end())
        says.push_back(line);
    }
    rewrite_case(file, ended.code, says);
  } else {
    EXPECT_EQ(ended.code, one.exit) << ended.errors;
    ASSERT_FALSE(one.says.empty());
    for (const std::string& line : one.says) EXPECT_THAT(lines, Contains(line));
    for (const std::string& line : lines) {
      if (starts_with(line, "error: ")) {
        EXPECT_THAT(one.says, Contains(line));
      }
    }
  }
  const auto after = everything_in(project.folder());
  if (one.leaves.empty()) {
    expect_untouched(before, after);
  } else {
    EXPECT_TRUE(after.contains(one.leaves)) << one.leaves;
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, BadInput, ::testing::ValuesIn(names_of_cases()),
                         [](const auto& name) { return name.param; });

TEST(GoodInput, IsGood) {
  const Ended ended = Project().omrade({"check", "recipe.toml"});
  EXPECT_EQ(ended.code, 0);
  EXPECT_THAT(ended.errors,
              HasSubstr("recipe.toml is good: 2 indicators at 5 levels, 8 computations"));
}

TEST(GoodInput, IsCountedAsOneOrMany) {
  const Project project;
  const std::string recipe = project.read("recipe.toml");
  const std::size_t listing = recipe.find("[indicators.listing]");
  const std::size_t profile = recipe.find("[profile]");
  project.write("recipe.toml", recipe.substr(0, listing) + recipe.substr(profile) + R"toml(
[composites.need]
levels = ["deso"]
[[composites.need.parts]]
layer = "cni.share_under_5"
)toml");
  const Ended ended = project.omrade({"check", "recipe.toml"});
  EXPECT_EQ(ended.code, 0) << ended.errors;
  EXPECT_THAT(ended.errors, HasSubstr("recipe.toml is good: 1 indicator and 1 composite at 4 "
                                      "levels, 4 computations"));
}

// The build-id is another one in every build.
TEST(BadPin, OfAnotherBuildIsRefused) {
  const Project project;
  project.change("recipe.toml", "plugin  = \"cni\"", "plugin  = \"cni\"\nbuild_id = \"00\"");
  const Ended ended = project.omrade({"run", "recipe.toml", "-o", "out"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.errors,
              HasSubstr("error: recipe.toml:54:12: plugin 'se.omrade.cni' has build-id "));
  EXPECT_THAT(ended.errors, HasSubstr("; pin this build or install the pinned one\n"));
  EXPECT_FALSE(fs::exists(project.folder() / "out"));
}

TEST(GoodInput, AnAreaWithoutDataIsMissingAndNeverZero) {
  const Project project;
  const std::string csv = project.read("scb.csv");
  project.write("scb.csv", csv.substr(0, csv.find("0780A0004")));
  const Ended ended = project.omrade({"run", "recipe.toml", "-o", "out"});
  ASSERT_EQ(ended.code, 0) << ended.errors;
  const std::string table = project.read("out/tables/estimates.csv");
  EXPECT_THAT(table,
              HasSubstr("2024,deso,0780A0004,Ruta 04,cni,relative,,,,,,,,,,persons,,missing,"));
  EXPECT_THAT(table,
              HasSubstr("2024,region,region,region,cni,relative,,,,,,,,,,persons,,missing,"));
}

}  // namespace
}  // namespace omrade::testing
