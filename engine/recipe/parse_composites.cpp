// [composites.*]: layers put together into an index.
#include "recipe/parse_sections.hpp"

#include <optional>
#include <utility>

namespace omrade::recipe {
namespace {

/// Weights further apart than this are slips, and their sums would lose digits or overflow.
constexpr double kMostWeight = 1e6;

CompositePart read_part(const Node& node, const std::string& label, Problems& problems) {
  const Reader reader(node, "composites.*.parts", label, problems);
  CompositePart part{.layer = reader.word("layer")};
  const auto dot = part.layer.text.find('.');
  if (!part.layer.empty() &&
      (dot == 0 || dot == std::string::npos || dot + 1 == part.layer.text.size())) {
    problems.add(part.layer.place, label + ": '" + part.layer.text + "' is no layer",
                 "write INDICATOR.LAYER, such as \"cni.relative\"");
    part.layer = {};
  }
  if (const auto weight = reader.number("weight")) {
    part.weight = *weight;
    if (!(*weight > 0)) {
      problems.add(reader.key_place("weight"), label + ": 'weight' must be above 0",
                   "leave the part out, or turn its scale with polarity = \"low_is_need\"");
    } else if (*weight < 1 / kMostWeight || *weight > kMostWeight) {
      problems.add(reader.key_place("weight"),
                   label + ": 'weight' must lie between 0.000001 and 1000000",
                   "only the ratio of the weights matters: write 1, 2 or 0.5");
    }
  }
  if (reader.find("polarity") != nullptr) part.polarity = reader.text("polarity");
  part.normalise = reader.text("normalise");
  return part;
}

void read_parts(const Reader& reader, const std::string& label, CompositeSpec& composite,
                Problems& problems) {
  const Node* const parts = reader.find("parts");
  if (parts == nullptr) return;
  const std::string header = "[[" + label + ".parts]]";
  if (parts->kind != NodeKind::list) {
    problems.add(parts->place, "'parts' must be a list of sections", "write " + header);
    return;
  }
  if (parts->items.empty()) problems.add(parts->place, "'parts' is empty", "write " + header);
  for (const Node& item : parts->items) {
    if (item.kind == NodeKind::table) {
      composite.parts.push_back(read_part(item, header, problems));
    } else {
      problems.add(item.place, "a part must be a section", "write " + header);
    }
  }
}

/// A product of numbers below 0 means nothing. The scales from 0 to 1 are raised above 0 instead.
void check_geometric(const CompositeSpec& composite, const Reader& reader, Problems& problems) {
  if (composite.aggregate != "geometric") return;
  for (const CompositePart& part : composite.parts) {
    if ((part.normalise.empty() ? composite.normalise : part.normalise) != "z-score") continue;
    problems.add(reader.key_place("aggregate"),
                 "a geometric mean cannot take z-scores, which go below 0",
                 "write normalise = \"min-max\", or aggregate = \"arithmetic\"");
    return;
  }
}

}  // namespace

void parse_composites(const Node& family, Context& context) {
  each_section(family, "composites", context.problems, [&](const Word& name, const Node& node) {
    const std::string label = "composites." + name.text;
    const Reader reader(node, "composites.*", "[" + label + "]", context.problems);
    CompositeSpec composite{.name = name};
    composite.title = reader.title("title");
    composite.levels = reader.right_words("levels");
    if (reader.find("normalise") != nullptr) composite.normalise = reader.text("normalise");
    if (reader.find("aggregate") != nullptr) composite.aggregate = reader.text("aggregate");
    read_parts(reader, label, composite, context.problems);
    check_geometric(composite, reader, context.problems);
    context.recipe.composites.push_back(std::move(composite));
  });
}

}  // namespace omrade::recipe
