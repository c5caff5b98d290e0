// First recipes drawn from files: what is chosen, why, and that `check` accepts it.
#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace omrade::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// The recipe drawn from `sources`, once `check` has accepted it.
std::string drawn(const Project& project, std::vector<std::string> sources) {
  sources.insert(sources.begin(), "init");
  sources.insert(sources.end(), {"-o", "new/first.toml"});
  const Ended ended = project.omrade(std::move(sources));
  EXPECT_EQ(ended.code, 0) << ended.errors;
  if (ended.code != 0) return "";
  const std::string recipe = project.read("new/first.toml");
  const Ended checked = project.omrade({"check", "new/first.toml"});
  EXPECT_EQ(checked.code, 0) << checked.errors << recipe;
  return recipe;
}

TEST(Init, AFolderGivesARecipeThatCheckAcceptsAndRunComputes) {
  const Project project;
  const std::string recipe = drawn(project, {"."});
  EXPECT_THAT(recipe, HasSubstr("[areas.deso]\nsource = \"../deso.geojson:deso\"    # 4 polygons: "
                                "the most whose codes a table has\nid     = \"desokod\""));
  EXPECT_THAT(recipe, HasSubstr("name   = \"desonamn\""));
  EXPECT_THAT(recipe, HasSubstr("[tables.scb]\nsource = \"../scb.csv\"\nkey    = { deso = "
                                "\"desokod\" }"));
  EXPECT_THAT(recipe, HasSubstr("plugin  = \"cni\""));
  EXPECT_THAT(recipe, HasSubstr("under_5 = \"scb.under_5\"\n"));
  EXPECT_THAT(recipe, HasSubstr("#   ../centres.csv: no column matches\n"));
  EXPECT_THAT(recipe, HasSubstr("#   ../persons.csv: column 'home' shares 4 of the 4 codes and has "
                                "1 others\n"));
  EXPECT_THAT(recipe, Not(HasSubstr("[levels.kommun]"))) << "all codes begin with 0780";
  const Ended ran = project.omrade({"run", "new/first.toml", "-o", "out"});
  EXPECT_EQ(ran.code, 0) << ran.errors;
}

TEST(Init, WithoutCnisInputsAShareOfThePopulationIsDrawn) {
  const Project project;
  project.write("folk.csv",
                "kod,index,barn,bef_2024,pendlare\n0780A0001,0.5,50,1000,2000\n"
                "0780B0002,0.25,60,1000,900\n0780A0003,1.5,40,1000,800\n0780A0004,2,70,1000,700\n");
  EXPECT_THAT(
      drawn(project, {"deso.geojson", "folk.csv"}),
      AllOf(HasSubstr("part  = \"folk.barn\""),
            HasSubstr("whole = \"folk.bef_2024\"    # its name says the whole population")));
}

TEST(Init, CodesOfTwoMunicipalitiesGiveALevelOfThem) {
  const Project project;
  project.change("deso.geojson", "0780B0002", "0781B0002");
  project.change("scb.csv", "0780B0002", "0781B0002");
  EXPECT_THAT(drawn(project, {"deso.geojson", "scb.csv"}),
              AllOf(HasSubstr("[levels.kommun]"), HasSubstr("for  = \"kommun\"")));
}

TEST(Init, CodesOnSeveralRowsAreNoKey) {
  const Project project;
  project.write("twice.csv", project.read("scb.csv") + "0780A0001;1;1;1;1;1;1;1;1\n");
  EXPECT_THAT(drawn(project, {"deso.geojson", "scb.csv", "twice.csv"}),
              HasSubstr("#   ../twice.csv: column 'desokod' has codes on several rows, or none\n"));
}

TEST(Init, DegreesAreDrawnInMetres) {
  const Project project;
  project.write(
      "ll.geojson",
      R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"kod":"a1"},"geometry":{"type":"Polygon","coordinates":[[[14,56],[15,56],[15,57],[14,56]]]}},{"type":"Feature","properties":{"kod":"b2"},"geometry":{"type":"Polygon","coordinates":[[[16,56],[17,56],[17,57],[16,56]]]}}]})");
  project.write("t.csv", "kod,alla,barn\na1,1000,50\nb2,900,40\n");
  EXPECT_THAT(drawn(project, {"ll.geojson", "t.csv", "people.asc"}),
              AllOf(HasSubstr("crs    = \"EPSG:3006\"    # those of the areas are not in metres"),
                    HasSubstr("whole = \"t.alla\"    # the largest column of counts")));
}

TEST(Init, AreasWithoutATableLackOnlyTheIndicator) {
  const Project project;
  EXPECT_EQ(project.omrade({"init", "deso.geojson", "-o", "alone.toml"}).code, 0);
  EXPECT_THAT(project.read("alone.toml"),
              AllOf(HasSubstr("no table has their codes"), HasSubstr("# No indicator: ")));
  const Ended checked = project.omrade({"check", "alone.toml"});
  EXPECT_EQ(checked.code, 2);
  EXPECT_EQ(checked.errors,
            "error: alone.toml:1:1: the recipe has no indicators; write [indicators.NAME] with "
            "plugin and levels\n1 problem; nothing was run\n");
}

TEST(Init, AFileThatCannotBeReadIsListedWithTheReason) {
  const Project project;
  project.write("bad.csv", "a,b\n1\n");
  project.write("bad.tif", "no raster");
  EXPECT_THAT(drawn(project, {"deso.geojson", "scb.csv", "bad.csv", "bad.tif"}),
              AllOf(HasSubstr("#   ../bad.csv: "), HasSubstr("#   ../bad.tif: ")));
}

TEST(Init, WithoutPolygonsItSaysWhatWasLookedAt) {
  const Project project;
  const Ended ended = project.omrade({"init", "scb.csv", "key", "-o", "new.toml"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_EQ(ended.errors,
            "error: no polygons with unique codes are among the files; give one with the small "
            "areas, such as areas.gpkg\n"
            "error: key: neither a table, a map nor a grid by its name\n"
            "error: scb.csv: it is a table\n");
  EXPECT_FALSE(fs::exists(project.folder() / "new.toml"));
}

TEST(Init, AFileIsNeverOverwritten) {
  const Project project;
  const std::string before = project.read("recipe.toml");
  const Ended ended = project.omrade({"init", "deso.geojson"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_EQ(ended.errors,
            "error: recipe.toml: the file exists already; name another: omrade init -o FILE\n");
  EXPECT_EQ(project.read("recipe.toml"), before);
}

TEST(Init, WithoutFilesTheTemplateIsWritten) {
  const Project project;
  EXPECT_EQ(project.omrade({"init", "one.toml"}).code, 0);
  EXPECT_EQ(project.omrade({"init", "-o", "two.toml"}).code, 0);
  EXPECT_THAT(project.read("one.toml"), HasSubstr("Put your own files in place"));
  EXPECT_EQ(project.read("one.toml"), project.read("two.toml"));
}

TEST(Init, RealDataGiveARecipeThatCheckAccepts) {
  const fs::path data = fs::path(OMRADE_SOURCE_DIR) / "../shared/data";
  if (!fs::exists(data))
    GTEST_SKIP() << "skipped: the folder shared/data does not lie beside the checkout";
  const Project project;
  EXPECT_THAT(drawn(project, {data.string()}),
              AllOf(HasSubstr("dalarna.gpkg:deso_2025\"    # 175 polygons"),
                    HasSubstr("[levels.kommun]"), HasSubstr("README.md: neither a table")));
}

}  // namespace
}  // namespace omrade::testing
