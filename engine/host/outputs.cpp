#include "host/outputs.hpp"

#include "host/pairs.hpp"

#include <cstddef>
#include <cstdint>

namespace omrade::host {

std::vector<LayerOutput> outputs_of(const catalogue::Descriptor& plugin, const Request& request) {
  std::vector<LayerOutput> outputs;
  for (const auto& keys : pairs_of(plugin, request)) {
    const std::size_t length = keys ? keys->area.size() : request.area_ids.size();
    outputs.push_back({Estimates(length), keys});
  }
  return outputs;
}

std::vector<LayerView> views_of(std::span<LayerOutput> outputs) {
  std::vector<LayerView> views;
  for (LayerOutput& output : outputs) {
    LayerView view{.estimates = output.estimates.spans(), .of_pairs = output.pairs != nullptr};
    if (output.pairs) {
      // Codes and areas fit: both came from 32-bit codes and from areas of this request.
      view.pair_area = reinterpret_cast<const std::int32_t*>(output.pairs->area.data());
      view.pair_other = reinterpret_cast<const std::int32_t*>(output.pairs->other.data());
    }
    views.push_back(view);
  }
  return views;
}

}  // namespace omrade::host
