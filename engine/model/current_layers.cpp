#include "model/current_layers.hpp"

#include <algorithm>
#include <tuple>

namespace omrade {

bool stands_anywhere(const LayerResult& layer) {
  const ConstEstimateSpans spans = layer.estimates.spans();
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const State state = spans.state_of(i);
    if (has_value(state) || state == State::withheld || state == State::failed) return true;
  }
  return false;
}

bool applies(const LayerResult& layer) {
  const ConstEstimateSpans spans = layer.estimates.spans();
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (spans.state_of(i) != State::not_applicable) return true;
  }
  return false;
}

std::vector<const LayerResult*> current_layers(const LevelResult& level,
                                               const std::string& period) {
  const auto rank = [&period](const LayerResult& layer) {
    return std::tuple(stands_anywhere(layer), layer.period == period, layer.period);
  };
  std::vector<const LayerResult*> layers;
  for (const LayerResult& layer : level.layers) {
    const auto same = [&layer](const LayerResult* other) {
      return other->indicator == layer.indicator && other->info->id == layer.info->id;
    };
    const auto at = std::find_if(layers.begin(), layers.end(), same);
    if (at == layers.end()) {
      layers.push_back(&layer);
    } else if (rank(**at) < rank(layer)) {
      *at = &layer;
    }
  }
  return layers;
}

}  // namespace omrade
