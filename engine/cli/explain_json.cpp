#include "cli/explain.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace omrade::cli {
namespace {

using namespace recipe;
using Json = nlohmann::ordered_json;

Json inputs_json(const Unit& unit, const IndicatorPlan& indicator) {
  Json inputs = Json::array();
  for (std::size_t i = 0; i < unit.inputs.size(); ++i) {
    const InputRoute& route = unit.inputs[i];
    Json json{{"input", indicator.plugin.inputs[i].id}};
    if (const auto* absent = std::get_if<Absent>(&route)) {
      json["reach"] = "absent";
      json["why"] = absent->why;
    } else {
      const auto* rows = std::get_if<RowsRoute>(&route);
      const auto* column = std::get_if<ColumnRoute>(&route);
      if (rows != nullptr || column != nullptr) {
        const Reach reach = rows != nullptr ? rows->reach : column->reach;
        json["reach"] = reach == Reach::identity ? "identity" : "crosswalk";
        json["set"] = rows != nullptr ? rows->set : column->set;
      } else {
        json["reach"] = std::holds_alternative<SharedRoute>(route) ? "shared" : "derived";
      }
      json["from"] = drawn_from(route);
    }
    inputs.push_back(std::move(json));
  }
  return inputs;
}

Json composite_json(const CompositePlan& composite, const Plan& plan) {
  const CompositeSpec& spec = *composite.spec;
  Json json{{"composite", spec.name.text}, {"aggregate", spec.aggregate}};
  json["levels"] = Json::array();
  for (const std::size_t level : composite.levels) json["levels"].push_back(plan.levels[level].id);
  json["parts"] = Json::array();
  for (const CompositePart& part : spec.parts) {
    json["parts"].push_back(
        {{"layer", part.layer.text},
         {"weight", part.weight},
         {"polarity", part.polarity},
         {"normalise", part.normalise.empty() ? spec.normalise : part.normalise}});
  }
  return json;
}

}  // namespace

std::string explain_json(const Recipe& recipe, const Plan& plan,
                         const std::vector<Message>& warnings) {
  Json json{{"command", "explain"}, {"recipe", recipe.file.string()}, {"periods", recipe.periods}};
  for (const char* list : {"levels", "computations", "composites", "warnings"})
    json[list] = Json::array();
  for (const LevelPlan& level : plan.levels) {
    json["levels"].push_back({{"level", level.id},
                              {"base", level.base},
                              {"made_from", made_from(level)},
                              {"needed_by", needed_by(recipe, level)}});
  }
  for (const Unit& unit : plan.units) {
    const IndicatorPlan& indicator = plan.indicators[unit.indicator];
    json["computations"].push_back({{"indicator", indicator.spec->name.text},
                                    {"plugin", indicator.plugin.id},
                                    {"version", indicator.plugin.version},
                                    {"level", plan.levels[unit.level].id},
                                    {"period", unit.period},
                                    {"inputs", inputs_json(unit, indicator)}});
  }
  for (const CompositePlan& composite : plan.composites)
    json["composites"].push_back(composite_json(composite, plan));
  json["profile"] = {{"for", recipe.profile.page_level.text},
                     {"maps", recipe.profile.map_level.text},
                     {"languages", recipe.profile.languages}};
  for (const Message& warning : warnings) json["warnings"].push_back(warning.text());
  return json.dump(2) + "\n";
}

}  // namespace omrade::cli
