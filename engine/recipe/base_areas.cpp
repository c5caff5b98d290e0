#include "recipe/base_areas.hpp"

#include "recipe/inputs.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace omrade::recipe {
namespace {

/// Whether whatever comes to a level comes to its base as well.
bool reach_as_far(const std::vector<InputRoute>& base, const std::vector<InputRoute>& level) {
  for (std::size_t i = 0; i < base.size(); ++i) {
    if (std::holds_alternative<Absent>(base[i]) && !std::holds_alternative<Absent>(level[i]))
      return false;
  }
  return true;
}

/// That of the set: what other indicators print of it is told beside what this one does not.
std::size_t base_level(const Recipe& recipe, const std::string& set, Plan& plan) {
  const auto at = std::find_if(
      plan.levels.begin(), plan.levels.end(),
      [&set](const LevelPlan& level) { return level.derived == nullptr && level.base == set; });
  if (at != plan.levels.end()) return static_cast<std::size_t>(at - plan.levels.begin());
  plan.levels.push_back({.id = set,
                         .base = set,
                         .areas = recipe.find_areas(set),
                         .derived = nullptr,
                         .unprinted = true});
  return plan.levels.size() - 1;
}

}  // namespace

bool asks_of_base_areas(const IndicatorPlan& indicator) {
  return indicator.plugin.counts_persons() || !indicator.amounts.empty();
}

Plan with_base_areas(const Recipe& recipe, const Plan& plan) {
  Plan whole = plan;
  const auto computed = [&whole](std::size_t indicator, const std::string& set,
                                 const std::string& period) {
    return std::any_of(whole.units.begin(), whole.units.end(), [&](const Unit& unit) {
      const LevelPlan& level = whole.levels[unit.level];
      return unit.indicator == indicator && unit.period == period && level.derived == nullptr &&
             level.base == set;
    });
  };
  for (const Unit& unit : plan.units) {
    const LevelPlan level = plan.levels[unit.level];
    if (level.derived == nullptr || computed(unit.indicator, level.base, unit.period)) continue;
    const IndicatorPlan& indicator = plan.indicators[unit.indicator];
    if (!asks_of_base_areas(indicator)) continue;
    const InputResolver resolver(recipe, *indicator.spec, indicator.plugin);
    LevelPlan base{.id = level.base,
                   .base = level.base,
                   .areas = recipe.find_areas(level.base),
                   .derived = nullptr};
    std::vector<InputRoute> routes = resolver.routes(base);
    if (!reach_as_far(routes, unit.inputs)) continue;
    const std::size_t at = base_level(recipe, level.base, whole);
    whole.units.push_back({.indicator = unit.indicator,
                           .level = at,
                           .period = unit.period,
                           .earlier = unit.earlier,
                           .inputs = std::move(routes),
                           .unprinted = true});
  }
  return whole;
}

}  // namespace omrade::recipe
