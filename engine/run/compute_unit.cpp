#include "run/compute_unit.hpp"

#include "run/amounts.hpp"
#include "run/unit_inputs.hpp"

#include <memory>
#include <variant>
#include <vector>

namespace omrade::run {
namespace {

bool lacks_required_rows(const recipe::Plan& plan, const recipe::Unit& unit,
                         const Workspace& workspace) {
  const auto& inputs = plan.indicators[unit.indicator].plugin.inputs;
  for (std::size_t i = 0; i < unit.inputs.size(); ++i) {
    const auto* route = std::get_if<recipe::RowsRoute>(&unit.inputs[i]);
    if (route != nullptr && inputs[i].required && has_no_rows(*route, unit, workspace)) return true;
  }
  return false;
}

host::Outcome missing_everywhere(const recipe::Plan& plan, const recipe::Unit& unit,
                                 const Workspace& workspace) {
  const std::size_t areas = workspace.levels.at(plan.levels[unit.level].id).areas->size();
  host::Outcome outcome;
  for (const LayerInfo& layer : plan.indicators[unit.indicator].plugin.layers) {
    const bool pairs = !layer.pairs_of.empty();
    host::LayerOutput& output = outcome.layers.emplace_back();
    output.estimates = Estimates(pairs ? 0 : areas);
    if (pairs) output.pairs = std::make_shared<const Pairs>();
  }
  return outcome;
}

}  // namespace

void compute_unit(const recipe::Recipe& recipe, const recipe::Plan& plan, std::size_t u,
                  Workspace& workspace) {
  const recipe::Unit& unit = plan.units[u];
  if (lacks_required_rows(plan, unit, workspace)) {
    workspace.outcomes[u] = missing_everywhere(plan, unit, workspace);
    return;
  }
  const recipe::IndicatorPlan& indicator = plan.indicators[unit.indicator];
  const host::Request request = request_of(plan, unit, workspace);
  if (!indicator.amounts.empty()) {
    workspace.stay_open[u] = std::make_shared<const std::vector<double>>(
        stays_open(indicator, request, recipe.disclosure));
  }
  workspace.outcomes[u] = workspace.plugins.at(indicator.plugin.id)->compute(request);
}

}  // namespace omrade::run
