// What can be computed and would still mislead: each warning where it should be, and nowhere else.
#include "recipe/lint.hpp"

#include "base/file.hpp"
#include "recipe_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace omrade::recipe {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

catalogue::Input column(const char* id) {
  catalogue::Input input;
  input.id = id;
  input.measure = catalogue::Measure::count;
  input.required = false;
  return input;
}

/// "cni" with the inputs a, b and c; layer `index` is put together from `share`, `good` is good.
catalogue::Catalogue one_plugin(LayerKind kind = LayerKind::index) {
  catalogue::Descriptor plugin;
  plugin.id = "se.test.cni";
  plugin.version = "1.0.0";
  plugin.inputs = {column("a"), column("b"), column("c")};
  plugin.layers = {{.id = "index", .kind = kind, .parts = {"share"}},
                   {.id = "share", .kind = kind},
                   {.id = "good", .kind = kind, .direction = Direction::higher_is_better}};
  return catalogue::Catalogue({plugin});
}

std::vector<std::string> warnings_of(const std::string& text,
                                     const catalogue::Catalogue& plugins = one_plugin()) {
  const Parsed parsed = parse_text("recipe.toml", text);
  const Planned planned = make_plan(parsed.recipe, plugins);
  std::vector<std::string> out;
  for (const Message& message : parsed.problems) out.push_back("problem " + message.text());
  for (const Message& message : planned.problems) out.push_back("problem " + message.text());
  for (const Message& message : lint(parsed.recipe, planned.plan)) out.push_back(message.text());
  return out;
}

RecipeText with_inputs(const std::string& lines) {
  return RecipeText().add("[indicators.cni.inputs]").add(lines);
}

std::string composite(const std::string& parts) {
  return RecipeText().add("[composites.need]\nlevels = [\"deso\"]\n" + parts).text();
}

TEST(Lint, TheExampleHasNone) {
  std::vector<catalogue::Descriptor> all;
  for (const char* file : {PLUGIN_CNI, PLUGIN_LISTING, PLUGIN_HABITS, PLUGIN_DENTAL}) {
    for (catalogue::Descriptor& plugin : catalogue::read_library(file))
      all.push_back(std::move(plugin));
  }
  const std::filesystem::path file =
      std::filesystem::path(OMRADE_SOURCE_DIR) / "examples/kronoberg/recipe.toml";
  EXPECT_THAT(warnings_of(read_file(file), catalogue::Catalogue(std::move(all))), IsEmpty());
}

TEST(Lint, AColumnForTwoInputs) {
  EXPECT_THAT(warnings_of(with_inputs("a = \"scb.x\"\nb = \"scb.x\"\nc = \"scb.y\"").text()),
              ElementsAre("recipe.toml:17:5: [indicators.cni]: column 'scb.x' is given to input "
                          "'a' and to 'b', so the same variable counts twice; give each input a "
                          "column of its own"));
}

TEST(Lint, AColumnInASumAndAlone) {
  const std::string text =
      with_inputs("a = { sum = [\"scb.x\", \"scb.y\"] }\nb = \"scb.y\"").text();
  EXPECT_THAT(warnings_of(text),
              ElementsAre("recipe.toml:17:5: [indicators.cni]: column 'scb.y' is in the sum of "
                          "input 'a' and alone in 'b', so the same people weigh twice; leave it "
                          "out of the sum, unless the sum is the whole of which the column is a "
                          "part"));
  EXPECT_THAT(warnings_of(text, one_plugin(LayerKind::proportion)), IsEmpty());
}

TEST(Lint, TheBaseOfAPercentageIsNotCounted) {
  EXPECT_THAT(warnings_of(with_inputs("a = { column = \"scb.pct\", percent_of = \"scb.pop\" }\n"
                                      "b = \"scb.pop\"")
                              .text()),
              IsEmpty());
}

TEST(Lint, TablesOfDifferentPeriods) {
  const std::string other = "[tables.old]\nsource = \"old.csv\"\nkey = { deso = \"kod\" }\n";
  const std::string both = "[indicators.cni.inputs]\na = \"scb.x\"\nb = \"old.x\"";
  EXPECT_THAT(
      warnings_of(RecipeText()
                      .line(9, "key = { deso = \"kod\" }\nperiod = { is = \"2024\" }")
                      .add(other + "period = { is = \"2022\" }\n" + both)
                      .text()),
      ElementsAre("recipe.toml:11:13: [indicators.cni]: table 'scb' is of 2024 and table 'old' of "
                  "2022, so what differs may be the years and not the areas; take the inputs from "
                  "tables of one period"));
  EXPECT_THAT(warnings_of(RecipeText().add(other + both).text()), IsEmpty());
}

TEST(Lint, ATableOfAnotherPeriodThanThePages) {
  EXPECT_THAT(
      warnings_of(with_inputs("a = \"scb.x\"\nb = \"scb.y\"")
                      .line(9, "key = { deso = \"kod\" }\nperiod = { is = \"2022\" }")
                      .text()),
      ElementsAre("recipe.toml:10:17: [indicators.cni]: table 'scb' is of 2022 and the pages show "
                  "2024, for which it has no rows; give a table of 2024, or write period = "
                  "\"2022\" at the top"));
}

