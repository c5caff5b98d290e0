// The schema that editors use accepts what the parser accepts, and refuses slips of the pen.
#include "recipe/schema.hpp"

#include "base/file.hpp"
#include "json_schema.hpp"
#include "recipe/keys.hpp"
#include "recipe_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace omrade::recipe {
namespace {

using Json = nlohmann::json;

catalogue::Catalogue bundled() {
  std::vector<catalogue::Descriptor> all;
  for (const char* file : {PLUGIN_CNI, PLUGIN_LISTING, PLUGIN_HABITS, PLUGIN_DENTAL}) {
    for (catalogue::Descriptor& plugin : catalogue::read_library(file))
      all.push_back(std::move(plugin));
  }
  return catalogue::Catalogue(std::move(all));
}

const Json& schema() {
  static const Json json = Json::parse(json_schema(bundled()));
  return json;
}

const Json& schema_without_plugins() {
  static const Json json = Json::parse(json_schema({}));
  return json;
}

Json kronoberg() {
  return json_of_toml(
      read_file(std::filesystem::path(OMRADE_SOURCE_DIR) / "examples/kronoberg/recipe.toml"));
}

/// The parts of a schema that describe what is under `name` ("*": any name), through all forms.
std::vector<Json> under(const Json& schema, const std::string& name) {
  std::vector<Json> found;
  if (name == "*") {
    if (schema.contains("patternProperties"))
      for (const auto& [pattern, inner] : schema["patternProperties"].items())
        found.push_back(inner);
    if (schema.contains("additionalProperties") && schema["additionalProperties"].is_object())
      found.push_back(schema["additionalProperties"]);
  } else if (schema.contains("properties") && schema["properties"].contains(name)) {
    found.push_back(schema["properties"][name]);
  }
  for (const Json& form : schema.value("anyOf", Json::array())) {
    for (Json& inner : under(form, name)) found.push_back(std::move(inner));
  }
  if (schema.contains("items")) {
    for (Json& inner : under(schema["items"], name)) found.push_back(std::move(inner));
  }
  return found;
}

std::vector<Json> at_path(const std::string& path) {
  if (path == "text") return under(schema_without_plugins(), "title");
  std::vector<Json> here{schema_without_plugins()};
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find('.', begin), path.size());
    std::vector<Json> next;
    for (const Json& one : here) {
      for (Json& inner : under(one, path.substr(begin, end - begin)))
        next.push_back(std::move(inner));
    }
    here = std::move(next);
    begin = end + 1;
  }
  return here;
}

TEST(Schema, HoldsEveryKeyWithItsDocumentation) {
  for (const Section& section : sections()) {
    for (const Key& key : section.keys) {
      std::vector<Json> found;
      for (const Json& one : at_path(std::string(section.path))) {
        for (Json& inner : under(one, std::string(key.name))) found.push_back(std::move(inner));
      }
      ASSERT_EQ(found.size(), 1U) << section.path << " " << key.name;
      EXPECT_EQ(found.front()["description"], std::string(key.doc));
      EXPECT_EQ(found.front().contains("default"), !key.fallback.empty()) << key.name;
    }
  }
}

TEST(Schema, AcceptsTheExampleAndEveryForm) {
  EXPECT_EQ(breach(schema(), kronoberg()), "");
  const Json full = json_of_toml(read_file(std::filesystem::path(OMRADE_TEST_DATA) / "full.toml"));
  EXPECT_EQ(breach(schema_without_plugins(), full), "");
}

TEST(Schema, RefusesAnUnknownKey) {
  Json recipe = kronoberg();
  recipe["tables"]["scb"]["sorce"] = "x.csv";
  EXPECT_EQ(breach(schema(), recipe), "/tables/scb: sorce is not allowed");
}

