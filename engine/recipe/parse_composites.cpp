// [composites.*]: layers put together into an index.
#include "recipe/parse_sections.hpp"
#include "recipe/read_composite.hpp"

#include <utility>

namespace omrade::recipe {

void parse_composites(const Node& family, Context& context) {
  each_section(family, "composites", context.problems, [&](const Word& name, const Node& node) {
    const std::string label = "composites." + name.text;
    const Reader reader(node, "composites.*", "[" + label + "]", context.problems);
    CompositeSpec composite{.name = name};
    composite.title = reader.title("title");
    composite.levels = reader.right_words("levels");
    read_composite(reader, {.path = "composites.*", .label = label + "."}, composite,
                   context.problems);
    context.recipe.composites.push_back(std::move(composite));
  });
}

}  // namespace omrade::recipe
