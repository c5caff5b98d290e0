#include "recipe/plan.hpp"

#include "base/text.hpp"
#include "recipe/composites.hpp"
#include "recipe/inputs.hpp"
#include "recipe/version.hpp"

#include <algorithm>
#include <cmath>
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

std::optional<double> number_of(const ParameterSpec& spec) {
  if (const auto* number = std::get_if<double>(&spec.value)) return *number;
  if (const auto* flag = std::get_if<bool>(&spec.value)) return *flag ? 1.0 : 0.0;
  return std::nullopt;
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
    return std::move(made_);
  }

 private:
  void problem(Place place, std::string what, std::string hint = {}) {
    made_.problems.push_back(recipe_.problem(place, std::move(what), std::move(hint)));
  }

  void add_indicator(const IndicatorSpec& spec) {
    catalogue::Descriptor plugin;
    try {
      plugin = catalogue_.find(spec.plugin.text);
    } catch (const Error& error) {  // the catalogue does not know where the recipe asks
      problem(spec.plugin.place, error.messages().front().what, error.messages().front().hint);
      return;
    }
    check_pins(spec, plugin);
    IndicatorPlan planned{.spec = &spec, .plugin = plugin, .params = params_of(spec, plugin)};
    InputResolver resolver(recipe_, spec, plugin);
    append(made_.problems, resolver.check());
    const std::size_t index = made_.plan.indicators.size();
    made_.plan.indicators.push_back(std::move(planned));
    for (std::size_t l = 0; l < made_.plan.levels.size(); ++l) {
      const LevelPlan& level = made_.plan.levels[l];
      const bool asked = std::any_of(spec.levels.begin(), spec.levels.end(),
                                     [&level](const Word& word) { return word.text == level.id; });
      if (!asked) continue;
      std::vector<InputRoute> routes = resolver.routes(level);
      note_absent(spec, plugin, level, routes);
      for (const std::string& period : recipe_.periods) {
        made_.plan.units.push_back(
            {.indicator = index, .level = l, .period = period, .inputs = routes});
      }
    }
    check_comparison(spec);
  }

  void check_pins(const IndicatorSpec& spec, const catalogue::Descriptor& plugin) {
    if (!spec.version.empty() && !is_version_pin(spec.version.text)) {
      problem(spec.version.place, "'" + spec.version.text + "' is no version pin",
              "write \">=1.0\", \"=1.2.3\" or \"1.2\"");
    } else if (!spec.version.empty() && !satisfies(plugin.version, spec.version.text)) {
      problem(
          spec.version.place,
          "plugin '" + plugin.id + "' has version " + plugin.version + ", not " + spec.version.text,
          "install another version or change the pin");
    }
    if (!spec.build_id.empty() && spec.build_id.text != plugin.build_id) {
      problem(spec.build_id.place, "plugin '" + plugin.id + "' has build-id " + plugin.build_id,
              "pin this build or install the pinned one");
    }
  }

  std::vector<double> params_of(const IndicatorSpec& spec, const catalogue::Descriptor& plugin) {
    std::vector<double> params;
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
      const catalogue::Param& param = plugin.params[index];
      const auto value = number_of(given);
      const bool boolean = std::holds_alternative<bool>(given.value);
      if (!value || boolean != (param.kind == catalogue::ParamKind::boolean)) {
        problem(given.place,
                "parameter '" + param.id + "' must be " +
                    (param.kind == catalogue::ParamKind::boolean ? "true or false" : "a number"));
      } else if (param.kind == catalogue::ParamKind::integer && *value != std::floor(*value)) {
        problem(given.place, "parameter '" + param.id + "' must be a whole number");
      } else if (*value < param.min || *value > param.max) {
        problem(given.place, "parameter '" + param.id + "' is " + shortest(*value) + ", outside " +
                                 shortest(param.min) + " to " + shortest(param.max));
      } else {
        params[index] = *value;
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
