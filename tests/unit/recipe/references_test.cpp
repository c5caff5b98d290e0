// Names that must stand for something else in the recipe: the exact words when they do not.
#include "recipe_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace omrade::recipe {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

RecipeText with_level(const std::string& lines) {
  return RecipeText().add("[levels.kommun]").add(lines);
}

RecipeText with_input(const std::string& line) {
  return RecipeText().add("[indicators.cni.inputs]").add(line);
}

TEST(Reference, TableKeyToAreaSet) {
  EXPECT_THAT(
      problems_of(RecipeText().line(9, "key = { dezo = \"kod\" }")),
      ElementsAre("recipe.toml:9:9: tables.scb.key: no area set 'dezo'; did you mean 'deso'?"));
}

TEST(Reference, LevelFromAndTo) {
  EXPECT_THAT(
      problems_of(with_level("from = \"regso\"\nto = \"kommuner\"\nby = \"all\"")),
      ElementsAre("recipe.toml:16:8: levels.kommun.from: no area set 'regso'; known: deso",
                  "recipe.toml:17:6: levels.kommun.to: no area set 'kommuner'; known: deso"));
}

TEST(Reference, LevelFromALevelNamesTheAreaSetBehindIt) {
  EXPECT_THAT(
      problems_of(with_level("from = \"deso\"\nby = { prefix = 4 }\n[levels.lan]\nfrom = "
                             "\"kommun\"\nby = { prefix = 2 }")),
      ElementsAre("recipe.toml:19:8: levels.lan.from: 'kommun' is a level, not an area set; it is "
                  "made from 'deso'"));
}

TEST(Reference, LevelByAreasAndGrid) {
  EXPECT_THAT(
      problems_of(with_level("from = \"deso\"\nby = { areas = \"parish\", grid = \"people\" }")),
      ElementsAre("recipe.toml:17:16: levels.kommun.by: no area set 'parish'; known: deso",
                  "recipe.toml:17:33: levels.kommun.by: no grid 'people'; define [grids.people]"));
}

TEST(Reference, OneNameForAnAreaSetAndALevel) {
  EXPECT_THAT(
      problems_of(RecipeText().add("[levels.deso]\nfrom = \"deso\"\nby = \"all\"")),
      ElementsAre(
          "recipe.toml:15:9: levels.deso: 'deso' is an area set already (line 4), and every "
          "area set is a level; give this level another name"));
}

TEST(Reference, IndicatorLevelsAndCompare) {
  EXPECT_THAT(
      problems_of(RecipeText().line(12, "levels = [\"deso\", \"kommun\"]\ncompare = \"desoo\"")),
      ElementsAre(
          "recipe.toml:12:19: indicators.cni.levels: no level 'kommun'; known: deso",
          "recipe.toml:13:11: indicators.cni.compare: no level 'desoo'; did you mean 'deso'?"));
}

TEST(Reference, InputTables) {
  EXPECT_THAT(
      problems_of(with_input("a = \"sbc.x\"\n"
                             "b = { sum = [\"scb.x\", \"scv.x\"] }\n"
                             "c = { column = \"scb.x\", percent_of = \"persons.x\" }\n"
                             "d = [\"scc.x\", \"scb.x\"]\n"
                             "e = { rows = \"person\", columns = { f = \"f\" } }")),
      ElementsAre("recipe.toml:16:5: indicators.cni.inputs.a: no table 'sbc'; did you mean 'scb'?",
                  "recipe.toml:17:23: indicators.cni.inputs.b: no table 'scv'; did you mean 'scb'?",
                  "recipe.toml:18:38: indicators.cni.inputs.c: no table 'persons'; known: scb",
                  "recipe.toml:19:6: indicators.cni.inputs.d: no table 'scc'; did you mean 'scb'?",
                  "recipe.toml:20:14: indicators.cni.inputs.e: no table 'person'; known: scb"));
}

TEST(Reference, InputByIsAKeyOfTheTable) {
  const std::string centre =
      "[areas.centre]\nsource = \"c.csv\"\nid = \"id\"\n[indicators.cni.inputs]\n";
  EXPECT_THAT(
      problems_of(RecipeText().add(centre + "a = { column = \"scb.x\", by = \"centre\" }")),
      ElementsAre(
          "recipe.toml:19:30: indicators.cni.inputs.a: table 'scb' has no key for 'centre'; "
          "it has keys for deso"));
  EXPECT_THAT(
      problems_of(RecipeText().add(centre + "a = { column = \"scb.x\", by = \"centrum\" }")),
      ElementsAre("recipe.toml:19:30: indicators.cni.inputs.a.by: no area set 'centrum'; did you "
                  "mean 'centre'?"));
  EXPECT_THAT(problems_of(RecipeText().add(centre + "a = { any = [\"scb.x\"], by = \"centre\" }")),
              IsEmpty());
}

TEST(Reference, InputOfATableWithoutKey) {
  EXPECT_THAT(
      problems_of(with_input("a = \"scb.x\"").line(9, "")),
      ElementsAre("recipe.toml:16:5: indicators.cni.inputs.a: table 'scb' has no key to any areas; "
                  "write key = { SET = \"COLUMN\" } in [tables.scb]"));
}

TEST(Reference, WrongKeyOfATableIsReportedOnceOnly) {
  EXPECT_THAT(
      problems_of(with_input("a = \"scb.x\"").line(9, "key = 1")),
      ElementsAre(
          "recipe.toml:9:7: 'key' must be a table of name = text, not a whole number; write "
          "key = { deso = \"desokod\" }"));
}

TEST(Reference, ProfileLevels) {
  EXPECT_THAT(
      problems_of(RecipeText().line(14, "for = \"centre\"\nmaps = \"desso\"")),
      ElementsAre("recipe.toml:14:7: profile.for: no level 'centre'; known: deso",
                  "recipe.toml:15:8: profile.maps: no level 'desso'; did you mean 'deso'?"));
}

TEST(Reference, NamesHoldNoDots) {
  EXPECT_THAT(
      problems_of(RecipeText().add("[grids.\"pop.2024\"]\nsource = \"p.tif\"")),
      ElementsAre(
          "recipe.toml:15:8: grids: 'pop.2024' is not a name; use letters, digits, '_' and '-'"));
  EXPECT_THAT(problems_of(RecipeText().add("[grids.\"folkmängd\"]\nsource = \"p.tif\"")),
              IsEmpty());
}

}  // namespace
}  // namespace omrade::recipe