TEST(Lint, APercentageOfPeopleOfAnotherTable) {
  EXPECT_THAT(
      warnings_of(with_inputs("a = { column = \"scb.pct\", percent_of = \"pop.all\" }\n"
                              "[tables.pop]\nsource = \"p.csv\"\nkey = { deso = \"kod\" }")
                      .text()),
      ElementsAre("recipe.toml:16:40: [indicators.cni]: input 'a' multiplies a percentage of table "
                  "'scb' by people of table 'pop', who may be others than those it is a percentage "
                  "of; take percent_of from the table of the percentage"));
}

TEST(Lint, InputsOfDifferentPeople) {
  const std::string text = with_inputs(
                               "a = \"scb.x\"\nb = { column = \"listed.x\", by = \"centre\" }\n"
                               "[areas.centre]\nsource = \"c.gpkg\"\nid = \"c\"\n"
                               "[tables.listed]\nsource = \"l.csv\"\nkey = { centre = \"c\" }\n"
                               "[levels.around]\nfrom = \"deso\"\nto = \"centre\"\n"
                               "by = { table = \"t.csv\", from = \"a\", to = \"b\" }")
                               .line(12, "levels = [\"deso\", \"around\"]")
                               .text();
  EXPECT_THAT(warnings_of(text),
              ElementsAre("recipe.toml:10:13: [indicators.cni] at level 'around': input 'a' is by "
                          "'deso' and input 'b' by 'centre', so they are about different people; "
                          "give both inputs the same by, or leave the level out"));
}

TEST(Lint, ALevelComparedWithItself) {
  EXPECT_THAT(warnings_of(RecipeText().line(12, "levels = [\"deso\"]\ncompare = \"deso\"").text()),
              ElementsAre("recipe.toml:13:11: [indicators.cni]: level 'deso' is compared with "
                          "itself, which finds no difference; add the levels that are to be "
                          "compared with it, or leave compare out"));
}

TEST(Lint, PagesOfTheLevelThatOthersAreComparedWith) {
  const std::string region = "[levels.region]\nfrom = \"deso\"\nby = \"all\"";
  RecipeText recipe;
  recipe.line(12, "levels = [\"deso\", \"region\"]\ncompare = \"region\"").add(region);
  EXPECT_THAT(warnings_of(recipe.text()), IsEmpty());
  EXPECT_THAT(
      warnings_of(recipe.line(14, "for = \"region\"").text()),
      ElementsAre("recipe.toml:13:11: [indicators.cni]: the pages are about level 'region', with "
                  "which it is compared: every area is compared with itself; compare with a level "
                  "of larger areas"));
}

TEST(Lint, TwoLevelsOfTheSameAreas) {
  EXPECT_THAT(
      warnings_of(RecipeText()
                      .line(12, "levels = [\"deso\", \"lan\", \"region\"]\ncompare = \"region\"")
                      .add("[levels.lan]\nfrom = \"deso\"\nby = { prefix = 2 }\n"
                           "[levels.region]\nfrom = \"deso\"\nby = { prefix = 2 }")
                      .text()),
      ElementsAre("recipe.toml:12:19: [indicators.cni]: level 'lan' has the same areas as "
                  "'region', with which it is compared: every area is compared with itself; "
                  "compare with a level of larger areas, or leave this one out"));
}

TEST(Lint, ALayerTwiceInAComposite) {
  const std::string part = "[[composites.need.parts]]\nlayer = \"cni.index\"\n";
  EXPECT_THAT(warnings_of(composite(part + part)),
              ElementsAre("recipe.toml:20:9: [composites.need]: layer 'cni.index' is a part twice, "
                          "so it counts twice; name it once, with the weight it is to have"));
}

TEST(Lint, ALayerAndItsPartInAComposite) {
  EXPECT_THAT(warnings_of(composite("[[composites.need.parts]]\nlayer = \"cni.index\"\n"
                                    "[[composites.need.parts]]\nlayer = \"cni.share\"")),
              ElementsAre("recipe.toml:20:9: [composites.need]: layer 'cni.share' is a part of "
                          "layer 'cni.index' already, so it counts twice; leave one of them out"));
}

TEST(Lint, AGoodLayerThatCountsAsNeed) {
  const std::string part = "[[composites.need.parts]]\nlayer = \"cni.good\"\n";
  EXPECT_THAT(warnings_of(composite(part)),
              ElementsAre("recipe.toml:18:9: [composites.need]: a high 'cni.good' is good, but "
                          "counts as need here; write polarity = \"low_is_need\" in this part"));
  EXPECT_THAT(warnings_of(composite(part + "polarity = \"low_is_need\"")), IsEmpty());
}

}  // namespace
}  // namespace omrade::recipe
