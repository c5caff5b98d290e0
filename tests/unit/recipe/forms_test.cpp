// The forms of levels and inputs: what goes together, and what comes in a later version.
#include "recipe_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace omrade::recipe {
namespace {

using testing::ElementsAre;

constexpr const char* all_forms =
    R"(write by = { prefix = 4 }, by = "all", by = { table = … }, by = { areas = … } or by = { nearest = … })";

std::vector<std::string> problems_of_by(const std::string& by) {
  return problems_of(RecipeText().add("[levels.near]").add("from = \"deso\"").add("by = " + by));
}

std::vector<std::string> problems_of_input(const std::string& value) {
  return problems_of(RecipeText().add("[indicators.cni.inputs]").add("under_5 = " + value));
}

TEST(LevelForm, NearestTakesASetAndAGrid) {
  EXPECT_THAT(problems_of_by("{ nearest = \"deso\" }"), ::testing::IsEmpty());
  EXPECT_THAT(problems_of_by("{ nearest = \"dseo\", grid = \"people\" }"),
              ElementsAre("recipe.toml:17:18: levels.near.by: no area set 'dseo'; did you mean "
                          "'deso'?",
                          "recipe.toml:17:33: levels.near.by: no grid 'people'; define "
                          "[grids.people]"));
}

TEST(LevelForm, AllIsTheOnlyText) {
  EXPECT_THAT(problems_of_by("\"al\""),
              ElementsAre("recipe.toml:17:6: levels.near: no form \"al\" of 'by'; "
                          "did you mean 'all'?"));
  EXPECT_THAT(problems_of_by("\"prefix\""),
              ElementsAre("recipe.toml:17:6: levels.near: no form \"prefix\" of 'by'; " +
                          std::string(all_forms)));
}

TEST(LevelForm, IsTextOrTable) {
  EXPECT_THAT(problems_of_by("4"),
              ElementsAre("recipe.toml:17:6: 'by' must be \"all\" or a table, not a whole "
                          "number; " +
                          std::string(all_forms)));
  EXPECT_THAT(
      problems_of_by("{}"),
      ElementsAre("recipe.toml:17:6: levels.near: 'by' has no form; " + std::string(all_forms)));
}

TEST(LevelForm, PrefixIsPositive) {
  EXPECT_THAT(
      problems_of_by("{ prefix = 0 }"),
      ElementsAre("recipe.toml:17:17: 'prefix' must be 1 or more, not 0; write prefix = 4"));
}

TEST(LevelForm, MisspeltKeyTellsTheForm) {
  EXPECT_THAT(
      problems_of_by("{ prefx = 4 }"),
      ElementsAre(
          "recipe.toml:17:8: unknown key 'prefx' in levels.near.by; did you mean 'prefix'?"));
}

TEST(LevelForm, TableNeedsItsColumns) {
  EXPECT_THAT(
      problems_of_by("{ table = \"t.csv\" }"),
      ElementsAre(
          "recipe.toml:17:6: 'from' is missing in levels.near.by: it is a column of the table; "
          "write from = \"kod\"",
          "recipe.toml:17:6: 'to' is missing in levels.near.by: it is a column of the table; "
          "write to = \"centre\""));
}

TEST(LevelForm, GridOfATableNeedsAreas) {
  EXPECT_THAT(
      problems_of(RecipeText()
                      .add("[levels.near]\nfrom = \"deso\"")
                      .add("by = { table = \"t.csv\", from = \"a\", to = \"b\", grid = \"g\" }")
                      .add("[grids.g]\nsource = \"g.tif\"")),
      ElementsAre(
          "recipe.toml:17:6: 'areas' is missing in levels.near.by: 'grid' needs it; write areas "
          "= \"parish\""));
}

TEST(LevelForm, KeysOfTwoForms) {
  EXPECT_THAT(
      problems_of_by("{ prefix = 4, share = \"andel\" }"),
      ElementsAre(
          "recipe.toml:17:20: 'share' does not go with 'prefix' in levels.near.by; remove one of "
          "them"));
}

TEST(InputFormOf, SharedHasColumns) {
  EXPECT_THAT(problems_of_input("{ shared = \"scb\", columns = { a = \"b\" } }"), ElementsAre());
  EXPECT_THAT(problems_of_input("{ shared = \"scb\" }"),
              ElementsAre("recipe.toml:16:11: 'columns' is missing in "
                          "indicators.cni.inputs.under_5: 'shared' needs it; write columns = { "
                          "centre = \"listed\" }"));
}

TEST(InputFormOf, AreasNameASet) {
  EXPECT_THAT(problems_of_input("{ areas = \"deso\" }"), ElementsAre());
}

TEST(InputFormOf, ColumnHasATable) {
  EXPECT_THAT(
      problems_of_input("\"alder_0_4\""),
      ElementsAre(
          "recipe.toml:16:11: indicators.cni.inputs.under_5: \"alder_0_4\" names no column of a "
          "table; write \"TABLE.COLUMN\""));
  EXPECT_THAT(
      problems_of_input("{ sum = [\"scb.\", \".x\"] }"),
      ElementsAre(
          "recipe.toml:16:20: indicators.cni.inputs.under_5: \"scb.\" names no column of a table; "
          "write \"TABLE.COLUMN\"",
          "recipe.toml:16:28: indicators.cni.inputs.under_5: \".x\" names no column of a table; "
          "write \"TABLE.COLUMN\""));
}

TEST(InputFormOf, NumberIsNone) {
  EXPECT_THAT(
      problems_of_input("5"),
      ElementsAre(
          "recipe.toml:16:11: 'under_5' must be \"TABLE.COLUMN\", a list of them or a table, not a "
          "whole number; write under_5 = \"TABLE.COLUMN\""));
}

TEST(InputFormOf, TableWithoutForm) {
  EXPECT_THAT(
      problems_of_input("{ by = \"deso\" }"),
      ElementsAre(
          "recipe.toml:16:11: indicators.cni.inputs.under_5: names no table; write { column = "
          "\"TABLE.COLUMN\" } or { rows = \"TABLE\", columns = { … } }"));
}

TEST(InputFormOf, RowsNeedColumns) {
  EXPECT_THAT(
      problems_of_input("{ rows = \"scb\" }"),
      ElementsAre(
          "recipe.toml:16:11: 'columns' is missing in indicators.cni.inputs.under_5: 'rows' needs "
          "it; write columns = { centre = \"listed\" }"));
}

TEST(InputFormOf, KeysOfTwoForms) {
  EXPECT_THAT(
      problems_of_input("{ column = \"scb.a\", sum = [\"scb.b\"] }"),
      ElementsAre(
          "recipe.toml:16:31: 'sum' does not go with 'column' in indicators.cni.inputs.under_5; "
          "remove one of them"));
}

TEST(InputFormOf, ListIsNotEmptyAndHoldsNoColumnTwice) {
  EXPECT_THAT(
      problems_of_input("[]"),
      ElementsAre(
          "recipe.toml:16:11: 'under_5' is empty; write under_5 = [\"scb.x\", \"listed.x\"]"));
  EXPECT_THAT(problems_of_input("[\"scb.a\", \"scb.a\"]"),
              ElementsAre("recipe.toml:16:21: \"scb.a\" stands twice in 'under_5'; remove one"));
}

std::vector<std::string> problems_of_composite(const std::string& keys, const std::string& part) {
  return problems_of(RecipeText().add("[composites.need]\nlevels = [\"deso\"]\n" + keys +
                                      "[[composites.need.parts]]\n" + part));
}

TEST(Composite, TakesPartsWithWeightsAndPolarity) {
  EXPECT_THAT(problems_of_composite("normalise = \"min-max\"\n",
                                    "layer = \"cni.relative\"\nweight = 2\npolarity = "
                                    "\"low_is_need\""),
              ::testing::IsEmpty());
}

TEST(Composite, ALayerIsNamedByItsIndicator) {
  EXPECT_THAT(problems_of_composite("", "layer = \"relative\""),
              ElementsAre("recipe.toml:18:9: [[composites.need.parts]]: 'relative' is no layer; "
                          "write INDICATOR.LAYER, such as \"cni.relative\""));
}

TEST(Composite, AWeightIsAboveZero) {
  EXPECT_THAT(problems_of_composite("", "layer = \"cni.relative\"\nweight = -1"),
              ElementsAre("recipe.toml:19:1: [[composites.need.parts]]: 'weight' must be above 0; "
                          "leave the part out, or turn its scale with polarity = \"low_is_need\""));
}

TEST(Composite, WeightsDoNotOverflow) {
  EXPECT_THAT(problems_of_composite("", "layer = \"cni.relative\"\nweight = 1e308"),
              ElementsAre("recipe.toml:19:1: [[composites.need.parts]]: 'weight' must lie between "
                          "0.000001 and 1000000; only the ratio of the weights matters: write 1, 2 "
                          "or 0.5"));
  EXPECT_THAT(problems_of_composite("", "layer = \"cni.relative\"\nweight = 1e6"),
              ::testing::IsEmpty());
}

TEST(Composite, AGeometricMeanTakesNoZScores) {
  EXPECT_THAT(problems_of_composite("aggregate = \"geometric\"\n", "layer = \"cni.relative\""),
              ElementsAre("recipe.toml:17:1: a geometric mean cannot take z-scores, which go below "
                          "0; write normalise = \"min-max\", or aggregate = \"arithmetic\""));
}

}  // namespace
}  // namespace omrade::recipe
