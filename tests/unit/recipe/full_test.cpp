// A recipe with every form of the language comes out as it was meant.
#include "base/file.hpp"
#include "recipe/keys.hpp"
#include "recipe/recipe.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace omrade::recipe {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> texts(const std::vector<Word>& words) {
  std::vector<std::string> out;
  for (const Word& word : words) out.push_back(word.text);
  return out;
}

template <class Spec>
std::vector<std::string> names(const std::vector<Spec>& specs) {
  std::vector<std::string> out;
  for (const Spec& spec : specs) out.push_back(spec.name.text);
  return out;
}

std::string pair_text(const ColumnRef& column) {
  return column.table.text + "|" + column.column.text;
}

class FullRecipe : public testing::Test {
 protected:
  static const Parsed& parsed() {
    static const Parsed once = parse(std::string(OMRADE_TEST_DATA) + "/full.toml");
    return once;
  }
  static const Recipe& recipe() { return parsed().recipe; }
  static const std::vector<InputSpec>& inputs(std::size_t indicator) {
    return recipe().indicators.at(indicator).inputs;
  }
};

TEST_F(FullRecipe, HasNoProblems) {
  std::vector<std::string> problems;
  for (const Message& message : parsed().problems) problems.push_back(message.text());
  EXPECT_THAT(problems, IsEmpty());
}

TEST_F(FullRecipe, UsesEveryKeyOfThisVersion) {
  const std::string& text = recipe().text;
  for (const Section& section : sections()) {
    if (section.free) continue;
    for (const Key& key : section.keys) {
      const std::string assigned = std::string(key.name) + " = ";
      const bool used = key.shape == Shape::later ||
                        text.find("\n" + assigned) != std::string::npos ||
                        text.find(" " + assigned) != std::string::npos ||
                        text.find("[" + std::string(key.name) + "]") != std::string::npos ||
                        text.find("[" + std::string(key.name) + ".") != std::string::npos ||
                        text.find("." + std::string(key.name) + "]") != std::string::npos;
      EXPECT_TRUE(used) << section.path << " " << key.name;
    }
  }
}

TEST_F(FullRecipe, KeepsItsText) {
  EXPECT_EQ(recipe().text, read_file(std::string(OMRADE_TEST_DATA) + "/full.toml"));
  EXPECT_EQ(recipe().file, std::string(OMRADE_TEST_DATA) + "/full.toml");
}

TEST_F(FullRecipe, Top) {
  EXPECT_EQ(recipe().title, (Text{"Områdesprofiler Kronoberg", "Area profiles, Kronoberg"}));
  EXPECT_EQ(recipe().notice, (Text{"Påhittade data", "Påhittade data"}));
  EXPECT_EQ(recipe().crs, "EPSG:3006");
  EXPECT_EQ(recipe().period, "2024");
  EXPECT_THAT(recipe().periods, ElementsAre("2022", "2023", "2024"));
}

TEST_F(FullRecipe, ListsAreInTheOrderOfTheFile) {
  EXPECT_THAT(names(recipe().areas), ElementsAre("deso", "centre", "parish"));
  EXPECT_THAT(names(recipe().tables), ElementsAre("scb", "persons", "listed", "standard", "old"));
  EXPECT_THAT(names(recipe().levels), ElementsAre("kommun", "region", "around", "shared", "church",
                                                  "church_people", "near"));
  EXPECT_THAT(names(inputs(0)),
              ElementsAre("under_5", "low_education", "unemployed", "moved", "single", "alone"));
}

TEST_F(FullRecipe, Areas) {
  const AreasSpec& deso = recipe().areas.at(0);
  EXPECT_EQ(deso.name.place.text(), "9:8");
  EXPECT_EQ(deso.source.written, "kronoberg.gpkg:deso");
  EXPECT_EQ(deso.source.path, std::string(OMRADE_TEST_DATA) + "/kronoberg.gpkg");
  EXPECT_EQ(deso.source.layer, "deso");
  EXPECT_EQ(deso.source.place.text(), "10:10");
  EXPECT_EQ(deso.id.text, "desokod");
  EXPECT_EQ(deso.id.place.text(), "11:6");
  EXPECT_EQ(deso.label.text, "desonamn");
  EXPECT_EQ(deso.division, "DeSO 2025");
  EXPECT_EQ(deso.title, (Text{"DeSO", "DeSO"}));
  EXPECT_EQ(deso.licence, "CC0 1.0");
  EXPECT_EQ(deso.attribution, "SCB");
  EXPECT_TRUE(deso.x.empty());
  const AreasSpec& centre = recipe().areas.at(1);
  EXPECT_EQ(centre.source.layer, "");
  EXPECT_EQ(centre.x.text, "x");
  EXPECT_EQ(centre.y.text, "y");
  EXPECT_EQ(centre.crs.text, "EPSG:3006");
}

