#include "catalogue/measure_name.hpp"
#include "catalogue/parameter_text.hpp"
#include "cli/plugin_describe.hpp"
#include "recipe/schema.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <utility>
#include <vector>

namespace omrade::cli {
namespace {

using catalogue::Descriptor;
using Json = nlohmann::ordered_json;

Json json_of(const Text& text) {
  return {{"sv", text.sv}, {"en", text.en}};
}

Json texts_of(const std::vector<Text>& texts) {
  Json all = Json::array();
  for (const Text& text : texts) all.push_back(json_of(text));
  return all;
}

std::string_view name_of(catalogue::Concurrency concurrency) {
  switch (concurrency) {
    case catalogue::Concurrency::serial:
      return "serial";
    case catalogue::Concurrency::per_instance:
      return "per_instance";
    case catalogue::Concurrency::reentrant:
      return "reentrant";
  }
  return "serial";
}

std::string_view name_of(Direction direction) {
  switch (direction) {
    case Direction::higher_is_worse:
      return "higher_is_worse";
    case Direction::neutral:
      return "neutral";
    case Direction::higher_is_better:
      return "higher_is_better";
  }
  return "neutral";
}

std::string_view name_of(catalogue::ParamKind kind) {
  switch (kind) {
    case catalogue::ParamKind::real:
      return "real";
    case catalogue::ParamKind::integer:
      return "integer";
    case catalogue::ParamKind::boolean:
      return "bool";
    case catalogue::ParamKind::choice:
      return "choice";
    case catalogue::ParamKind::text:
      return "text";
    case catalogue::ParamKind::list:
      return "list";
  }
  return "real";
}

Json json_of(const catalogue::Input& input) {
  Json fields = Json::array();
  for (const catalogue::Field& field : input.fields) {
    const bool real = field.type == catalogue::FieldType::real;
    fields.push_back({{"id", field.id},
                      {"type", real ? "real" : "category"},
                      {"required", field.required},
                      {"unit", field.unit},
                      {"title", json_of(field.title)}});
  }
  return {{"id", input.id},
          {"measure", catalogue::form_name(input)},
          {"of", input.of},
          {"required", input.required},
          {"history", input.history},
          {"unit", input.unit},
          {"title", json_of(input.title)},
          {"doc", json_of(input.doc)},
          {"fields", std::move(fields)}};
}

Json json_of(const catalogue::Param& param) {
  Json choices = Json::array();
  for (const catalogue::Choice& choice : param.choices)
    choices.push_back({{"id", choice.id}, {"title", json_of(choice.title)}});
  const bool bounded =
      param.kind != catalogue::ParamKind::text && param.kind != catalogue::ParamKind::choice;
  return {{"id", param.id},
          {"kind", name_of(param.kind)},
          {"default", catalogue::parameter_text(param.fallback, param.kind)},
          {"min", bounded && std::isfinite(param.min) ? Json(param.min) : Json()},
          {"max", bounded && std::isfinite(param.max) ? Json(param.max) : Json()},
          {"choices", std::move(choices)},
          {"title", json_of(param.title)},
          {"doc", json_of(param.doc)},
          {"unit", param.unit}};
}

Json codes_of(const std::vector<Code>& codes) {
  Json all = Json::array();
  for (const Code& code : codes)
    all.push_back({{"value", code.value}, {"word", json_of(code.word)}});
  return all;
}

Json json_of(const LayerInfo& layer) {
  return {{"id", layer.id},
          {"kind", to_string(layer.kind)},
          {"base_of", to_string(layer.base_of)},
          {"direction", name_of(layer.direction)},
          {"counts_persons", layer.counts_persons},
          {"decimals", layer.decimals},
          {"multiplier", layer.multiplier},
          {"unit", layer.unit},
          {"title", json_of(layer.title)},
          {"doc", json_of(layer.doc)},
          {"pairs_of", layer.pairs_of},
          {"pairs_by", layer.pairs_by},
          {"parts", layer.parts},
          {"reasons", texts_of(layer.reasons)},
          {"codes", codes_of(layer.codes)}};
}

Json json_of(const Descriptor& plugin) {
  Json json{{"id", plugin.id},
            {"version", plugin.version},
            {"title", json_of(plugin.title)},
            {"summary", json_of(plugin.summary)},
            {"method", json_of(plugin.method)},
            {"vendor", plugin.vendor},
            {"license", plugin.license},
            {"build_id", plugin.build_id},
            {"concurrency", name_of(plugin.concurrency)},
            {"row_independent", plugin.row_independent},
            {"deterministic", plugin.deterministic},
            {"inputs", Json::array()},
            {"parameters", Json::array()},
            {"layers", Json::array()}};
  for (const catalogue::Input& input : plugin.inputs) json["inputs"].push_back(json_of(input));
  for (const catalogue::Param& param : plugin.params) json["parameters"].push_back(json_of(param));
  for (const LayerInfo& layer : plugin.layers) json["layers"].push_back(json_of(layer));
  return json;
}

}  // namespace

std::string describe_json(const Descriptor& plugin) {
  return json_of(plugin).dump(2) + "\n";
}

std::string describe_json(std::span<const Descriptor> library) {
  Json all = Json::array();
  for (const Descriptor& plugin : library) all.push_back(json_of(plugin));
  return all.dump(2) + "\n";
}

std::string describe_schema(const Descriptor& plugin) {
  // Of a recipe whose only plugin this is, the table of one indicator.
  const Json whole = Json::parse(recipe::json_schema(catalogue::Catalogue({plugin})));
  Json table = *whole["properties"]["indicators"]["patternProperties"].begin();
  const Json of_plugin = table["allOf"].front()["then"];
  table.erase("allOf");
  for (const auto& [key, schema] : of_plugin["properties"].items())
    table["properties"][key] = schema;
  for (const Json& key : of_plugin.value("required", Json::array()))
    table["required"].push_back(key);
  Json json{{"$schema", whole["$schema"]}, {"title", plugin.id + " " + plugin.version}};
  json.update(table);
  return json.dump(2) + "\n";
}

}  // namespace omrade::cli
