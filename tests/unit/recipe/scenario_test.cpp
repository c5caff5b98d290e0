// Places that close, open or move: what a recipe may say of them, and the model they are computed
// by.
#include "recipe/scenario.hpp"

#include "json_schema.hpp"
#include "recipe/schema.hpp"
#include "scenario_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace omrade::recipe {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(ScenarioText, ClosesOpensAndMovesPlaces) {
  const Parsed parsed = parse_text("recipe.toml", with_points("[[scenario]]\n"
                                                              "name = \"dalbo_closes\"\n"
                                                              "title = { sv = \"Dalbo stängs\" }\n"
                                                              "areas = \"centre\"\n"
                                                              "close = [\"dalbo\"]\n"
                                                              "[[scenario.open]]\n"
                                                              "id = \"norremark\"\n"
                                                              "name = \"Norremark\"\n"
                                                              "x = 488000\n"
                                                              "y = 6304000.5\n"
                                                              "[[scenario.move]]\n"
                                                              "id = \"ryd\"\n"
                                                              "x = 480000\n"
                                                              "y = 6300000")
                                                      .text());
  EXPECT_THAT(parsed.problems, IsEmpty());
  ASSERT_EQ(parsed.recipe.scenarios.size(), 1U);
  const ScenarioSpec& scenario = parsed.recipe.scenarios[0];
  EXPECT_EQ(scenario.name.text, "dalbo_closes");
  EXPECT_EQ(scenario.title.in("sv"), "Dalbo stängs");
  EXPECT_EQ(scenario.areas.text, "centre");
  EXPECT_EQ(scenario.areas.place.text(), "24:9");
  ASSERT_EQ(scenario.close.size(), 1U);
  EXPECT_EQ(scenario.close[0].text, "dalbo");
  EXPECT_EQ(scenario.close[0].place.text(), "25:10");
  ASSERT_EQ(scenario.open.size(), 1U);
  EXPECT_EQ(scenario.open[0].id.text, "norremark");
  EXPECT_EQ(scenario.open[0].name.text, "Norremark");
  EXPECT_EQ(scenario.open[0].x, 488000);
  EXPECT_EQ(scenario.open[0].y, 6304000.5);
  EXPECT_EQ(scenario.open[0].place.line, 26U);
  ASSERT_EQ(scenario.move.size(), 1U);
  EXPECT_EQ(scenario.move[0].id.text, "ryd");
  EXPECT_TRUE(scenario.move[0].name.empty());
}

TEST(ScenarioText, InlineFormsAreTheSame) {
  const Parsed parsed =
      parse_text("recipe.toml", with_scenario("open = [{ id = \"a\", x = 1, y = 2 }]").text());
  EXPECT_THAT(parsed.problems, IsEmpty());
  EXPECT_EQ(parsed.recipe.scenarios.at(0).open.at(0).y, 2);
}

TEST(ScenarioText, ChangesSomething) {
  EXPECT_THAT(problems_of(with_scenario("")),
              ElementsAre("recipe.toml:21:1: scenario 's' changes nothing; write close = [\"ID\"], "
                          "[[scenario.open]] or [[scenario.move]]"));
}

TEST(ScenarioText, DoubleBrackets) {
  EXPECT_THAT(problems_of(with_points("[scenario]\nname = \"s\"")),
              ElementsAre("recipe.toml:21:1: 'scenario' must be a list of sections; write "
                          "[[scenario]] with double brackets"));
  EXPECT_THAT(problems_of(with_scenario("[scenario.open]\nid = \"a\"")),
              ElementsAre("recipe.toml:24:1: 'open' must be a list of sections; write "
                          "[[scenario.open]] with id, x and y"));
}

TEST(ScenarioText, DemandsNameAreasAndCoordinates) {
  EXPECT_THAT(
      problems_of(with_points("[[scenario]]\n[[scenario.open]]\nid = \"a\"\nx = \"1\"")),
      ElementsAre("recipe.toml:21:1: 'name' is missing in [[scenario]]; write name = "
                  "\"dalbo_closes\"",
                  "recipe.toml:21:1: 'areas' is missing in [[scenario]]; write areas = \"centre\"",
                  "recipe.toml:22:1: 'y' is missing in [[scenario.open]]; write y = 6304000",
                  "recipe.toml:24:5: 'x' must be a number, not text; write x = 1"));
}

