// Revisions that show on rounded numbers alone.
#include "disclosure/cells.hpp"
#include "disclosure/counts.hpp"
#include "disclosure/history.hpp"
#include "disclosure/series.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <set>
#include <utility>

namespace omrade::disclosure {
namespace {

/// These places, and all others that print one of the same numbers, in their order.
std::set<Place> wherever_printed(const Profile& profile, const Originals& originals,
                                 std::set<Place> places) {
  std::uint32_t numbers = 0;
  const std::vector<Series> series = series_of(profile, originals, numbers);
  for (const Count& count : counts_of(profile, originals, series, numbers).counts) {
    const bool here = std::any_of(count.places.begin(), count.places.end(),
                                  [&](const Place& place) { return places.contains(place); });
    for (const Place& place : count.places)
      if (here && place.numerator) places.insert(place);
  }
  return places;
}

}  // namespace

bool History::revise_rounded(const Rules& rules, Profile& profile, const Originals& originals,
                             std::vector<Withheld>& log) const {
  if (!rules.on || rules.rounding == 0) return false;
  std::set<Place> moved;
  for (std::uint32_t v = 0; v < profile.levels.size(); ++v) {
    const LevelResult& level = profile.levels[v];
    for (std::uint32_t l = 0; l < level.layers.size(); ++l) {
      const LayerResult& layer = level.layers[l];
      const auto known = layers_.find(name_of(level, layer));
      if (known == layers_.end() || !layer.info->counts_persons) continue;
      const ConstEstimateSpans spans = layer.estimates.spans();
      for (std::uint32_t i = 0; i < spans.size(); ++i) {
        if (!has_value(spans.state_of(i))) continue;
        const auto at = known->second.find(cell_of(level, layer, i));
        if (at == known->second.end() || at->second.withheld) continue;
        if (few(std::abs(spans.numerator[i] - at->second.numerator), rules.minimum_count))
          moved.insert({v, l, i, true});
      }
    }
  }
  if (moved.empty()) return false;
  for (const Place& place : wherever_printed(profile, originals, std::move(moved))) {
    LevelResult& level = profile.levels[place.level];
    LayerResult& layer = level.layers[place.layer];
    const EstimateSpans spans = layer.estimates.spans();
    if (!has_value(spans.state_of(place.cell))) continue;
    wipe(spans, place.cell);
    log.push_back(entry_of(level, layer, place.cell, Rule::difference));
  }
  return true;
}

}  // namespace omrade::disclosure
