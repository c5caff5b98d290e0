#include "host/checked_plugin.hpp"

#include "host/outputs.hpp"
#include "host/promises.hpp"
#include "host/request.hpp"

#include <cstddef>

namespace omrade::host {
namespace {

std::string in_quotes(std::string_view text) {
  return "'" + std::string(text) + "'";
}

}  // namespace

Outcome CheckedPlugin::compute(const Request& request) {
  check_request(plugin_, request);
  Outcome outcome;
  outcome.failure = absent_input(request);
  if (!outcome.failure.empty()) return outcome;

  outcome.layers = outputs_of(plugin_, request);
  outcome.failure = call_all(request, views_of(outcome.layers));
  for (std::size_t k = 0; k < outcome.layers.size() && outcome.failure.empty(); ++k) {
    outcome.failure = settle(plugin_.layers[k], request, outcome.layers[k]);
  }
  if (!outcome.failure.empty()) outcome.layers.clear();
  return outcome;
}

std::string CheckedPlugin::failed(const std::string& what) const {
  return plugin_.id + ": " + what;
}

std::string CheckedPlugin::absent_input(const Request& request) const {
  for (std::size_t i = 0; i < plugin_.inputs.size(); ++i) {
    if (plugin_.inputs[i].required && !request.inputs[i].present()) {
      return failed("the required input " + in_quotes(plugin_.inputs[i].id) +
                    " does not reach this level");
    }
  }
  return "";
}

std::string CheckedPlugin::settle(const LayerInfo& layer, const Request& request,
                                  LayerOutput& output) const {
  const auto broken = complete_and_check(layer, output.estimates.spans());
  if (!broken) return "";
  const std::size_t i = broken->entry;
  std::string area = request.area_ids[output.pairs ? output.pairs->area[i] : i];
  area = "area " + in_quotes(area);
  if (output.pairs) area += " and " + in_quotes(output.pairs->labels[output.pairs->other[i]]);
  return failed("layer " + in_quotes(layer.id) + ", " + area + ": " + broken->what);
}

}  // namespace omrade::host
