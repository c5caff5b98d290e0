// The same people, counted in two layers or at two levels.
#include "disclosure/cells.hpp"
#include "disclosure/flows.hpp"

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace omrade::disclosure {
namespace {

using Key = std::pair<std::string_view, std::string_view>;

Key key_of(const LevelResult& level, const Pairs& pairs, std::size_t k, bool turned) {
  const std::string_view area = level.areas->ids()[pairs.area[k]];
  const std::string_view other = pairs.labels[pairs.other[k]];
  return turned ? Key{other, area} : Key{area, other};
}

bool same_layer(const LayerResult& a, const LayerResult& b) {
  return a.indicator == b.indicator && a.period == b.period && a.info->id == b.info->id;
}

State state_of(const LayerResult& layer, std::size_t k) {
  return layer.estimates.spans().state_of(k);
}

void take_out(const LevelResult& level, LayerResult& layer, std::size_t k,
              std::vector<Withheld>& log) {
  wipe(layer.estimates.spans(), k);
  log.push_back(entry_of(level, layer, k, Rule::part_withheld));
}

/// `a` and the layer that counts its flows from the other end, wherever they stand.
void withhold_turned(Profile& profile, const LayerResult& a, const LayerResult& b,
                     std::vector<Withheld>& log) {
  std::set<Key> hidden;
  const auto each = [&](const auto& what) {
    for (LevelResult& level : profile.levels) {
      for (LayerResult& layer : level.layers) {
        const bool turned = same_layer(layer, b);
        if (!layer.pairs || is_unprinted(level, layer) || !(turned || same_layer(layer, a)))
          continue;
        for (std::size_t k = 0; k < layer.estimates.size(); ++k)
          what(level, layer, k, key_of(level, *layer.pairs, k, turned));
      }
    }
  };
  each([&](const LevelResult&, const LayerResult& layer, std::size_t k, const Key& key) {
    if (state_of(layer, k) == State::withheld) hidden.insert(key);
  });
  if (hidden.empty()) return;
  each([&](const LevelResult& level, LayerResult& layer, std::size_t k, const Key& key) {
    if (has_value(state_of(layer, k)) && hidden.contains(key)) take_out(level, layer, k, log);
  });
}

/// The flow of an area to itself, and the layer that tells it alone.
void withhold_own(const LevelResult& level, LayerResult& flows, LayerResult& own,
                  std::vector<Withheld>& log) {
  for (std::size_t k = 0; k < flows.estimates.size(); ++k) {
    const Key key = key_of(level, *flows.pairs, k, false);
    if (key.first != key.second) continue;
    const std::size_t i = flows.pairs->area[k];
    const State flow = state_of(flows, k);
    const State alone = state_of(own, i);
    if (flow == State::withheld && has_value(alone)) take_out(level, own, i, log);
    if (alone == State::withheld && has_value(flow)) take_out(level, flows, k, log);
  }
}

}  // namespace

bool withhold_twins(Profile& profile, std::vector<Withheld>& log) {
  const std::size_t before = log.size();
  std::set<std::vector<std::string>> done;  // a pair of layers is at several levels
  for (LevelResult& level : profile.levels) {
    for (std::size_t a = 0; a < level.layers.size(); ++a) {
      LayerResult& flows = level.layers[a];
      if (!flows.pairs || is_unprinted(level, flows)) continue;
      for (std::size_t b = 0; b < level.layers.size(); ++b) {
        LayerResult& other = level.layers[b];
        if (a == b || other.unprinted || !name_each_other(flows, other)) continue;
        if (!other.pairs) {
          withhold_own(level, flows, other, log);
        } else if (a < b && done.insert({flows.indicator, flows.info->id, other.indicator,
                                         other.info->id, flows.period})
                                .second) {
          withhold_turned(profile, flows, other, log);
        }
      }
    }
  }
  return log.size() > before;
}

}  // namespace omrade::disclosure
