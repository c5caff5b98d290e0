// What the compiler writes into a plugin, the catalogue reads back: SDK and engine agree on the
// note.
#include "catalogue/catalogue.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace omrade::catalogue {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

Descriptor everything() {
  return read_library(FIXTURE_FOLDER "/catalogue_fixture.so").at(0);
}

TEST(ReadLibrary, PluginsComeInTheOrderOfTheLibrary) {
  const auto plugins = read_library(FIXTURE_FOLDER "/catalogue_fixture.so");
  ASSERT_EQ(plugins.size(), 2U);
  EXPECT_EQ(plugins[0].id, "test.everything");
  EXPECT_EQ(plugins[0].index, 0U);
  EXPECT_EQ(plugins[1].id, "test.second");
  EXPECT_EQ(plugins[1].index, 1U);
  EXPECT_EQ(plugins[1].library, FIXTURE_FOLDER "/catalogue_fixture.so");
  EXPECT_EQ(plugins[1].build_id, plugins[0].build_id);
  EXPECT_EQ(plugins[1].build_id.size(), 40U);
}

TEST(ReadLibrary, InfoIsAsDeclared) {
  const Descriptor d = everything();
  EXPECT_EQ(d.version, "1.2.3");
  EXPECT_EQ(d.title, (Text{"Åäö \"allt\"", "Everything\\"}));
  EXPECT_EQ(d.summary, (Text{"sv", "line\nbreak"}));
  EXPECT_EQ(d.method, (Text{"metod", "method"}));
  EXPECT_EQ(d.vendor, "vendor");
  EXPECT_EQ(d.license, "MIT");
  EXPECT_EQ(d.concurrency, Concurrency::serial);
  EXPECT_TRUE(d.row_independent);
  EXPECT_FALSE(d.deterministic);
}

TEST(ReadLibrary, ParametersAreTheSameDoublesAndUnboundedOnesInfinite) {
  const Descriptor d = everything();
  ASSERT_EQ(d.params.size(), 4U);
  EXPECT_EQ(d.params[0].fallback, 2.4761);
  EXPECT_EQ(d.params[0].min, -0.5);
  EXPECT_EQ(d.params[0].max, 1e6);
  EXPECT_EQ(d.params[0].unit, "kr");
  EXPECT_EQ(d.params[0].title, (Text{"takt", "rate"}));
  EXPECT_EQ(d.params[1].fallback, 0.1);
  EXPECT_EQ(d.params[1].min, -kInfinity);
  EXPECT_EQ(d.params[1].max, kInfinity);
  EXPECT_EQ(d.params[2].kind, ParamKind::integer);
  EXPECT_EQ(d.params[2].min, 1);
  EXPECT_EQ(d.params[2].max, kInfinity);
  EXPECT_EQ(d.params[3].kind, ParamKind::boolean);
  EXPECT_EQ(d.params[3].fallback, 1);
  EXPECT_EQ(d.params[3].min, 0);
  EXPECT_EQ(d.params[3].max, 1);
}

TEST(ReadLibrary, InputsAndFieldsAreAsDeclared) {
  const Descriptor d = everything();
  ASSERT_EQ(d.inputs.size(), 3U);
  EXPECT_EQ(d.inputs[0].unit, "persons");
  EXPECT_TRUE(d.inputs[0].required);
  EXPECT_EQ(d.inputs[1].measure, Measure::mean);
  EXPECT_EQ(d.inputs[1].of, "people");
  EXPECT_EQ(d.inputs[1].doc, (Text{"inkomst", "income"}));
  EXPECT_FALSE(d.inputs[1].required);
  EXPECT_EQ(d.inputs[2].kind, InputKind::rows);
  EXPECT_EQ(d.inputs[2].measure, Measure::not_a_column);
  ASSERT_EQ(d.inputs[2].fields.size(), 2U);
  EXPECT_EQ(d.inputs[2].fields[0].type, FieldType::category);
  EXPECT_TRUE(d.inputs[2].fields[0].required);
  EXPECT_EQ(d.inputs[2].fields[1].type, FieldType::real);
  EXPECT_EQ(d.inputs[2].fields[1].unit, "years");
  EXPECT_FALSE(d.inputs[2].fields[1].required);
  EXPECT_EQ(d.find_input("visits"), &d.inputs[2]);
  EXPECT_EQ(d.find_input("visit"), nullptr);
  EXPECT_EQ(d.find_param("rounds"), &d.params[2]);
}

TEST(ReadLibrary, LayersAreAsDeclared) {
  const Descriptor d = everything();
  ASSERT_EQ(d.layers.size(), 3U);
  EXPECT_EQ(d.layers[0].kind, LayerKind::proportion);
  EXPECT_EQ(d.layers[0].base_of, BaseOf::respondents);
  EXPECT_EQ(d.layers[0].direction, Direction::higher_is_better);
  EXPECT_EQ(d.layers[0].decimals, 1);
  EXPECT_EQ(d.layers[0].multiplier, 100);
  EXPECT_TRUE(d.layers[0].counts_persons);
  EXPECT_EQ(d.layers[1].direction, Direction::higher_is_worse);
  EXPECT_FALSE(d.layers[1].counts_persons);
  EXPECT_EQ(d.layers[1].parts, std::vector<std::string>{"share"});
  EXPECT_EQ(d.layers[1].reasons, (std::vector<Text>{{"tomt", "empty"}}));
  EXPECT_EQ(d.layers[2].pairs_of, "visits");
  EXPECT_EQ(d.layers[2].pairs_by, "sex");
}

}  // namespace
}  // namespace omrade::catalogue
