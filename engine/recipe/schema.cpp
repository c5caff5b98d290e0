#include "recipe/schema.hpp"

#include "base/text.hpp"
#include "recipe/keys.hpp"
#include "recipe/schema_parameter.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

namespace omrade::recipe {
namespace {

using Json = nlohmann::ordered_json;
using Names = std::vector<std::string>;

/// One of the shapes of a section that its key `main` tells from the others.
struct Form {
  std::string_view section;
  std::string_view main;
  Names needs{};  ///< further keys it must have
  Names with{};   ///< further keys it may have
  Json depends = Json::object();
};

const std::vector<Form>& all_forms() {
  static const std::vector<Form> forms{
      {.section = "levels.*.by", .main = "prefix"},
      {.section = "levels.*.by",
       .main = "table",
       .needs = {"from", "to"},
       .with = {"share", "areas", "grid"},
       .depends = {{"grid", {"areas"}}}},
      {.section = "levels.*.by", .main = "areas", .with = {"grid"}},
      {.section = "levels.*.by", .main = "nearest", .with = {"grid"}},
      {.section = "indicators.*.inputs.*", .main = "column", .with = {"percent_of", "by"}},
      {.section = "indicators.*.inputs.*", .main = "sum", .with = {"by"}},
      {.section = "indicators.*.inputs.*", .main = "any", .with = {"by"}},
      {.section = "indicators.*.inputs.*", .main = "rows", .needs = {"columns"}, .with = {"by"}},
      {.section = "indicators.*.inputs.*", .main = "shared", .needs = {"columns"}},
      {.section = "indicators.*.inputs.*", .main = "areas"},
  };
  return forms;
}

/// Keys that stand together or not at all.
Json companions(std::string_view path) {
  if (path == "areas.*" || path == "resources") return {{"x", {"y", "crs"}}, {"y", {"x", "crs"}}};
  if (path == "grids.*")
    return {{"squares", {"value", "size"}},
            {"value", {"squares", "size"}},
            {"size", {"squares", "value"}}};
  return Json::object();
}

/// At least one of the keys.
Json any_of_keys(const Names& keys) {
  Json any = Json::array();
  for (const std::string& key : keys) any.push_back(Json{{"required", Names{key}}});
  return any;
}

const Section* find_section(std::string_view path) {
  const auto all = sections();
  const auto at = std::find_if(all.begin(), all.end(),
                               [path](const Section& section) { return section.path == path; });
  return at == all.end() ? nullptr : &*at;
}

Json text_schema() {
  return {{"type", "string"}, {"pattern", "\\S"}};
}

/// "TABLE.COLUMN", as an input names it.
Json column_schema() {
  return {{"type", "string"}, {"pattern", "^[^.]+[.].+$"}};
}

Json list_of(Json items) {
  return {{"type", "array"}, {"items", std::move(items)}, {"minItems", 1}, {"uniqueItems", true}};
}

Json closed(Json properties, const Names& required = {}) {
  Json json{{"type", "object"}, {"properties", std::move(properties)}};
  if (!required.empty()) json["required"] = required;
  json["additionalProperties"] = false;
  return json;
}

/// Sections whose names the analyst chooses: letters of any language, digits, '_' and '-'.
constexpr auto name_pattern = R"(^[^\s!-,./:-@\[-^`{-~]+$)";

Json named(Json each) {
  return {{"type", "object"},
          {"patternProperties", {{name_pattern, std::move(each)}}},
          {"additionalProperties", false}};
}

/// A name that the analyst chooses as a value.
Json name_schema() {
  return {{"type", "string"}, {"pattern", name_pattern}};
}

Json choices_schema(const Key& key) {
  Json choices = Json::array();
  for (const std::string_view choice : split(key.choices, '|')) choices.push_back(choice);
  return {{"type", "string"}, {"enum", choices}};
}

void describe(Json& json, const Text& title, const Text& doc) {
  if (!title.in("en").empty()) json["title"] = title.in("en");
  if (!doc.in("en").empty()) json["description"] = doc.in("en");
}

// ---- the table of keys

Json section_schema(const Section& section);

/// A section by its path, or text where the table of keys knows no more.
Json schema_of(const std::string& path) {
  const Section* const section = find_section(path);
  return section == nullptr ? text_schema() : section_schema(*section);
}

/// Keys of shape `form`: the section that describes the long form, and what may stand instead.
Json form_schema(const std::string& path) {
  if (path == "composites.*.parts.scale") {
    return {{"type", "array"}, {"items", {{"type", "number"}}}, {"minItems", 2}, {"maxItems", 2}};
  }
  if (path == "indicators.*.parameters.*") return {{"type", {"number", "boolean", "string"}}};
  Json forms = Json::array();
  if (path == "levels.*.by") {
    forms.push_back({{"const", "all"}});
  } else if (path == "indicators.*.inputs.*") {
    forms.push_back(column_schema());
    forms.push_back(list_of(column_schema()));
  } else if (path == "tables.*.period" || path == "indicators.*.compare") {
    forms.push_back(text_schema());
  }
  if (forms.empty()) return schema_of(path);
  forms.push_back(schema_of(path));
  return {{"anyOf", forms}};
}

Json shape_schema(const std::string& path, const Key& key) {
  if (!key.choices.empty())
    return key.shape == Shape::names ? list_of(choices_schema(key)) : choices_schema(key);
  switch (key.shape) {
    case Shape::text:
      return path == "scenario.name" ? name_schema() : text_schema();
    case Shape::any_text:
      return {{"type", "string"}};
    case Shape::title: {
      Json languages = schema_of("text");
      languages["minProperties"] = 1;
      return {{"anyOf", {text_schema(), std::move(languages)}}};
    }
    case Shape::whole: {
      Json json{{"type", "integer"}, {"minimum", key.low}};
      if (key.high != INT64_MAX) json["maximum"] = key.high;
      return json;
    }
    case Shape::number:
      return {{"type", "number"}};
    case Shape::truth:
      return {{"type", "boolean"}};
    case Shape::names:
      return list_of(text_schema());
    case Shape::texts:
      return {{"type", "array"}, {"items", {{"type", "string"}}}};
    case Shape::map:
      return schema_of(path);
    case Shape::section:
      return find_section(path) != nullptr ? schema_of(path) : named(schema_of(path + ".*"));
    case Shape::sections:
      return {{"type", "array"}, {"items", schema_of(path)}, {"minItems", 1}};
    case Shape::form:
      return form_schema(path);
    case Shape::later:
      break;
  }
  return {{"not", Json::object()}};  // known, and refused in this version
}

Json key_schema(const Section& section, const Key& key) {
  const std::string path = section.path.empty()
                               ? std::string(key.name)
                               : std::string(section.path) + "." + std::string(key.name);
  Json json = shape_schema(path, key);
  json["description"] = key.doc;
  if (!key.fallback.empty()) json["default"] = Json::parse(key.fallback);  // TOML that is JSON, too
  if (key.shape != Shape::later && Json::accept(key.example))
    json["examples"] = Json::array({Json::parse(key.example)});
  return json;
}

/// The form holds its main key and what it needs, and no key of another form.
Json one_form(const Section& section, const Form& form) {
  Names required{std::string(form.main)};
  required.insert(required.end(), form.needs.begin(), form.needs.end());
  Json others = Json::object();
  for (const Key& key : section.keys) {
    const std::string name(key.name);
    const bool own = std::find(required.begin(), required.end(), name) != required.end() ||
                     std::find(form.with.begin(), form.with.end(), name) != form.with.end();
    if (!own) others[name] = false;
  }
  Json json{{"title", form.main}, {"required", required}, {"properties", others}};
  if (!form.depends.empty()) json["dependentRequired"] = form.depends;
  return json;
}

Json section_schema(const Section& section) {
  if (section.free) {
    const Key& each = section.keys.front();
    return {{"type", "object"},
            {"description", section.doc},
            {"additionalProperties", key_schema(section, each)}};
  }
  Json properties = Json::object();
  Names required;
  for (const Key& key : section.keys) {
    properties[std::string(key.name)] = key_schema(section, key);
    if (key.required) required.emplace_back(key.name);
  }
  Json json = closed(std::move(properties), required);
  json["description"] = section.doc;
  Json depends = companions(section.path);
  if (!depends.empty()) json["dependentRequired"] = std::move(depends);
  if (section.path == "scenario") json["anyOf"] = any_of_keys({"close", "open", "move"});
  Json forms = Json::array();
  for (const Form& form : all_forms()) {
    if (form.section == section.path) forms.push_back(one_form(section, form));
  }
  if (!forms.empty()) json["oneOf"] = std::move(forms);
  return json;
}

// ---- the plugins

Json table_schema(const catalogue::Input& input) {
  Json columns = Json::object();
  Names required;
  for (const catalogue::Field& field : input.fields) {
    Json column = text_schema();
    describe(column, field.title, {});
    columns[field.id] = std::move(column);
    if (field.required) required.push_back(field.id);
  }
  const Section& keys = section("indicators.*.inputs.*");
  const bool shared = input.kind == catalogue::InputKind::shared;
  const std::string main = shared ? "shared" : "rows";
  Json properties = Json::object();
  properties[main] = key_schema(keys, *find_key(keys, main));
  if (!shared) properties["by"] = key_schema(keys, *find_key(keys, "by"));
  properties["columns"] = closed(std::move(columns), required);
  return closed(std::move(properties), {main, "columns"});
}

Json places_schema() {
  const Section& keys = section("indicators.*.inputs.*");
  Json properties = Json::object();
  properties["areas"] = key_schema(keys, *find_key(keys, "areas"));
  return closed(std::move(properties), {"areas"});
}

/// The forms of a column.
Json values_schema() {
  Json forms = form_schema("indicators.*.inputs.*");
  Json& long_form = forms["anyOf"].back();
  for (const std::string_view name : {"rows", "columns", "shared", "areas"})
    long_form["properties"].erase(std::string(name));
  Json& one_of = long_form["oneOf"];
  const auto of_others = [](const Json& form) {
    return form["title"] == "rows" || form["title"] == "shared" || form["title"] == "areas";
  };
  one_of.erase(std::remove_if(one_of.begin(), one_of.end(), of_others), one_of.end());
  return forms;
}

Json input_schema(const catalogue::Input& input) {
  switch (input.kind) {
    case catalogue::InputKind::column:
      break;
    case catalogue::InputKind::rows:
    case catalogue::InputKind::shared:
      return table_schema(input);
    case catalogue::InputKind::derived:
      return places_schema();
  }
  return values_schema();
}

Json param_schema(const catalogue::Param& param) {
  Json json = Json::parse(parameter_schema(param));
  Json fallback = std::move(json["default"]);
  json.erase("default");
  describe(json, param.title, param.doc);
  json["default"] = std::move(fallback);
  return json;
}

Json plugin_schema(const catalogue::Descriptor& plugin) {
  Json inputs = Json::object();
  Names required;
  for (const catalogue::Input& input : plugin.inputs) {
    const bool told = input.kind != catalogue::InputKind::derived ||
                      input.derived == catalogue::Derived::distance_to_nearest ||
                      input.derived == catalogue::Derived::supply_points;
    if (!told) continue;  // the engine makes it by itself
    Json json = input_schema(input);
    describe(json, input.title, input.doc);
    inputs[input.id] = std::move(json);
    if (input.required) required.push_back(input.id);
  }
  Json parameters = Json::object();
  for (const catalogue::Param& param : plugin.params) parameters[param.id] = param_schema(param);
  Json json{{"properties",
             {{"inputs", closed(std::move(inputs), required)},
              {"parameters", closed(std::move(parameters))}}}};
  if (!required.empty()) json["required"] = {"inputs"};
  return json;
}

/// Full id, and the short name where no other plugin has it.
Names names_of(const catalogue::Descriptor& plugin, const catalogue::Catalogue& catalogue) {
  const auto same = std::count_if(
      catalogue.descriptors().begin(), catalogue.descriptors().end(),
      [&plugin](const auto& other) { return other.short_name() == plugin.short_name(); });
  Names names;
  if (same == 1 && plugin.short_name() != plugin.id) names.emplace_back(plugin.short_name());
  names.push_back(plugin.id);
  return names;
}

void add_plugins(Json& indicator, const catalogue::Catalogue& catalogue) {
  if (catalogue.descriptors().empty()) return;
  Json all = Json::array();
  Json branches = Json::array();
  for (const catalogue::Descriptor& plugin : catalogue.descriptors()) {
    const Names names = names_of(plugin, catalogue);
    for (const std::string& name : names) all.push_back(name);
    Json branch = Json::object();
    branch["if"] = {{"properties", {{"plugin", {{"enum", names}}}}}, {"required", {"plugin"}}};
    branch["then"] = plugin_schema(plugin);
    branches.push_back(std::move(branch));
  }
  indicator["properties"]["plugin"]["enum"] = std::move(all);
  indicator["properties"]["plugin"].erase("pattern");
  indicator["allOf"] = std::move(branches);
}

}  // namespace

std::string json_schema(const catalogue::Catalogue& catalogue) {
  Json json{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
            {"title", "Recipe of omrade"}};
  json.update(section_schema(section("")));
  add_plugins(*json["properties"]["indicators"]["patternProperties"].begin(), catalogue);
  return json.dump(2) + "\n";
}

}  // namespace omrade::recipe