TEST(ScenarioText, CoordinatesAreFinite) {
  EXPECT_THAT(problems_of(with_scenario("move = [{ id = \"a\", x = inf, y = nan }]")),
              ElementsAre("recipe.toml:24:25: 'x' must be a finite number, not inf; write x = "
                          "480000",
                          "recipe.toml:24:34: 'y' must be a finite number, not nan; write y = "
                          "6300000"));
}

TEST(ScenarioText, UnknownKeys) {
  EXPECT_THAT(problems_of(with_scenario("clos = [\"a\"]")),
              ElementsAre("recipe.toml:24:1: unknown key 'clos' in [[scenario]]; did you mean "
                          "'close'?"));
  EXPECT_THAT(problems_of(with_scenario("open = [{ id = \"a\", x = 1, y = 2, z = 3 }]")),
              ElementsAre("recipe.toml:24:35: unknown key 'z' in [[scenario.open]]; known: id, "
                          "name, x, y"));
}

TEST(ScenarioText, NameIsAFolder) {
  EXPECT_THAT(problems_of(with_scenario("close = [\"a\"]")
                              .add("[[scenario]]\n"
                                   "name = \"../s\"\n"
                                   "areas = \"centre\"\n"
                                   "close = [\"a\"]\n"
                                   "[[scenario]]\n"
                                   "name = \"S\"\n"
                                   "areas = \"centre\"\n"
                                   "close = [\"b\"]")),
              ElementsAre("recipe.toml:26:8: [[scenario]]: '../s' is not a name; use letters, "
                          "digits, '_' and '-'; `title` is for readers",
                          "recipe.toml:30:8: [[scenario]]: 'S' has the folder of 's' (line 22); "
                          "give this scenario another name"));
  EXPECT_THAT(problems_of(with_points("[[scenario]]\nname = \"" + std::string(101, 'a') +
                                      "\"\nareas = \"centre\"\nclose = [\"a\"]")),
              ElementsAre("recipe.toml:22:8: [[scenario]]: the name has 101 bytes, too many for a "
                          "folder; use at most 100; `title` is for readers"));
}

TEST(ScenarioText, APlaceStandsOnce) {
  EXPECT_THAT(
      problems_of(
          with_scenario("close = [\"a\", \"b\", \"b\"]\n"
                        "open = [{ id = \"c\", x = 1, y = 2 }, { id = \"c\", x = 1, y = 3 }]\n"
                        "move = [{ id = \"a\", x = 1, y = 2 }]")),
      ElementsAre("recipe.toml:24:20: \"b\" stands twice in 'close'; remove one",
                  "recipe.toml:25:44: scenario 's': 'c' is opened already (line 25); remove one of "
                  "them",
                  "recipe.toml:26:16: scenario 's': 'a' is closed (line 24) and moved in one "
                  "scenario; keep one of them, or write two scenarios"));
}

TEST(ScenarioText, AreasAreASetOfPoints) {
  const auto in = [](const std::string& areas) {
    return with_points("[[scenario]]\nname = \"s\"\nareas = \"" + areas + "\"\nclose = [\"a\"]");
  };
  EXPECT_THAT(problems_of(in("centr")),
              ElementsAre("recipe.toml:23:9: scenario 's': no area set 'centr'; did you mean "
                          "'centre'?"));
  EXPECT_THAT(problems_of(in("deso")),
              ElementsAre("recipe.toml:23:9: scenario 's': 'deso' is no set of points; sets of "
                          "points: centre"));
}

TEST(ScenarioText, TheSchemaSaysTheSame) {
  const auto schema = nlohmann::json::parse(json_schema({}));
  const auto breach_of = [&schema](const RecipeText& recipe) {
    return breach(schema, json_of_toml(recipe.text()));
  };
  EXPECT_EQ(breach_of(with_scenario("close = [\"a\"]")), "");
  EXPECT_EQ(breach_of(with_scenario("[[scenario.move]]\nid = \"a\"\nx = 1\ny = 2.5")), "");
  EXPECT_NE(breach_of(with_scenario("")), "");
  EXPECT_EQ(breach_of(with_scenario("open = [{ id = \"a\", x = 1 }]")),
            "/scenario/0/open/0: y is missing");
  EXPECT_NE(breach_of(with_points("[[scenario]]\nname = \"../s\"\nareas = \"centre\"\nclose = "
                                  "[\"a\"]")),
            "");
}

}  // namespace
}  // namespace omrade::recipe
