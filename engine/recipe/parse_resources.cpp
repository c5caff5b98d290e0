// [resources]: places that serve residents.
#include "recipe/parse_sections.hpp"
#include "recipe/shape.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

namespace omrade::recipe {
namespace {

using Category = ResourcesSpec::Category;

/// What there is where the recipe names no categories.
std::vector<Category> usual_categories() {
  return {{.word = {"school", {}}, .title = {"Skolor", "Schools"}},
          {.word = {"library", {}}, .title = {"Bibliotek", "Libraries"}},
          {.word = {"association", {}}, .title = {"Föreningar", "Associations"}},
          {.word = {"pharmacy", {}}, .title = {"Apotek", "Pharmacies"}},
          {.word = {"meeting_place", {}}, .title = {"Mötesplatser", "Meeting places"}},
          {.word = {"care", {}}, .title = {"Vård och omsorg", "Care"}}};
}

/// As many as there are marks that can be told apart without colours.
constexpr std::size_t kMostCategories = 8;
/// What layers about all categories begin with.
constexpr std::string_view kAll = "all";

std::vector<Category> read_categories(const Node& node, Problems& problems) {
  std::vector<Category> out;
  const std::string label = "resources.categories";
  if (!is_section(node, label, problems)) return out;
  static const Key title_key{"*", Shape::title, R"({ sv = "Bibliotek", en = "Libraries" })", ""};
  for (const Node& entry : node.items) {
    if (!is_name(entry.key.text) || entry.key.text == kAll) {
      problems.add(entry.key.place, label + ": '" + entry.key.text + "' is not a name of its own",
                   "use letters, digits, '_' and '-', and another word than 'all'");
      continue;
    }
    if (check_shape(entry, entry.key.text, title_key, "[" + label + "]", problems))
      out.push_back({.word = entry.key, .title = title_of(entry)});
  }
  if (node.items.empty())
    problems.add(node.place, label + " names no categories", "write library = \"Libraries\"");
  if (node.items.size() > kMostCategories) {
    problems.add(
        node.items[kMostCategories].key.place,
        label + ": " + std::to_string(node.items.size()) + " categories, and a map tells 8 apart",
        "bring some of them together");
  }
  return out;
}

}  // namespace

void parse_resources(const Node& node, Context& context) {
  if (!is_section(node, "resources", context.problems)) return;
  const Reader reader(node, "resources", "[resources]", context.problems);
  ResourcesSpec spec{.place = node.place};
  spec.source = read_source(reader, "source", context);
  spec.id = reader.word("id");
  spec.label = reader.word("name");
  spec.category = reader.word("category");
  spec.x = reader.word("x");
  spec.y = reader.word("y");
  spec.crs = reader.word("crs");
  spec.grid = reader.word("grid");
  spec.residents = reader.word("residents");
  spec.need = reader.word("need");
  spec.high_need = reader.number("high_need");
  spec.licence = reader.text("licence");
  spec.attribution = reader.text("attribution");
  require_point_keys(reader);
  if (const Node* const categories = reader.find("categories"))
    spec.categories = read_categories(*categories, context.problems);
  if (spec.categories.empty()) spec.categories = usual_categories();
  context.recipe.resources = std::move(spec);
}

}  // namespace omrade::recipe
