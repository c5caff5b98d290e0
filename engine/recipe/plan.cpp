#include "recipe/plan.hpp"

#include "base/text.hpp"
#include "recipe/amounts.hpp"
#include "recipe/composites.hpp"
#include "recipe/inputs.hpp"
#include "recipe/parameters.hpp"
#include "recipe/pins.hpp"
#include "recipe/resources.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace omrade::recipe {
namespace {

LevelPlan level_of(const AreasSpec& areas) {
  return {.id = areas.name.text,
          .title = areas.title,
          .base = areas.name.text,
          .to = {},
          .areas = &areas,
          .derived = nullptr};
}

LevelPlan level_of(const LevelSpec& level) {
  std::string to = level.to.text;
  if (const auto* areas = std::get_if<ByAreas>(&level.by); areas != nullptr && to.empty())
    to = areas->areas.text;
  if (const auto* near = std::get_if<ByNearest>(&level.by); near != nullptr && to.empty())
    to = near->areas.text;
  return {.id = level.name.text,
          .title = level.title,
          .base = level.from.text,
          .to = std::move(to),
          .areas = nullptr,
          .derived = &level};
}

/// Levels that something asks for; a level nobody needs is not computed.
std::set<std::string> wanted_levels(const Recipe& recipe) {
  std::set<std::string> wanted{recipe.profile.page_level.text, recipe.profile.map_level.text};
  for (const IndicatorSpec& indicator : recipe.indicators) {
    for (const Word& level : indicator.levels) wanted.insert(level.text);
    if (indicator.compare) wanted.insert(indicator.compare->level.text);
  }
  for (const CompositeSpec& composite : recipe.composites) {
    for (const Word& level : composite.levels) wanted.insert(level.text);
  }
  wanted.erase("");
  return wanted;
}

class Planner {
 public:
  Planner(const Recipe& recipe, const catalogue::Catalogue& catalogue)
      : recipe_(recipe), catalogue_(catalogue) {}

  Planned make() {
    const std::set<std::string> wanted = wanted_levels(recipe_);
    for (const AreasSpec& areas : recipe_.areas) {
      if (wanted.contains(areas.name.text)) made_.plan.levels.push_back(level_of(areas));
    }
    for (const LevelSpec& level : recipe_.levels) {
      if (wanted.contains(level.name.text)) made_.plan.levels.push_back(level_of(level));
    }
    for (const catalogue::Rejected& rejected : catalogue_.rejected())
      made_.notes.push_back(rejected.why);
    for (const IndicatorSpec& indicator : recipe_.indicators) add_indicator(indicator);
    append(made_.problems, plan_composites(recipe_, made_.plan));
    append(made_.problems, plan_resources(recipe_, made_.plan));
    return std::move(made_);
  }

 private:
  void problem(Place place, std::string what, std::string hint = {}) {
    made_.problems.push_back(recipe_.problem(place, std::move(what), std::move(hint)));
  }

  void add_indicator(const IndicatorSpec& spec) {
    Pinned pinned = choose_build(recipe_, spec, catalogue_);
    append(made_.problems, std::move(pinned.problems));
    append(made_.notes, std::move(pinned.notes));
    if (pinned.plugin == nullptr) return;
    const catalogue::Descriptor& plugin = *pinned.plugin;
    IndicatorPlan planned{.spec = &spec, .plugin = plugin, .params = params_of(spec, plugin)};
    InputResolver resolver(recipe_, spec, plugin);
    append(made_.problems, resolver.check());
    planned.amounts = amounts_of(recipe_, spec, plugin, made_.problems);
    const std::size_t index = made_.plan.indicators.size();
    made_.plan.indicators.push_back(std::move(planned));
    for (std::size_t l = 0; l < made_.plan.levels.size(); ++l) {
      const LevelPlan& level = made_.plan.levels[l];
      const bool asked = std::any_of(spec.levels.begin(), spec.levels.end(),
                                     [&level](const Word& word) { return word.text == level.id; });
      if (!asked) continue;
      std::vector<InputRoute> routes = resolver.routes(level);
      note_absent(spec, plugin, level, routes);
      std::vector<std::string> earlier;
      for (const std::string& period : recipe_.periods) {
        made_.plan.units.push_back({.indicator = index,
                                    .level = l,
                                    .period = period,
                                    .earlier = earlier,
                                    .inputs = routes});
        earlier.push_back(period);
      }
    }
    check_comparison(spec);
  }

  std::vector<ParamValue> params_of(const IndicatorSpec& spec,
                                    const catalogue::Descriptor& plugin) {
    std::vector<ParamValue> params;
    std::vector<std::string> known;
    for (const catalogue::Param& param : plugin.params) {
      params.push_back(param.fallback);
      known.push_back(param.id);
    }
    for (const ParameterSpec& given : spec.parameters) {
      const auto at = std::find(known.begin(), known.end(), given.name.text);
      if (at == known.end()) {
        problem(given.name.place,
                "plugin '" + plugin.id + "' has no parameter '" + given.name.text + "'",
                name_hint(given.name.text, known));
        continue;
      }
      const auto index = static_cast<std::size_t>(at - known.begin());
      ParameterReading reading = read_parameter(plugin.params[index], given);
      if (reading.problem.empty()) {
        params[index] = std::move(reading.value);
      } else {
        problem(given.place, std::move(reading.problem), std::move(reading.hint));
      }
    }
    return params;
  }

  void note_absent(const IndicatorSpec& spec, const catalogue::Descriptor& plugin,
                   const LevelPlan& level, const std::vector<InputRoute>& routes) {
    for (std::size_t i = 0; i < routes.size(); ++i) {
      const auto* absent = std::get_if<Absent>(&routes[i]);
      if (absent == nullptr) continue;
      made_.notes.push_back(
          recipe_.problem(spec.name.place, "[indicators." + spec.name.text + "] at level '" +
                                               level.id + "': input '" + plugin.inputs[i].id +
                                               "' is absent (" + absent->why + ")"));
    }
  }

  void check_comparison(const IndicatorSpec& spec) {
    if (!spec.compare || spec.compare->level.empty()) return;
    const Word& level = spec.compare->level;
    const bool computed =
        std::any_of(spec.levels.begin(), spec.levels.end(),
                    [&level](const Word& word) { return word.text == level.text; });
    if (!computed) {
      problem(level.place,
              "[indicators." + spec.name.text + "] is compared with level '" + level.text +
                  "', at which it is not computed",
              "add \"" + level.text + "\" to its levels");
    }
  }

  static void append(std::vector<Message>& all, std::vector<Message> more) {
    std::move(more.begin(), more.end(), std::back_inserter(all));
  }

  const Recipe& recipe_;
  const catalogue::Catalogue& catalogue_;
  Planned made_;
};

}  // namespace

Planned make_plan(const Recipe& recipe, const catalogue::Catalogue& catalogue) {
  return Planner(recipe, catalogue).make();
}

}  // namespace omrade::recipe
