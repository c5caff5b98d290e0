#include "disclosure/amounts.hpp"

#include "disclosure/cells.hpp"

#include <set>
#include <string>
#include <tuple>

namespace omrade::disclosure {

std::vector<Withheld> withhold_amounts(Profile& profile, const std::vector<Withheld>& others) {
  using Key = std::tuple<std::string, std::string, std::string, std::string, std::string>;
  std::set<Key> layers;
  for (const Withheld& one : others)
    layers.emplace(one.level, one.indicator, one.layer, one.period, one.area);
  std::vector<Withheld> log;
  for (LevelResult& level : profile.levels) {
    std::set<std::tuple<std::string, std::string, std::size_t>> areas;
    const auto is_amount = [&level](const LayerResult& layer) {
      return layer.stays_open && !layer.pairs && !is_unprinted(level, layer);
    };
    for (const LayerResult& layer : level.layers) {
      for (std::size_t i = 0; is_amount(layer) && i < layer.estimates.size(); ++i) {
        if (layers.contains(
                {level.id, layer.indicator, layer.info->id, layer.period, level.areas->ids()[i]}))
          areas.emplace(layer.indicator, layer.period, i);
      }
    }
    for (LayerResult& layer : level.layers) {
      const EstimateSpans spans = layer.estimates.spans();
      for (std::size_t i = 0; is_amount(layer) && i < spans.size(); ++i) {
        if (!has_value(spans.state_of(i)) || !areas.contains({layer.indicator, layer.period, i}))
          continue;
        wipe(spans, i);
        log.push_back(entry_of(level, layer, i, Rule::part_withheld));
      }
    }
  }
  return log;
}

}  // namespace omrade::disclosure
