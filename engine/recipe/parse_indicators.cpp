// [indicators.*]: which plugin, where, with what.
#include "recipe/parse_sections.hpp"
#include "recipe/shape.hpp"

#include <cmath>
#include <utility>

namespace omrade::recipe {
namespace {

/// compare = "region", or compare = { value = 0.12, source = "…" }.
std::optional<CompareSpec> read_compare(const Reader& indicator, const std::string& label,
                                        Problems& problems) {
  const Node* const value = indicator.find("compare");
  if (value == nullptr) return std::nullopt;
  if (value->kind == NodeKind::text) {
    if (value->text.empty()) {
      problems.add(value->place, "'compare' is empty", "write compare = \"region\"");
    }
    return CompareSpec{.level = {.text = value->text, .place = value->place}};
  }
  if (value->kind != NodeKind::table) {
    report_kind(*value, "compare", "a level or { value = …, source = … }",
                "{ value = " + written(*value) + ", source = \"…\" }", problems);
    return std::nullopt;
  }
  const Reader reader(*value, "indicators.*.compare", label + ".compare", problems);
  return CompareSpec{.level = {}, .value = reader.number("value"), .source = reader.text("source")};
}

/// Whole numbers beyond 2^53 have no double of their own.
bool is_exact(const Node& number) {
  constexpr double limit = 9007199254740992;
  return std::isfinite(number.real) &&
         (number.kind == NodeKind::real || std::abs(number.real) <= limit);
}

std::vector<double> read_list(const Node& list, const std::string& name, Problems& problems) {
  std::vector<double> numbers;
  for (const Node& item : list.items) {
    const bool number = item.kind == NodeKind::whole || item.kind == NodeKind::real;
    if (number && is_exact(item)) {
      numbers.push_back(item.real);
    } else {
      problems.add(item.place, name + ": " + item.text + " is no finite number",
                   "write numbers, such as [0, 5, 10]");
    }
  }
  return numbers;
}

void read_parameters(const Node& node, const std::string& label, IndicatorSpec& indicator,
                     Problems& problems) {
  for (const Node& entry : node.items) {
    const std::string name = label + "." + entry.key.text;
    ParameterSpec parameter{.name = entry.key, .value = entry.text, .place = entry.place};
    if (entry.kind == NodeKind::whole || entry.kind == NodeKind::real) {
      parameter.value = entry.real;
      if (!is_exact(entry)) {
        problems.add(entry.place, name + ": " + entry.text + " is out of range",
                     "write a finite number");
      }
    } else if (entry.kind == NodeKind::truth) {
      parameter.value = entry.truth;
    } else if (entry.kind == NodeKind::list) {
      parameter.value = read_list(entry, name, problems);
    } else if (entry.kind != NodeKind::text) {
      problems.add(entry.place,
                   name + " must be a number, true or false, text, or a list of numbers, not " +
                       std::string(kind_text(entry.kind)),
                   "write several numbers as [0, 5, 10]");
      continue;
    }
    indicator.parameters.push_back(std::move(parameter));
  }
}

}  // namespace

void parse_indicators(const Node& family, Context& context) {
  each_section(family, "indicators", context.problems, [&](const Word& name, const Node& node) {
    const std::string label = "indicators." + name.text;
    const Reader reader(node, "indicators.*", "[" + label + "]", context.problems);
    IndicatorSpec indicator{.name = name};
    indicator.plugin = reader.word("plugin");
    indicator.title = reader.title("title");
    indicator.version = reader.word("version");
    indicator.build_id = reader.word("build_id");
    indicator.levels = reader.right_words("levels");
    indicator.compare = read_compare(reader, label, context.problems);
    indicator.required = reader.truth("required", false);
    indicator.amounts = reader.right_words("amounts");
    const Node* const inputs = reader.find("inputs");
    if (inputs != nullptr && is_section(*inputs, label + ".inputs", context.problems)) {
      indicator.inputs = parse_inputs(*inputs, label + ".inputs", context);
    }
    const Node* const parameters = reader.find("parameters");
    if (parameters != nullptr && is_section(*parameters, label + ".parameters", context.problems)) {
      read_parameters(*parameters, label + ".parameters", indicator, context.problems);
    }
    context.recipe.indicators.push_back(std::move(indicator));
  });
}

}  // namespace omrade::recipe
