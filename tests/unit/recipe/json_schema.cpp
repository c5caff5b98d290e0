#include "json_schema.hpp"

#include "recipe/node.hpp"

#include <algorithm>
#include <regex>
#include <set>
#include <stdexcept>

namespace omrade::recipe {
namespace {

using Json = nlohmann::json;

Json json_of(const Node& node) {
  switch (node.kind) {
    case NodeKind::whole:
      return node.whole;
    case NodeKind::real:
      return node.real;
    case NodeKind::truth:
      return node.truth;
    case NodeKind::text:
    case NodeKind::date:
      return node.text;
    case NodeKind::list: {
      Json list = Json::array();
      for (const Node& item : node.items) list.push_back(json_of(item));
      return list;
    }
    case NodeKind::table:
      break;
  }
  Json table = Json::object();
  for (const Node& item : node.items) table[item.key.text] = json_of(item);
  return table;
}

bool is_of(const std::string& type, const Json& value) {
  if (type == "integer")
    return value.is_number_integer() ||
           (value.is_number() && value == static_cast<std::int64_t>(value.get<double>()));
  return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
         (type == "string" && value.is_string()) || (type == "number" && value.is_number()) ||
         (type == "boolean" && value.is_boolean());
}

bool matches(const std::string& pattern, const std::string& text) {
  return std::regex_search(text, std::regex(pattern));
}

std::string of_object(const Json& schema, const Json& value, const std::string& at) {
  const Json none = Json::object();
  const Json& properties = schema.contains("properties") ? schema["properties"] : none;
  const Json& patterns = schema.contains("patternProperties") ? schema["patternProperties"] : none;
  for (const auto& [name, item] : value.items()) {
    bool known = false;
    const auto tried = [&](const Json& inner) {
      known = true;
      return breach(inner, item, at + "/" + name);
    };
    if (properties.contains(name)) {
      if (const std::string why = tried(properties[name]); !why.empty()) return why;
    }
    for (const auto& [pattern, inner] : patterns.items()) {
      if (!matches(pattern, name)) continue;
      if (const std::string why = tried(inner); !why.empty()) return why;
    }
    if (known || !schema.contains("additionalProperties")) continue;
    if (schema["additionalProperties"] == false) return at + ": " + name + " is not allowed";
    if (const std::string why = tried(schema["additionalProperties"]); !why.empty()) return why;
  }
  for (const Json& name : schema.value("required", Json::array())) {
    if (!value.contains(name)) return at + ": " + name.get<std::string>() + " is missing";
  }
  const Json companions = schema.value("dependentRequired", none);
  for (const auto& [name, needs] : companions.items()) {
    for (const Json& other : needs) {
      if (value.contains(name) && !value.contains(other))
        return at + ": " + name + " needs " + other.get<std::string>();
    }
  }
  if (value.size() < schema.value("minProperties", std::size_t{0})) return at + ": too little";
  return {};
}

std::string of_list(const Json& schema, const Json& value, const std::string& at) {
  if (value.size() < schema.value("minItems", std::size_t{0})) return at + ": too few";
  if (value.size() > schema.value("maxItems", value.size())) return at + ": too many";
  if (schema.value("uniqueItems", false) &&
      std::set<Json>(value.begin(), value.end()).size() != value.size())
    return at + ": twice the same";
  for (std::size_t i = 0; i < value.size() && schema.contains("items"); ++i) {
    const std::string why = breach(schema["items"], value[i], at + "/" + std::to_string(i));
    if (!why.empty()) return why;
  }
  return {};
}

std::string of_branches(const Json& schema, const Json& value, const std::string& at) {
  for (const char* word : {"anyOf", "oneOf"}) {
    if (!schema.contains(word)) continue;
    const auto good = std::count_if(schema[word].begin(), schema[word].end(), [&](const Json& one) {
      return breach(one, value, at).empty();
    });
    if (good == 0 || (good > 1 && std::string_view(word) == "oneOf"))
      return at + ": " + std::to_string(good) + " forms fit";
  }
  for (const Json& one : schema.value("allOf", Json::array())) {
    if (const std::string why = breach(one, value, at); !why.empty()) return why;
  }
  if (schema.contains("if") && breach(schema["if"], value, at).empty())
    return breach(schema["then"], value, at);
  return {};
}

void require_known_words(const Json& schema) {
  static const std::set<std::string> known{"$schema",
                                           "title",
                                           "description",
                                           "type",
                                           "enum",
                                           "const",
                                           "pattern",
                                           "minimum",
                                           "maximum",
                                           "default",
                                           "examples",
                                           "properties",
                                           "patternProperties",
                                           "required",
                                           "additionalProperties",
                                           "minProperties",
                                           "items",
                                           "dependentRequired",
                                           "maxItems",
                                           "minItems",
                                           "uniqueItems",
                                           "anyOf",
                                           "oneOf",
                                           "allOf",
                                           "if",
                                           "then",
                                           "not"};
  for (const auto& [word, unused] : schema.items()) {
    if (!known.contains(word)) throw std::logic_error("the schema says " + word);
  }
}

}  // namespace

Json json_of_toml(const std::string& toml) {
  Problems problems("recipe.toml");
  const Node root = read_toml(toml, problems);
  if (!problems.empty()) throw std::logic_error(problems.sorted().front().text());
  return json_of(root);
}

std::string breach(const Json& schema, const Json& value, const std::string& at) {
  if (schema.is_boolean()) return schema.get<bool>() ? "" : at + ": not allowed";
  require_known_words(schema);
  if (schema.contains("not") && breach(schema["not"], value, at).empty())
    return at + ": not allowed";
  if (schema.contains("type")) {
    const Json types = schema["type"].is_array() ? schema["type"] : Json::array({schema["type"]});
    const bool fits =
        std::any_of(types.begin(), types.end(), [&](const Json& one) { return is_of(one, value); });
    if (!fits) return at + ": not of type " + schema["type"].dump();
  }
  if (schema.contains("const") && value != schema["const"]) return at + ": another value";
  if (schema.contains("enum") &&
      std::find(schema["enum"].begin(), schema["enum"].end(), value) == schema["enum"].end())
    return at + ": " + value.dump() + " is none of the known";
  if (value.is_string() && schema.contains("pattern") && !matches(schema["pattern"], value))
    return at + ": does not match";
  if (value.is_number() && schema.contains("minimum") && value < schema["minimum"])
    return at + ": too small";
  if (value.is_number() && schema.contains("maximum") && value > schema["maximum"])
    return at + ": too large";
  std::string why;
  if (value.is_object()) why = of_object(schema, value, at);
  if (value.is_array()) why = of_list(schema, value, at);
  return why.empty() ? of_branches(schema, value, at) : why;
}

}  // namespace omrade::recipe
