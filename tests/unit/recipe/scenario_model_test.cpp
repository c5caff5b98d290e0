// The model that scenarios are computed by.
#include "recipe/scenario.hpp"
#include "scenario_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace omrade::recipe {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

catalogue::Input column(const char* id, bool required) {
  catalogue::Input input;
  input.id = id;
  input.measure = catalogue::Measure::count;
  input.required = required;
  return input;
}

catalogue::Catalogue plugins() {
  catalogue::Descriptor share;
  share.id = "se.test.share";
  share.version = "1.0.0";
  share.inputs = {column("whole", true), column("part", false)};
  share.layers = {{.id = "share", .kind = LayerKind::proportion}};
  catalogue::Descriptor flows;
  flows.id = "se.test.flows";
  flows.version = "1.0.0";
  catalogue::Input people;
  people.id = "people";
  people.kind = catalogue::InputKind::rows;
  people.required = true;
  catalogue::Field home;
  home.id = "home";
  people.fields = {home};
  flows.inputs = {people};
  flows.layers = {{.id = "count", .kind = LayerKind::count}};
  return catalogue::Catalogue({share, flows});
}

std::string region(const std::string& more) {
  return R"(recipe = 1
title = "Test"
period = "2024"
[areas.deso]
source = "a.gpkg"
id = "kod"
[areas.centre]
source = "c.csv"
id = "id"
x = "x"
y = "y"
crs = "EPSG:3006"
[grids.people]
source = "p.tif"
[tables.scb]
source = "scb.csv"
key = { deso = "kod" }
[tables.listed]
source = "listed.csv"
key = { centre = "id" }
[tables.persons]
source = "persons.csv"
key = { deso = "home", centre = "listed" }
[[scenario]]
name = "dalbo_closes"
areas = "centre"
close = ["dalbo"]
)" + more;
}

constexpr const char* around = R"([levels.kommun]
from = "deso"
by = { prefix = 4 }
[levels.around]
from = "deso"
to = "centre"
by = { table = "t.csv", from = "kod", to = "centre", areas = "deso", grid = "people" }
names = "names.csv"
[profile]
for = "around"
maps = "deso"
)";

constexpr const char* residents = R"([indicators.young]
plugin = "share"
levels = ["deso", "kommun", "around", "centre"]
compare = "kommun"
[indicators.young.inputs]
whole = { any = ["scb.all", "listed.all"] }
part = { any = ["scb.young", "listed.young"] }
)";

/// Recipe and models; the models point into the recipe's copies alone.
struct Made {
  Parsed parsed;
  ScenarioModels scenarios;
  std::vector<std::string> problems;
};

Made make(const std::string& text) {
  Made made{.parsed = parse_text("recipe.toml", text), .scenarios = {}, .problems = {}};
  for (const Message& message : made.parsed.problems)
    made.problems.push_back("parse " + message.text());
  made.scenarios = make_scenario_models(made.parsed.recipe, plugins());
  for (const Message& message : made.scenarios.problems) made.problems.push_back(message.text());
  return made;
}

std::vector<std::string> texts(const std::vector<Word>& words) {
  std::vector<std::string> out;
  for (const Word& word : words) out.push_back(word.text);
  return out;
}

TEST(ScenarioModel, ARecipeWithoutScenariosHasNone) {
  const Made made = make(RecipeText().text());
  EXPECT_THAT(made.scenarios.models, IsEmpty());
  EXPECT_THAT(made.problems, IsEmpty());
}

TEST(ScenarioModel, EverybodyBelongsToTheNearestPlace) {
  const Made made = make(region(std::string(around) + residents));
  ASSERT_THAT(made.problems, IsEmpty());
  ASSERT_EQ(made.scenarios.models.size(), 1U);
  const ScenarioModel& model = made.scenarios.models[0];
  EXPECT_EQ(model.set, "centre");
  EXPECT_EQ(model.level, "around");
  const LevelSpec* const level = model.recipe->find_level("around");
  ASSERT_TRUE(std::holds_alternative<ByNearest>(level->by));
  EXPECT_EQ(std::get<ByNearest>(level->by).areas.text, "centre");
  EXPECT_EQ(std::get<ByNearest>(level->by).grid.text, "people");
  EXPECT_EQ(level->to.text, "centre");
  EXPECT_FALSE(level->names.has_value());
  EXPECT_TRUE(std::holds_alternative<ByPrefix>(model.recipe->find_level("kommun")->by));
  ASSERT_EQ(model.scenarios.size(), 1U);
  EXPECT_EQ(model.scenarios[0], &model.recipe->scenarios[0]);
  // The written recipe is as it was.
  EXPECT_TRUE(std::holds_alternative<ByTable>(made.parsed.recipe.find_level("around")->by));
}