TEST(Schema, RefusesAMissingKey) {
  Json recipe = kronoberg();
  recipe["areas"]["deso"].erase("id");
  EXPECT_EQ(breach(schema(), recipe), "/areas/deso: id is missing");
  recipe = kronoberg();
  recipe["areas"]["centre"].erase("crs");
  EXPECT_EQ(breach(schema(), recipe), "/areas/centre: x needs crs");
}

TEST(Schema, RefusesAnUnknownPlugin) {
  Json recipe = kronoberg();
  recipe["indicators"]["cni"]["plugin"] = "cnii";
  EXPECT_EQ(breach(schema(), recipe), "/indicators/cni/plugin: \"cnii\" is none of the known");
  recipe["indicators"]["cni"]["plugin"] = "se.omrade.cni";
  EXPECT_EQ(breach(schema(), recipe), "");
}

TEST(Schema, RefusesAnInputThePluginDoesNotHave) {
  Json recipe = kronoberg();
  recipe["indicators"]["cni"]["inputs"]["under_6"] = "scb.alder_0_4";
  EXPECT_EQ(breach(schema(), recipe), "/indicators/cni/inputs: under_6 is not allowed");
  EXPECT_EQ(breach(schema_without_plugins(), recipe), "");
}

TEST(Schema, RefusesAFieldTheInputDoesNotHave) {
  Json recipe = kronoberg();
  recipe["indicators"]["dental"]["inputs"]["residents"]["columns"]["agee"] = "age";
  EXPECT_EQ(breach(schema(), recipe),
            "/indicators/dental/inputs/residents/columns: agee is not allowed");
}

TEST(Schema, RefusesRowsForAColumnInput) {
  Json recipe = kronoberg();
  recipe["indicators"]["cni"]["inputs"]["under_5"] = {{"rows", "scb"}, {"columns", {{"a", "b"}}}};
  EXPECT_EQ(breach(schema(), recipe), "/indicators/cni/inputs/under_5: 0 forms fit");
}

TEST(Schema, RefusesAParameterOutOfRange) {
  Json recipe = kronoberg();
  recipe["indicators"]["cni"]["parameters"]["national_rate"] = -1;
  EXPECT_EQ(breach(schema(), recipe), "/indicators/cni/parameters/national_rate: too small");
  recipe["indicators"]["cni"]["parameters"] = {{"national_rat", 1}};
  EXPECT_EQ(breach(schema(), recipe), "/indicators/cni/parameters: national_rat is not allowed");
}

TEST(Schema, RefusesMixedFormsOfALevel) {
  Json recipe = kronoberg();
  recipe["levels"]["kommun"]["by"] = {{"prefix", 4}, {"grid", "people"}};
  EXPECT_EQ(breach(schema(), recipe), "/levels/kommun/by: 0 forms fit");
  recipe["levels"]["kommun"]["by"] = {{"nearest", "centre"}, {"grid", "people"}};
  EXPECT_EQ(breach(schema(), recipe), "");
  recipe["levels"]["kommun"]["by"] = "al";
  EXPECT_EQ(breach(schema(), recipe), "/levels/kommun/by: 0 forms fit");
}

TEST(Schema, NamesMayHoldLettersOfAnyLanguage) {
  Json recipe = kronoberg();
  recipe["tables"]["skåne_2-b"] = {{"source", "a.csv"}};
  EXPECT_EQ(breach(schema(), recipe), "");
  recipe["tables"]["a b"] = {{"source", "a.csv"}};
  EXPECT_EQ(breach(schema(), recipe), "/tables: a b is not allowed");
}

TEST(Schema, SharedShortNamesAreNotOffered) {
  std::vector<catalogue::Descriptor> two(2);
  two[0].id = "se.one.need";
  two[1].id = "se.two.need";
  const Json json = Json::parse(json_schema(catalogue::Catalogue(two)));
  const Json& indicator = *json["properties"]["indicators"]["patternProperties"].begin();
  EXPECT_EQ(indicator["properties"]["plugin"]["enum"], Json({"se.one.need", "se.two.need"}));
}

}  // namespace
}  // namespace omrade::recipe
