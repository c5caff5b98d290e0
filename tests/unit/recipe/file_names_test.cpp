// Names that become names of files: what no file system may be asked.
#include "recipe_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace omrade::recipe {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

RecipeText with_level(const std::string& name) {
  return RecipeText().add("[levels." + name + "]\nfrom = \"deso\"\nby = \"all\"");
}

TEST(FileNames, TwoLevelsAreNotOneFileWhereCaseIsIgnored) {
  EXPECT_THAT(problems_of(with_level("DeSO")),
              ElementsAre("recipe.toml:15:9: levels.DeSO: 'deso' differs by case alone, and on "
                          "some systems their tables are one file; give it another name"));
}

TEST(FileNames, NoLevelIsADeviceOfWindows) {
  EXPECT_THAT(problems_of(with_level("Con")),
              ElementsAre("recipe.toml:15:9: levels.Con: 'Con' is a device on Windows, not the "
                          "name of a file; give it another name"));
}

TEST(FileNames, NoLevelTakesThePlaceOfTheLongTable) {
  EXPECT_THAT(problems_of(with_level("Estimates")),
              ElementsAre("recipe.toml:15:9: levels.Estimates: its table would take the place of "
                          "the long table, estimates.csv; give it another name"));
}

TEST(FileNames, ALevelsNameFitsAFileSystem) {
  EXPECT_THAT(problems_of(with_level(std::string(200, 'a'))), IsEmpty());
  EXPECT_THAT(problems_of(with_level(std::string(201, 'a'))),
              ElementsAre("recipe.toml:15:9: levels." + std::string(60, 'a') +
                          "…: the name is too long for that of a file; give it another name"));
}

TEST(FileNames, NoScenarioTakesTheFolderOfThePresent) {
  const std::string points =
      "[areas.centre]\nsource = \"c.csv\"\nid = \"id\"\nx = \"x\"\ny = \"y\"\ncrs = "
      "\"EPSG:3006\"\n";
  const std::string change = "areas = \"centre\"\nclose = [\"dalbo\"]";
  EXPECT_THAT(problems_of(RecipeText().add(points + "[[scenario]]\nname = \"Today\"\n" + change)),
              ElementsAre("recipe.toml:22:8: scenario 'Today': the present is in the folder of "
                          "this name; give it another name"));
}

}  // namespace
}  // namespace omrade::recipe
