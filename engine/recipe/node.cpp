#include "recipe/node.hpp"

#include "base/text.hpp"
#include "recipe/key_depth.hpp"
#include "recipe/syntax.hpp"
#include "recipe/utf8.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <sstream>
#include <tuple>

namespace omrade::recipe {
namespace {

Place place_of(const toml::source_region& source, Place otherwise) {
  if (!source.begin) return otherwise;
  return {.line = source.begin.line, .column = source.begin.column};
}

template <class Value>
std::string printed(const Value& value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

Node convert(const toml::node& source, Place parent);

/// The library keeps tables sorted by name; a recipe is read in the order in which it was written.
void convert_entries(const toml::table& table, Node& node) {
  for (const auto& [key, value] : table) {
    const Place key_place = place_of(key.source(), node.place);
    Node entry = convert(value, key_place);
    entry.key = {.text = std::string(key.str()), .place = key_place};
    node.items.push_back(std::move(entry));
  }
  std::stable_sort(node.items.begin(), node.items.end(), [](const Node& a, const Node& b) {
    return std::tie(a.key.place.line, a.key.place.column) <
           std::tie(b.key.place.line, b.key.place.column);
  });
}

Node convert(const toml::node& source, Place parent) {
  Node node;
  node.place = place_of(source.source(), parent);
  if (const auto* table = source.as_table()) {
    convert_entries(*table, node);
  } else if (const auto* list = source.as_array()) {
    node.kind = NodeKind::list;
    for (const toml::node& item : *list) node.items.push_back(convert(item, node.place));
  } else if (const auto* text = source.as_string()) {
    node.kind = NodeKind::text;
    node.text = text->get();
  } else if (const auto* whole = source.as_integer()) {
    node.kind = NodeKind::whole;
    node.whole = whole->get();
    node.real = static_cast<double>(node.whole);
    node.text = std::to_string(node.whole);
  } else if (const auto* real = source.as_floating_point()) {
    node.kind = NodeKind::real;
    node.real = real->get();
    node.text = std::isnan(node.real) ? "nan" : shortest(node.real);
  } else if (const auto* truth = source.as_boolean()) {
    node.kind = NodeKind::truth;
    node.truth = truth->get();
    node.text = node.truth ? "true" : "false";
  } else {
    node.kind = NodeKind::date;
    if (const auto* date = source.as_date()) node.text = printed(date->get());
    if (const auto* time = source.as_time()) node.text = printed(time->get());
    if (const auto* both = source.as_date_time()) node.text = printed(both->get());
  }
  return node;
}

}  // namespace

std::string_view kind_text(NodeKind kind) {
  switch (kind) {
    case NodeKind::text:
      return "text";
    case NodeKind::whole:
      return "a whole number";
    case NodeKind::real:
      return "a decimal number";
    case NodeKind::truth:
      return "true or false";
    case NodeKind::date:
      return "a date";
    case NodeKind::list:
      return "a list";
    case NodeKind::table:
      break;
  }
  return "a table";
}

std::string written(const Node& node) {
  if (node.kind == NodeKind::table) return "{ … }";
  if (node.kind == NodeKind::text) return json_quote(node.text);
  if (node.kind != NodeKind::list) return node.text;
  std::vector<std::string> items;
  for (const Node& item : node.items) items.push_back(written(item));
  return "[" + join(items, ", ") + "]";
}

Node read_toml(const std::string& text, Problems& problems) {
  Node root;
  root.place = {.line = 1, .column = 1};
  if (const auto at = first_not_utf8(text); at.line > 0) {
    problems.add(at, "the text is not UTF-8", "save the recipe with the encoding UTF-8");
    return root;
  }
  if (const auto deep = deepest_key(text); deep.line > 0) {
    problems.add(deep, "this key has too many parts", "a recipe needs no more than six");
    return root;
  }
  try {
    convert_entries(toml::parse(std::string_view(text)), root);
  } catch (const toml::parse_error& error) {
    const Place place = place_of(error.source(), root.place);
    const SyntaxError found = explain_syntax(error.description(), text, place);
    problems.add(found.place, found.what, found.hint);
  }
  return root;
}

}  // namespace omrade::recipe
