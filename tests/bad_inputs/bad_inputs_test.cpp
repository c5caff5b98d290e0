// What a user gets to read when something is wrong: the exact words, from the program itself.
#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace omrade::testing {
namespace {

using ::testing::HasSubstr;

class BadInput : public ::testing::Test {
 protected:
  /// What `check` says, having refused.
  std::string refused() {
    const Ended ended = project_.omrade({"check", "recipe.toml"});
    EXPECT_EQ(ended.code, 2) << ended.errors;
    return ended.errors;
  }
  Project project_;
};

TEST_F(BadInput, TheGoodProjectIsGood) {
  const Ended ended = project_.omrade({"check", "recipe.toml"});
  EXPECT_EQ(ended.code, 0);
  EXPECT_THAT(ended.errors,
              HasSubstr("recipe.toml is good: 2 indicators at 5 levels, 8 computations"));
}

TEST_F(BadInput, AMissingFileIsNamedWithTheNearestOne) {
  project_.change("recipe.toml", "\"scb.csv\"", "\"sbc.csv\"");
  EXPECT_THAT(refused(), HasSubstr("error: recipe.toml:30:10: the file 'sbc.csv' does not exist; "
                                   "did you mean 'scb.csv'?\n"));
}

TEST_F(BadInput, AWrongLayerIsNamedWithTheOnesThereAre) {
  project_.change("recipe.toml", "\"deso.geojson\"", "\"deso.geojson:dseo\"");
  EXPECT_THAT(
      refused(),
      HasSubstr(
          "error: recipe.toml:6:12: 'deso.geojson' has no layer 'dseo'; did you mean 'deso'?\n"));
}

TEST_F(BadInput, AMissingCoordinateSystemIsAskedFor) {
  project_.change("recipe.toml", "crs    = \"EPSG:3006\"\n\n[tables.scb]", "\n[tables.scb]");
  EXPECT_THAT(refused(), HasSubstr("error: people.asc: it has no coordinate reference system; "
                                   "write crs = \"EPSG:3006\" in the recipe\n"));
}

TEST_F(BadInput, DuplicateIdsAreNamed) {
  project_.change("deso.geojson", "0780A0004", "0780A0003");
  EXPECT_THAT(refused(), HasSubstr("'0780A0003'"));
  EXPECT_THAT(refused(), HasSubstr("deso.geojson"));
}

TEST_F(BadInput, CodesWithoutLeadingZerosAreRecognised) {
  std::string csv = project_.read("scb.csv");
  for (std::size_t at = csv.find("\n0780"); at != std::string::npos; at = csv.find("\n0780"))
    csv.replace(at, 5, "\n780");
  project_.write("scb.csv", csv);
  EXPECT_THAT(refused(), HasSubstr("error: scb.csv: no code in column 'desokod' is an id of areas "
                                   "'deso'; '780A0001' is '0780A0001' without its leading "
                                   "zeros; keep codes as text where the table is made\n"));
}

TEST_F(BadInput, TextInANumberColumnIsNamedByItsRow) {
  project_.change("scb.csv", "0780B0002;1000;60", "0780B0002;1000;sextio");
  EXPECT_THAT(refused(), HasSubstr("scb.csv:3: column 'under_5': 'sextio' is not a number"));
}

TEST_F(BadInput, NegativeCountsAreNamedByTheirRow) {
  project_.change("scb.csv", "0780A0003;1000;40", "0780A0003;1000;-4");
  EXPECT_THAT(refused(),
              HasSubstr("error: scb.csv:4: column 'under_5' is -4, and a count cannot be negative; "
                        "correct it, or write a missing mark such as ..\n"));
}

TEST_F(BadInput, AnAreaWithoutDataIsMissingAndNeverZero) {
  std::string csv = project_.read("scb.csv");
  project_.write("scb.csv", csv.substr(0, csv.find("0780A0004")));
  const Ended ended = project_.omrade({"run", "recipe.toml", "-o", "out"});
  ASSERT_EQ(ended.code, 0) << ended.errors;
  const std::string table = project_.read("out/tables/estimates.csv");
  EXPECT_THAT(table,
              HasSubstr("2024,deso,0780A0004,Ruta 04,cni,relative,,,,,,,,,,persons,,missing,"));
  EXPECT_THAT(table,
              HasSubstr("2024,region,region,region,cni,relative,,,,,,,,,,persons,,missing,"));
}

TEST_F(BadInput, ATableWhoseCodesMatchNothingShowsBothSides) {
  project_.change("recipe.toml", "key    = { deso = \"desokod\" }",
                  "key    = { deso = \"population\" }");
  EXPECT_THAT(refused(),
              HasSubstr("error: scb.csv: no code in column 'population' is an id of areas 'deso'; "
                        "they look like '1000', the areas have ids like '0780A0001'\n"));
}

TEST_F(BadInput, InvalidGeometryIsNamedWithItsPlace) {
  // A bow tie: the third and the fourth corner change places.
  project_.change("deso.geojson", "[501000.000000,6301000.000000],[500000.000000,6301000.000000]",
                  "[500000.000000,6301000.000000],[501000.000000,6301000.000000]");
  EXPECT_THAT(
      refused(),
      HasSubstr("error: deso.geojson, area '0780A0001': self-intersection at 500500.0 6300500.0"));
}

TEST_F(BadInput, AnUnknownPluginIsNamedWithTheNearest) {
  project_.change("recipe.toml", "plugin  = \"cni\"", "plugin  = \"cnii\"");
  EXPECT_THAT(refused(),
              HasSubstr("error: recipe.toml:53:11: no plugin 'cnii'; did you mean 'cni'?\n"));
}

TEST_F(BadInput, AnUnknownKeyIsNamedWithTheNearest) {
  project_.change("recipe.toml", "source   = \"deso.geojson\"", "sorce    = \"deso.geojson\"");
  EXPECT_THAT(
      refused(),
      HasSubstr(
          "error: recipe.toml:6:1: unknown key 'sorce' in [areas.deso]; did you mean 'source'?\n"));
}

TEST_F(BadInput, AllErrorsAreToldAtOnce) {
  project_.change("recipe.toml", "source   = \"deso.geojson\"", "sorce    = \"deso.geojson\"");
  project_.change("recipe.toml", "plugin  = \"cni\"", "plugin  = \"cnii\"");
  project_.change("recipe.toml", "\"scb.csv\"", "\"sbc.csv\"");
  const std::string errors = refused();
  EXPECT_THAT(errors, HasSubstr("recipe.toml:6:1:"));
  EXPECT_THAT(errors, HasSubstr("recipe.toml:30:10:"));
  EXPECT_THAT(errors, HasSubstr("recipe.toml:53:11:"));
  EXPECT_THAT(errors, HasSubstr("3 problems; nothing was run"));
}

TEST_F(BadInput, AllErrorsOfTheDataAreToldAtOnce) {
  project_.change("scb.csv", "0780A0003;1000;40", "0780A0003;1000;-4");
  project_.change("scb.csv", "0780B0002;1000;60;300", "0780B0002;1000;60;trehundra");
  const std::string errors = refused();
  EXPECT_THAT(errors, HasSubstr("scb.csv:4: column 'under_5' is -4"));
  EXPECT_THAT(errors, HasSubstr("scb.csv:3: column 'foreign_born': 'trehundra' is not a number"));
}

TEST_F(BadInput, AnInputThatThePluginDoesNotHaveIsNamed) {
  project_.change("recipe.toml", "under_5       = \"scb.under_5\"",
                  "under_6       = \"scb.under_5\"");
  EXPECT_THAT(refused(), HasSubstr("error: recipe.toml:58:1: plugin 'se.omrade.cni' has no input "
                                   "'under_6'; did you mean 'under_5'?\n"));
}

TEST_F(BadInput, DegreesAreNotMetres) {
  project_.change("deso.geojson", "EPSG::3006", "EPSG::4326");
  EXPECT_THAT(refused(),
              HasSubstr("deso.geojson: its coordinates are in EPSG:4326, not in metres; write crs "
                        "= \"EPSG:3006\" at the top of the recipe, and areas are transformed"));
}

TEST_F(BadInput, AnEmptyFolderSaysWhatToDoNext) {
  std::filesystem::create_directory(project_.folder() / "empty");
  const Ended ended =
      run_program({omrade_program(), "run"}, project_.folder() / "empty", project_.environment());
  EXPECT_EQ(ended.code, 2);
  EXPECT_EQ(ended.errors,
            "error: there is no recipe.toml in this folder; name a recipe (omrade run RECIPE), or "
            "write a first one with: omrade init\n");
}

TEST_F(BadInput, AKeyThatOthersCanReadIsRefused) {
  std::filesystem::permissions(project_.folder() / "key", std::filesystem::perms::others_read,
                               std::filesystem::perm_options::add);
  const Ended ended = project_.omrade({"run", "recipe.toml", "-o", "out"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.errors, HasSubstr("the disclosure key can be read by others; run: chmod 600"));
  EXPECT_FALSE(std::filesystem::exists(project_.folder() / "out"));
}

TEST_F(BadInput, AWrongArgumentEndsWithTwo) {
  EXPECT_EQ(project_.omrade({"run", "--threads", "none"}).code, 2);
  EXPECT_EQ(project_.omrade({"fly"}).code, 2);
  EXPECT_EQ(project_.omrade({}).code, 2);
}

}  // namespace
}  // namespace omrade::testing