TEST_F(FullRecipe, Grids) {
  const GridSpec& people = recipe().grids.at(0);
  EXPECT_EQ(people.name.text, "people");
  EXPECT_EQ(people.source.written, "population_100m.tif");
  EXPECT_EQ(people.unit, "persons");
  EXPECT_EQ(people.crs.text, "EPSG:3006");
  EXPECT_EQ(people.licence, "CC BY 4.0");
  EXPECT_EQ(people.attribution, "SCB, GEOSTAT");
}

TEST_F(FullRecipe, Tables) {
  const TableSpec& scb = recipe().tables.at(0);
  ASSERT_EQ(scb.keys.size(), 1U);
  EXPECT_EQ(scb.keys[0].set.text, "deso");
  EXPECT_EQ(scb.keys[0].column.text, "desokod");
  EXPECT_EQ(scb.period_column.text, "ar");
  EXPECT_FALSE(scb.period_literal.has_value());
  EXPECT_THAT(scb.missing, ElementsAre("..", ""));
  EXPECT_EQ(scb.delimiter, ";");
  EXPECT_EQ(scb.decimal, ",");
  const TableSpec& persons = recipe().tables.at(1);
  EXPECT_EQ(persons.source.path, std::string(OMRADE_TEST_DATA) + "/persons/");
  ASSERT_EQ(persons.keys.size(), 2U);
  EXPECT_EQ(persons.keys[1].set.text, "centre");
  EXPECT_EQ(persons.keys[1].column.text, "listed");
  EXPECT_TRUE(persons.period_column.empty());
  ASSERT_TRUE(persons.period_literal.has_value());
  EXPECT_EQ(persons.period_literal->text, "2024");
  EXPECT_THAT(persons.outside, ElementsAre("utomlan"));
  EXPECT_THAT(recipe().tables.at(3).keys, IsEmpty());
}

TEST_F(FullRecipe, LevelsFromCodesAndAll) {
  const LevelSpec& kommun = recipe().levels.at(0);
  EXPECT_EQ(kommun.from.text, "deso");
  EXPECT_EQ(std::get<ByPrefix>(kommun.by).length, 4);
  EXPECT_EQ(kommun.title, (Text{"Kommun", "Municipality"}));
  ASSERT_TRUE(kommun.names.has_value());
  EXPECT_EQ(kommun.names->path, std::string(OMRADE_TEST_DATA) + "/kommuner.csv");
  EXPECT_TRUE(std::holds_alternative<ByAll>(recipe().levels.at(1).by));
  EXPECT_FALSE(recipe().levels.at(1).names.has_value());
}

TEST_F(FullRecipe, LevelsFromTables) {
  const LevelSpec& around = recipe().levels.at(2);
  EXPECT_EQ(around.to.text, "centre");
  const auto& by = std::get<ByTable>(around.by);
  EXPECT_EQ(by.table.written, "catchment.csv");
  EXPECT_EQ(by.from.text, "kod");
  EXPECT_EQ(by.to.text, "centre");
  EXPECT_TRUE(by.share.empty());
  EXPECT_EQ(by.areas.text, "parish");
  EXPECT_EQ(by.grid.text, "people");
  const auto& shared = std::get<ByTable>(recipe().levels.at(3).by);
  EXPECT_EQ(shared.table.layer, "delar");
  EXPECT_EQ(shared.share.text, "andel");
  EXPECT_TRUE(shared.areas.empty());
}

TEST_F(FullRecipe, LevelsFromOverlay) {
  EXPECT_EQ(std::get<ByAreas>(recipe().levels.at(4).by).areas.text, "parish");
  EXPECT_TRUE(std::get<ByAreas>(recipe().levels.at(4).by).grid.empty());
  EXPECT_EQ(std::get<ByAreas>(recipe().levels.at(5).by).grid.text, "people");
}

