#include "run/terms.hpp"

#include "run/unit_inputs.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace omrade::run {
namespace {

bool has(const LevelResult& level, const std::string& column, const std::string& period) {
  return std::any_of(level.layers.begin(), level.layers.end(), [&](const LayerResult& layer) {
    return layer.unprinted && layer.indicator == column && layer.period == period;
  });
}

LayerResult layer_of(const std::string& column, const std::string& period,
                     const std::vector<double>& persons) {
  static const auto info = std::make_shared<const LayerInfo>(
      LayerInfo{.id = "term", .kind = LayerKind::count, .counts_persons = true});
  LayerResult layer{.indicator = column,
                    .period = period,
                    .info = info,
                    .estimates = Estimates(persons.size()),
                    .unprinted = true};
  const EstimateSpans spans = layer.estimates.spans();
  for (std::size_t i = 0; i < persons.size(); ++i) {
    if (!std::isfinite(persons[i])) continue;
    spans.value[i] = spans.numerator[i] = persons[i];
    spans.state[i] = static_cast<std::uint8_t>(State::ok);
  }
  return layer;
}

}  // namespace

void add_terms(const recipe::Plan& plan, const Workspace& workspace, Profile& profile) {
  for (const recipe::Unit& unit : plan.units) {
    const catalogue::Descriptor& plugin = plan.indicators[unit.indicator].plugin;
    LevelResult& level = profile.levels[unit.level];
    if (!plugin.counts_persons()) continue;
    for (std::size_t i = 0; i < unit.inputs.size(); ++i) {
      const auto* route = std::get_if<recipe::ColumnRoute>(&unit.inputs[i]);
      if (route == nullptr || route->form != recipe::ColumnRoute::Form::sum ||
          plugin.inputs[i].measure != catalogue::Measure::count)
        continue;
      for (const recipe::ColumnRef& column : route->columns) {
        const std::string name = column.table.text + "." + column.column.text;
        if (!has(level, name, unit.period))
          level.layers.push_back(
              layer_of(name, unit.period, term_of(plan, unit, workspace, i, column)));
      }
    }
  }
}

}  // namespace omrade::run
