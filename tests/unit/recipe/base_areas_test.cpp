// Which computations disclosure control adds to what a recipe asks for.
#include "recipe/base_areas.hpp"

#include "recipe_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace omrade::recipe {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

catalogue::Catalogue plugins(bool persons = true) {
  catalogue::Input input;
  input.id = "a";
  input.measure = catalogue::Measure::count;
  input.required = true;
  catalogue::Descriptor plugin;
  plugin.id = "se.test.cni";
  plugin.version = "1.0.0";
  plugin.inputs = {input};
  plugin.layers = {{.id = "index", .kind = LayerKind::count, .counts_persons = persons}};
  return catalogue::Catalogue({plugin});
}

struct Added {
  std::vector<std::string> units;  ///< "indicator at level in period"
};

Added added_to(const std::string& text, const catalogue::Catalogue& catalogue = plugins()) {
  const Parsed parsed = parse_text("recipe.toml", text);
  const Planned planned = make_plan(parsed.recipe, catalogue);
  EXPECT_TRUE(parsed.problems.empty() && planned.problems.empty());
  const Plan whole = with_base_areas(parsed.recipe, planned.plan);
  Added added;
  for (std::size_t l = 0; l < whole.levels.size(); ++l) {
    EXPECT_EQ(whole.levels[l].unprinted, l >= planned.plan.levels.size()) << "they come last";
  }
  for (std::size_t u = planned.plan.units.size(); u < whole.units.size(); ++u) {
    const Unit& unit = whole.units[u];
    EXPECT_TRUE(unit.unprinted);
    added.units.push_back(whole.indicators[unit.indicator].spec->name.text + " at " +
                          whole.levels[unit.level].id + " in " + unit.period);
  }
  return added;
}

std::string recipe(const std::string& levels) {
  std::string text = RecipeText()
                         .add("[indicators.cni.inputs]\na = \"scb.x\"")
                         .add("[levels.region]\nfrom = \"deso\"\nby = \"all\"")
                         .text();
  const std::string asked = "levels = [\"deso\"]";
  const std::size_t at = text.find(asked);
  EXPECT_NE(at, std::string::npos);
  return text.replace(at, asked.size(), "levels = " + levels);
}

TEST(BaseAreas, AreAddedWhereALevelIsMadeOfThemAndTheyAreNotAskedFor) {
  const Added added = added_to(recipe("[\"region\"]"));
  EXPECT_THAT(added.units, ElementsAre("cni at deso in 2024"));
}

TEST(BaseAreas, AreNotAddedWhereTheRecipeAsksForThem) {
  EXPECT_THAT(added_to(recipe("[\"deso\"]")).units, IsEmpty());
  EXPECT_THAT(added_to(recipe("[\"region\", \"deso\"]")).units, IsEmpty());
}

TEST(BaseAreas, StandAtTheLevelThatAnotherIndicatorPrints) {
  const Parsed parsed =
      parse_text("recipe.toml", recipe("[\"region\"]") +
                                    "\n[indicators.other]\nplugin = \"cni\"\nlevels = [\"deso\"]\n"
                                    "[indicators.other.inputs]\na = \"scb.x\"\n");
  const Planned planned = make_plan(parsed.recipe, plugins());
  const Plan whole = with_base_areas(parsed.recipe, planned.plan);
  EXPECT_EQ(whole.levels.size(), planned.plan.levels.size());
  ASSERT_EQ(whole.units.size(), planned.plan.units.size() + 1);
  EXPECT_TRUE(whole.units.back().unprinted);
  EXPECT_EQ(whole.levels[whole.units.back().level].id, "deso");
}

TEST(BaseAreas, AreAddedForAmountsOfPersonsThoughNoLayerCountsThese) {
  const Parsed parsed = parse_text("recipe.toml", recipe("[\"region\"]"));
  Planned planned = make_plan(parsed.recipe, plugins(false));
  planned.plan.indicators.at(0).amounts = {{.input = 0, .field = 0}};
  EXPECT_TRUE(with_base_areas(parsed.recipe, planned.plan).units.back().unprinted);
}

TEST(BaseAreas, AreNotAddedForWhatCountsNoPersons) {
  EXPECT_THAT(added_to(recipe("[\"region\"]"), plugins(false)).units, IsEmpty());
}

}  // namespace
}  // namespace omrade::recipe
