// What holds where a recipe says nothing, and the pieces that need no recipe.
#include "base/file.hpp"
#include "recipe/source.hpp"
#include "recipe_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

namespace omrade::recipe {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(SmallRecipe, HasNoProblemsAndTheDefaults) {
  EXPECT_THAT(problems_of(RecipeText()), IsEmpty());
  const Recipe recipe = parse_text("recipe.toml", RecipeText().text()).recipe;
  EXPECT_THAT(recipe.periods, ElementsAre("2024"));
  EXPECT_EQ(recipe.title, (Text{"Test", "Test"}));
  EXPECT_EQ(recipe.areas.at(0).source.path, "a.gpkg");
  EXPECT_THAT(recipe.profile.languages, ElementsAre("sv", "en"));
  EXPECT_THAT(recipe.output.formats, ElementsAre("html", "gpkg", "csv"));
  EXPECT_FALSE(recipe.disclosure.off.has_value());
  EXPECT_EQ(recipe.disclosure.minimum_count, 5);
  EXPECT_EQ(recipe.disclosure.minimum_denominator, 20);
  EXPECT_EQ(recipe.disclosure.minimum_respondents, 30);
  EXPECT_FALSE(recipe.disclosure.key.has_value());
}

TEST(SmallRecipe, ProblemNamesFileAndPlace) {
  Recipe recipe;
  recipe.file = "recipes/kronoberg.toml";
  EXPECT_EQ(recipe.problem({.line = 3, .column = 7}, "no file 'x'", "write it").text(),
            "recipes/kronoberg.toml:3:7: no file 'x'; write it");
  EXPECT_EQ(recipe.problem({}, "no file 'x'").text(), "recipes/kronoberg.toml: no file 'x'");
}

TEST(SmallRecipe, MissingFileIsAnError) {
  EXPECT_THROW(parse("/nonexistent/recipe.toml"), Error);
}

TEST(SmallRecipe, WindowsLineEndsAndByteOrderMarkAreFine) {
  std::string text = "\xEF\xBB\xBF";
  for (const char c : RecipeText().add("[output]").add("formats = [\"csv\", \"pdf\"]").text()) {
    if (c == '\n') text += '\r';
    text += c;
  }
  EXPECT_THAT(problems_of(text), ElementsAre("recipe.toml:16:19: 'formats' knows no \"pdf\"; "
                                             "known: \"html\", \"gpkg\", \"csv\""));
}

std::string source_text(std::string_view written, const std::filesystem::path& folder = "data") {
  const Source source = split_source(written, {}, folder);
  return source.path.string() + " | " + source.layer;
}

TEST(Source, LayerStandsAfterTheLastColon) {
  EXPECT_EQ(source_text("a.gpkg"), "data/a.gpkg | ");
  EXPECT_EQ(source_text("a.gpkg:deso"), "data/a.gpkg | deso");
  EXPECT_EQ(source_text("a:b.gpkg:deso"), "data/a:b.gpkg | deso");
  EXPECT_EQ(source_text("a.gpkg:deso", ""), "a.gpkg | deso");
  EXPECT_EQ(source_text("/srv/a.gpkg:deso"), "/srv/a.gpkg | deso");
}

TEST(Source, DrivesAndAddressesHoldNoLayer) {
  EXPECT_EQ(source_text(R"(C:\data\a.gpkg)", ""), R"(C:\data\a.gpkg | )");
  EXPECT_EQ(source_text("C:/data/a.gpkg", ""), "C:/data/a.gpkg | ");
  EXPECT_EQ(source_text("C:a.gpkg", ""), "C:a.gpkg | ");
  EXPECT_EQ(source_text("C:/a.gpkg:deso", ""), "C:/a.gpkg | deso");
  EXPECT_EQ(source_text("https://x.se/a.gpkg", ""), "https://x.se/a.gpkg | ");
}

TEST(Source, ADatabaseIsKeptWholeAndShownWithoutItsPassword) {
  const std::string database = "PG:host=::1 dbname=x password=a:b tables=geo.deso";
  EXPECT_EQ(source_text(database), database + " | ");
  EXPECT_EQ(split_source(database, {}, "data").written,
            "PG:host=::1 dbname=x password=*** tables=geo.deso");
  EXPECT_EQ(source_text("postgresql://me@h:5432/x"), "postgresql://me@h:5432/x | ");
}

TEST(Source, AFileOfTheWholeNameIsTakenWhole) {
  std::string folder = testing::TempDir() + "omrade_recipe_XXXXXX";
  ASSERT_NE(mkdtemp(folder.data()), nullptr);
  write_file(folder + "/a:b.csv", "id\n");
  EXPECT_EQ(source_text("a:b.csv", folder), folder + "/a:b.csv | ");
  EXPECT_EQ(source_text("a:c.csv", folder), folder + "/a:c.csv | ");
  EXPECT_EQ(source_text("aa:c", folder), folder + "/aa | c");
  std::filesystem::remove_all(folder);
}

TEST(Source, BothPartsMustBeThere) {
  EXPECT_THAT(
      problems_of(RecipeText().line(5, "source = \"a.gpkg:\"").line(8, "source = \":a\"")),
      ElementsAre(
          "recipe.toml:5:10: 'source' names no layer after the ':'; write FILE or FILE:LAYER",
          "recipe.toml:8:10: 'source' names no file before the ':'; write FILE or FILE:LAYER"));
}

}  // namespace
}  // namespace omrade::recipe
