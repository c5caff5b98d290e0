// The bad recipes of tests/bad_inputs/recipes: NAME.toml has exactly the problems in NAME.expected.
#include "base/file.hpp"
#include "recipe/recipe.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace omrade::recipe {
namespace {

TEST(BadRecipes, HaveTheExpectedProblems) {
  const std::filesystem::path folder =
      std::filesystem::path(OMRADE_SOURCE_DIR) / "tests/bad_inputs/recipes";
  std::vector<std::filesystem::path> recipes;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".toml") recipes.push_back(entry.path());
  }
  std::sort(recipes.begin(), recipes.end());
  EXPECT_GE(recipes.size(), 10U);
  for (std::filesystem::path recipe : recipes) {
    std::string problems;
    for (const Message& problem : parse_text(recipe.filename(), read_file(recipe)).problems) {
      problems += problem.text() + "\n";
    }
    EXPECT_EQ(problems, read_file(recipe.replace_extension(".expected"))) << recipe;
  }
}

}  // namespace
}  // namespace omrade::recipe
