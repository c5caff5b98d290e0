#include "io/wide_columns.hpp"

#include "io/estimate_rows.hpp"

#include <limits>

namespace omrade::io {

std::vector<WideColumn> wide_columns(const LevelResult& level, const std::string& default_period) {
  std::vector<WideColumn> columns;
  for (const LayerResult& layer : level.layers) {
    if (layer.pairs) continue;
    rows_of(level, layer);  // refuses a layer that does not fit its level
    std::string name = layer.indicator + "." + layer.info->id;
    if (layer.period != default_period) name += "@" + layer.period;
    columns.push_back({std::move(name), &layer});
  }
  return columns;
}

WideCells wide_cells(const LayerResult& layer, std::size_t area) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  const State state = state_of(layer, area);
  if (!has_value(state)) return {none, none, none, state};
  const ConstEstimateSpans estimates = layer.estimates.spans();
  return {estimates.value[area], estimates.lower95[area], estimates.upper95[area], state};
}

}  // namespace omrade::io