TEST_F(FullRecipe, Indicators) {
  const IndicatorSpec& cni = recipe().indicators.at(0);
  EXPECT_EQ(cni.plugin.text, "cni");
  EXPECT_EQ(cni.version.text, ">=1.0");
  EXPECT_EQ(cni.build_id.text, "4f2a");
  EXPECT_THAT(texts(cni.levels), ElementsAre("deso", "kommun", "around", "centre", "region"));
  EXPECT_EQ(cni.compare.value().level.text, "region");
  EXPECT_TRUE(cni.required);
  EXPECT_THAT(texts(cni.amounts), ElementsAre("people.visits"));
  const IndicatorSpec& flows = recipe().indicators.at(1);
  EXPECT_FALSE(flows.required);
  EXPECT_TRUE(flows.compare.value().level.empty());
  EXPECT_EQ(flows.compare.value().value, 0.12);
  EXPECT_EQ(flows.compare.value().source, "SCB 2024");
}

TEST_F(FullRecipe, ColumnInputs) {
  EXPECT_EQ(pair_text(std::get<InputColumn>(inputs(0)[0].form).column), "scb|alder_0_4");
  const auto& percent = std::get<InputPercentOf>(inputs(0)[1].form);
  EXPECT_EQ(pair_text(percent.percent), "scb|loweduc_pct");
  EXPECT_EQ(pair_text(percent.of), "scb|pop_25_64");
  const auto& sum = std::get<InputSum>(inputs(0)[2].form);
  ASSERT_EQ(sum.terms.size(), 2U);
  EXPECT_EQ(pair_text(sum.terms[1]), "scb|program");
  const auto& alone = inputs(0)[5];
  EXPECT_EQ(pair_text(std::get<InputColumn>(alone.form).column), "persons|alone");
  EXPECT_EQ(alone.by.text, "deso");
}

TEST_F(FullRecipe, AnyInputs) {
  const auto& moved = std::get<InputAny>(inputs(0)[3].form);
  ASSERT_EQ(moved.choices.size(), 2U);
  EXPECT_EQ(pair_text(moved.choices[0]), "scb|x.y");
  EXPECT_EQ(pair_text(moved.choices[1]), "listed|x");
  EXPECT_EQ(std::get<InputAny>(inputs(0)[4].form).choices.size(), 2U);
  EXPECT_EQ(inputs(0)[4].by.text, "centre");
}

TEST_F(FullRecipe, RowsInputs) {
  const auto& residents = std::get<InputRows>(inputs(1)[0].form);
  EXPECT_EQ(residents.table.text, "persons");
  EXPECT_EQ(residents.by.text, "deso");
  EXPECT_EQ(inputs(1)[0].by.text, "deso");
  ASSERT_EQ(residents.fields.size(), 2U);
  EXPECT_EQ(residents.fields[0].first.text, "centre");
  EXPECT_EQ(residents.fields[0].second.text, "listed");
  EXPECT_EQ(residents.fields[1].first.text, "how");
  EXPECT_TRUE(std::get<InputRows>(inputs(1)[1].form).by.empty());
}

TEST_F(FullRecipe, Parameters) {
  const auto& parameters = recipe().indicators.at(0).parameters;
  EXPECT_THAT(names(parameters), ElementsAre("national_rate", "rounds", "smooth", "reference"));
  EXPECT_EQ(std::get<double>(parameters[0].value), 2.4761);
  EXPECT_EQ(std::get<double>(parameters[1].value), 3);
  EXPECT_EQ(std::get<bool>(parameters[2].value), true);
  EXPECT_EQ(std::get<std::string>(parameters[3].value), "2019");
  EXPECT_EQ(parameters[0].place.text(), "124:17");
}

