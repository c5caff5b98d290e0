// The same people, counted in two layers or at two levels.
#include "disclosure/cells.hpp"
#include "disclosure/counts.hpp"
#include "disclosure/flows.hpp"
#include "disclosure/series.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
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

struct Hidden {
  bool turned;
  double number;  ///< NaN where it is not known
};

double number_of(const Originals& originals, std::size_t v, std::size_t l, std::size_t k) {
  return l < originals.layers(v) ? originals.numerators(v, l)[k]
                                 : std::numeric_limits<double>::quiet_NaN();
}

/// Whether they may be the same people: of catchments that are drawn otherwise they are not.
bool may_be(const std::vector<Hidden>& hidden, bool turned, double number) {
  return std::any_of(hidden.begin(), hidden.end(), [&](const Hidden& one) {
    return one.turned != turned || std::isnan(one.number) || std::isnan(number) ||
           alike(one.number, number);
  });
}

/// `a` and the layer that counts its flows from the other end, wherever they stand.
void withhold_turned(Profile& profile, const Originals& originals, const LayerResult& a,
                     const LayerResult& b, std::vector<Withheld>& log) {
  std::map<Key, std::vector<Hidden>> hidden;
  const auto each = [&](const auto& what) {
    for (std::size_t v = 0; v < profile.levels.size(); ++v) {
      LevelResult& level = profile.levels[v];
      for (std::size_t l = 0; l < level.layers.size(); ++l) {
        LayerResult& layer = level.layers[l];
        const bool turned = same_layer(layer, b);
        if (!layer.pairs || is_unprinted(level, layer) || !(turned || same_layer(layer, a)))
          continue;
        for (std::size_t k = 0; k < layer.estimates.size(); ++k)
          what(level, layer, k, key_of(level, *layer.pairs, k, turned),
               Hidden{turned, number_of(originals, v, l, k)});
      }
    }
  };
  each([&](const LevelResult&, const LayerResult& layer, std::size_t k, const Key& key,
           const Hidden& cell) {
    if (state_of(layer, k) == State::withheld) hidden[key].push_back(cell);
  });
  if (hidden.empty()) return;
  each([&](const LevelResult& level, LayerResult& layer, std::size_t k, const Key& key,
           const Hidden& cell) {
    const auto at = hidden.find(key);
    if (has_value(state_of(layer, k)) && at != hidden.end() &&
        may_be(at->second, cell.turned, cell.number))
      take_out(level, layer, k, log);
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

bool withhold_twins(Profile& profile, const Originals& originals, std::vector<Withheld>& log) {
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
          withhold_turned(profile, originals, flows, other, log);
        }
      }
    }
  }
  return log.size() > before;
}

}  // namespace omrade::disclosure
