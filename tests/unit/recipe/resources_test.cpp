// [resources]: what the recipe may say of places that serve residents.
#include "recipe_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace omrade::recipe {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

RecipeText with_resources(const std::string& lines) {
  return RecipeText().add("[resources]\nsource = \"r.csv\"\nid = \"id\"\ncategory = \"slag\"\n" +
                          lines);
}

TEST(ResourcesKeys, UsualCategoriesStandWhereNoneAreNamed) {
  const Parsed parsed = parse_text("recipe.toml", with_resources("").text());
  EXPECT_THAT(parsed.problems, IsEmpty());
  ASSERT_TRUE(parsed.recipe.resources.has_value());
  std::vector<std::string> words;
  for (const auto& one : parsed.recipe.resources->categories) words.push_back(one.word.text);
  EXPECT_THAT(words,
              ElementsAre("school", "library", "association", "pharmacy", "meeting_place", "care"));
}

TEST(ResourcesKeys, CategoriesAreThoseThatAreNamed) {
  const Parsed parsed = parse_text(
      "recipe.toml",
      with_resources("[resources.categories]\nbad = { sv = \"Badplatser\", en = \"Beaches\" }\n"
                     "park = \"Park\"")
          .text());
  EXPECT_THAT(parsed.problems, IsEmpty());
  const auto& categories = parsed.recipe.resources->categories;
  ASSERT_EQ(categories.size(), 2U);
  EXPECT_EQ(categories[0].word.text, "bad");
  EXPECT_EQ(categories[0].title.en, "Beaches");
  EXPECT_EQ(categories[1].title.sv, "Park");
}

TEST(ResourcesKeys, CoordinatesComeTogetherAndWithTheirSystem) {
  EXPECT_THAT(
      problems_of(with_resources("x = \"x\"")),
      ElementsAre("recipe.toml:15:1: 'y' is missing in [resources]: 'x' needs it; write y = \"y\"",
                  "recipe.toml:15:1: 'crs' is missing in [resources]: points from x and y need it; "
                  "write crs = \"EPSG:3006\""));
}

TEST(ResourcesKeys, AllIsNoCategory) {
  EXPECT_THAT(problems_of(with_resources("[resources.categories]\nall = \"Allt\"")),
              ElementsAre("recipe.toml:20:1: resources.categories: 'all' is not a name of its own; "
                          "use letters, digits, '_' and '-', and another word than 'all'"));
}

TEST(ResourcesKeys, NineCategoriesAreMoreThanAMapTellsApart) {
  std::string lines = "[resources.categories]\n";
  for (const char c : std::string("abcdefghi")) lines += std::string(1, c) + " = \"X\"\n";
  EXPECT_THAT(problems_of(with_resources(lines)),
              ElementsAre("recipe.toml:28:1: resources.categories: 9 categories, and a map tells 8 "
                          "apart; bring some of them together"));
}

TEST(ResourcesKeys, GridIsOneOfTheRecipes) {
  EXPECT_THAT(problems_of(with_resources("grid = \"people\"")),
              ElementsAre("recipe.toml:19:8: resources.grid: no grid 'people'; define "
                          "[grids.people]"));
}

}  // namespace
}  // namespace omrade::recipe