TEST(ScenarioModel, CountsOfThoseListedAreNotCarriedOver) {
  const Made made = make(region(std::string(around) + residents));
  ASSERT_EQ(made.scenarios.models.size(), 1U);
  const ScenarioModel& model = made.scenarios.models[0];
  EXPECT_THAT(model.recipe->find_table("listed")->keys, IsEmpty());
  EXPECT_EQ(model.recipe->find_table("persons")->keys.size(), 2U);
  ASSERT_EQ(model.relisted.size(), 1U);
  EXPECT_EQ(model.relisted[0].table, "persons");
  EXPECT_EQ(model.relisted[0].home, "deso");
  EXPECT_THAT(texts(model.recipe->indicators.at(0).levels),
              ElementsAre("deso", "kommun", "around"));
  EXPECT_EQ(model.recipe->indicators[0].compare->level.text, "kommun");
  std::vector<std::string> levels;
  for (const LevelPlan& level : model.plan.levels) levels.push_back(level.id);
  EXPECT_THAT(levels, ElementsAre("deso", "kommun", "around"));
}

TEST(ScenarioModel, TheListedStayWhereTheyCanBeFoundAnew) {
  const Made made = make(region(std::string(around) + residents + R"([indicators.flows]
plugin = "flows"
levels = ["centre", "around"]
[indicators.flows.inputs]
people = { rows = "persons", by = "centre", columns = { home = "home" } }
)"));
  ASSERT_EQ(made.scenarios.models.size(), 1U);
  const ScenarioModel& model = made.scenarios.models[0];
  ASSERT_EQ(model.recipe->indicators.size(), 2U);
  EXPECT_THAT(texts(model.recipe->indicators[1].levels), ElementsAre("centre", "around"));
}

TEST(ScenarioModel, WhatReliesOnCountsOfTheListedGoesWithThem) {
  const Made made = make(region(std::string(around) + residents + R"([indicators.listed]
plugin = "share"
levels = ["centre", "around"]
compare = "centre"
[indicators.listed.inputs]
whole = { column = "listed.all", by = "centre" }
[composites.both]
levels = ["around"]
[[composites.both.parts]]
layer = "young.share"
[[composites.both.parts]]
layer = "listed.share"
[composites.one]
levels = ["around", "centre"]
[[composites.one.parts]]
layer = "young.share"
)"));
  ASSERT_THAT(made.problems, IsEmpty());
  ASSERT_EQ(made.scenarios.models.size(), 1U);
  const Recipe& recipe = *made.scenarios.models[0].recipe;
  ASSERT_EQ(recipe.indicators.size(), 1U);
  EXPECT_EQ(recipe.indicators[0].name.text, "young");
  ASSERT_EQ(recipe.composites.size(), 1U);
  EXPECT_EQ(recipe.composites[0].name.text, "one");
  EXPECT_THAT(texts(recipe.composites[0].levels), ElementsAre("around"));
}

TEST(ScenarioModel, ALevelThatLosesADemandedInputGoes) {
  const Made made = make(region(std::string(around) + residents + R"([indicators.mixed]
plugin = "share"
levels = ["around", "deso"]
compare = "around"
[indicators.mixed.inputs]
whole = { any = ["listed.all"], by = "centre" }
part = "scb.young"
)"));
  ASSERT_THAT(made.problems, IsEmpty());
  const IndicatorSpec& mixed = made.scenarios.models.at(0).recipe->indicators.at(1);
  EXPECT_THAT(texts(mixed.levels), ElementsAre("deso"));
  EXPECT_FALSE(mixed.compare.has_value());
}

TEST(ScenarioModel, PagesOfTheListedAloneBecomePagesOfTheNearest) {
  const Made made = make(region(R"([levels.near]
from = "deso"
by = { nearest = "centre" }
[profile]
for = "centre"
maps = "deso"
[indicators.young]
plugin = "share"
levels = ["centre", "near"]
[indicators.young.inputs]
whole = { any = ["scb.all", "listed.all"] }
)"));
  ASSERT_THAT(made.problems, IsEmpty());
  const ScenarioModel& model = made.scenarios.models.at(0);
  EXPECT_EQ(model.level, "near");
  EXPECT_EQ(model.recipe->profile.page_level.text, "near");
  EXPECT_EQ(model.recipe->profile.map_level.text, "deso");
  EXPECT_EQ(model.recipe->find_level("near")->to.text, "centre");
}

TEST(ScenarioModel, TheLevelOfThePagesIsPreferred) {
  const Made made = make(region(R"([levels.first]
from = "deso"
by = { nearest = "centre" }
)" + std::string(around) + residents));
  ASSERT_THAT(made.problems, IsEmpty());
  EXPECT_EQ(made.scenarios.models.at(0).level, "around");
}

TEST(ScenarioModel, ALevelOfPlacesTakesNewOnesOnlyWhereItIsKnownHow) {
  const Made made = make(region(std::string(around) + residents + R"([levels.owner]
from = "centre"
by = { table = "o.csv", from = "centre", to = "owner" }
[levels.every]
from = "centre"
by = "all"
[indicators.flows]
plugin = "flows"
levels = ["owner", "every"]
[indicators.flows.inputs]
people = { rows = "persons", by = "centre", columns = { home = "home" } }
)"));
  const Recipe& recipe = *made.scenarios.models.at(0).recipe;
  EXPECT_THAT(texts(recipe.indicators.at(1).levels), ElementsAre("every"));
}

TEST(ScenarioModel, NoLevelThatLeadsToTheSet) {
  const Made made = make(region(R"([profile]
for = "deso"
[indicators.young]
plugin = "share"
levels = ["deso"]
[indicators.young.inputs]
whole = "scb.all"
)"));
  EXPECT_THAT(made.scenarios.models, IsEmpty());
  EXPECT_THAT(made.problems,
              ElementsAre("recipe.toml:26:9: scenario 'dalbo_closes': no level leads to 'centre'; "
                          "write [levels.NAME] with from = \"deso\" and by = { nearest = "
                          "\"centre\" }"));
}

TEST(ScenarioModel, NothingIsComputedAtTheLevel) {
  const Made made = make(region(R"([levels.near]
from = "deso"
by = { nearest = "centre" }
[profile]
for = "deso"
[indicators.young]
plugin = "share"
levels = ["deso"]
[indicators.young.inputs]
whole = "scb.all"
)"));
  EXPECT_THAT(made.problems,
              ElementsAre("recipe.toml:26:9: scenario 'dalbo_closes': nothing is computed at level "
                          "'near', which leads to 'centre'; add \"near\" to the levels of an "
                          "indicator"));
}

TEST(ScenarioModel, NothingIsLeft) {
  const Made made = make(region(std::string(around) + R"([indicators.listed]
plugin = "share"
levels = ["centre"]
[indicators.listed.inputs]
whole = "listed.all"
)"));
  EXPECT_THAT(made.scenarios.models, IsEmpty());
  EXPECT_THAT(made.problems,
              ElementsAre("recipe.toml:26:9: scenario 'dalbo_closes': every indicator counts those "
                          "who use 'centre' today, and none is left; give a table that is keyed by "
                          "'deso'"));
}

TEST(ScenarioModel, ProblemsOfTheWrittenRecipeAreNotRepeated) {
  const Made made = make(region(std::string(around) + residents + R"([indicators.odd]
plugin = "shares"
levels = ["around"]
)"));
  EXPECT_THAT(made.problems, IsEmpty());
}

TEST(ScenarioModel, OneModelForAllScenariosOfASet) {
  const Made made = make(region(std::string(around) + residents + R"([[scenario]]
name = "ryd_closes"
areas = "centre"
close = ["ryd"]
)"));
  ASSERT_EQ(made.scenarios.models.size(), 1U);
  ASSERT_EQ(made.scenarios.models[0].scenarios.size(), 2U);
  EXPECT_EQ(made.scenarios.models[0].scenarios[1]->name.text, "ryd_closes");
}

}  // namespace
}  // namespace omrade::recipe