TEST_F(FullRecipe, Publication) {
  EXPECT_EQ(recipe().profile.page_level.text, "around");
  EXPECT_EQ(recipe().profile.map_level.text, "deso");
  EXPECT_THAT(recipe().profile.languages, ElementsAre("en", "sv"));
  EXPECT_EQ(recipe().disclosure.off, "öppna data");
  EXPECT_EQ(recipe().disclosure.minimum_count, 6);
  EXPECT_EQ(recipe().disclosure.minimum_denominator, 21);
  EXPECT_EQ(recipe().disclosure.minimum_respondents, 31);
  EXPECT_EQ(recipe().disclosure.key.value().path,
            std::string(OMRADE_TEST_DATA) + "/keys/disclosure.key");
  EXPECT_TRUE(recipe().disclosure.group_disclosure);
  EXPECT_EQ(recipe().disclosure.p_percent, 15);
  EXPECT_EQ(recipe().disclosure.dominance, 0);
  EXPECT_EQ(recipe().disclosure.rounding, 0);
  EXPECT_EQ(recipe().disclosure.history.value().path,
            std::string(OMRADE_TEST_DATA) + "/published/history.json");
  EXPECT_THAT(recipe().output.formats, ElementsAre("csv", "html"));
}

TEST_F(FullRecipe, GridOfSquares) {
  const GridSpec& squares = *recipe().find_grid("squares");
  EXPECT_EQ(squares.squares.text, "rutid");
  EXPECT_EQ(squares.value.text, "beftotalt");
  EXPECT_EQ(squares.size, 1000);
}

TEST_F(FullRecipe, ChangesAndTotals) {
  const TableSpec& old = *recipe().find_table("old");
  ASSERT_TRUE(old.changes.has_value());
  EXPECT_EQ(old.changes->table.path, std::string(OMRADE_TEST_DATA) + "/changes.csv");
  EXPECT_EQ(old.changes->from.text, "gammal");
  EXPECT_EQ(old.changes->to.text, "ny");
  EXPECT_EQ(old.changes->weight.text, "folk");
  ASSERT_EQ(old.totals.size(), 1U);
  EXPECT_EQ(old.totals[0].total.text, "folk");
  EXPECT_EQ(old.totals[0].parts[1].text, "k_*");
  EXPECT_EQ(old.tolerance, 25);
}

TEST_F(FullRecipe, Nearest) {
  const auto& by = std::get<ByNearest>(recipe().find_level("near")->by);
  EXPECT_EQ(by.areas.text, "centre");
  EXPECT_EQ(by.grid.text, "squares");
}

TEST_F(FullRecipe, Composite) {
  ASSERT_EQ(recipe().composites.size(), 1U);
  const CompositeSpec& need = recipe().composites[0];
  EXPECT_EQ(need.title.sv, "Samlat behov");
  EXPECT_EQ(need.levels[1].text, "deso");
  EXPECT_EQ(need.normalise, "min-max");
  EXPECT_EQ(need.aggregate, "geometric");
  ASSERT_EQ(need.parts.size(), 2U);
  EXPECT_EQ(need.parts[0].layer.text, "cni.relative");
  EXPECT_EQ(need.parts[0].weight, 2);
  EXPECT_EQ(need.parts[0].polarity, "low_is_need");
  EXPECT_EQ(need.parts[0].normalise, "percentile-rank");
  EXPECT_EQ(need.parts[1].weight, 1);
  EXPECT_EQ(need.parts[1].normalise, "target");
  EXPECT_EQ(need.parts[1].target, 3);
  EXPECT_EQ(need.parts[1].scale, (std::array<double, 2>{1, 10}));
  EXPECT_EQ(need.weights, "noise-robust");
  EXPECT_EQ(need.draws, 2000U);
  EXPECT_EQ(need.top, 5U);
  EXPECT_TRUE(need.treat);
  ASSERT_EQ(need.domains.size(), 1U);
  EXPECT_EQ(need.domains[0].weight, 3);
  ASSERT_EQ(need.correlations.size(), 1U);
  EXPECT_EQ(need.correlations[0].b, 1U);
}

TEST_F(FullRecipe, FindsByName) {
  EXPECT_EQ(recipe().find_areas("parish"), &recipe().areas[2]);
  EXPECT_EQ(recipe().find_grid("people"), &recipe().grids[0]);
  EXPECT_EQ(recipe().find_table("listed"), &recipe().tables[2]);
  EXPECT_EQ(recipe().find_level("region"), &recipe().levels[1]);
  EXPECT_EQ(recipe().find_level("deso"), nullptr);
}

}  // namespace
}  // namespace omrade::recipe
