// Revisions that show on rounded numbers alone.
#include "disclosure/cells.hpp"
#include "disclosure/complements.hpp"
#include "disclosure/counts.hpp"
#include "disclosure/history.hpp"
#include "disclosure/series.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <span>
#include <utility>

namespace omrade::disclosure {
namespace {

/// Places of which the numerator, or the denominator, moved.
struct Moved {
  std::set<Place> numerators, denominators;
};

/// All places that print one of these numbers, in their order. A denominator is one of them where
/// it is some layer's number of persons, and a number goes with those who are left of its group;
/// how many live in an area is known to everybody.
std::set<Place> wherever_printed(const Profile& profile, const Originals& originals,
                                 const Moved& direct) {
  std::uint32_t numbers = 0;
  const std::vector<Series> series = series_of(profile, originals, numbers);
  Moved moved = direct;
  for (const auto& [left, number] : numbers_beside_rests(profile, originals))
    if (moved.numerators.contains(left)) moved.numerators.insert(number);
  std::set<Place> all = moved.numerators;
  for (const Count& count : counts_of(profile, originals, series, numbers).counts) {
    const bool here =
        std::any_of(count.places.begin(), count.places.end(), [&](const Place& place) {
          return moved.numerators.contains(place) ||
                 (count.persons && moved.denominators.contains(place));
        });
    if (here) all.insert(count.places.begin(), count.places.end());
  }
  return all;
}

}  // namespace

bool History::revise_rounded(const Rules& rules, Profile& profile, const Originals& originals,
                             std::vector<Withheld>& log) const {
  if (!rules.on || rules.rounding == 0) return false;
  Moved moved;
  for (std::uint32_t v = 0; v < profile.levels.size(); ++v) {
    const LevelResult& level = profile.levels[v];
    for (std::uint32_t l = 0; l < level.layers.size(); ++l) {
      const LayerResult& layer = level.layers[l];
      const auto known = layers_.find(name_of(level, layer));
      if (known == layers_.end()) continue;
      const LayerInfo& info = *layer.info;
      const ConstEstimateSpans spans = layer.estimates.spans();
      for (std::uint32_t i = 0; i < spans.size(); ++i) {
        if (!has_value(spans.state_of(i))) continue;
        const auto at = known->second.find(cell_of(level, layer, i));
        if (at == known->second.end() || at->second.withheld) continue;
        const std::span<const Published> before = at->second.published;
        const double x = spans.numerator[i];
        const double n = spans.denominator[i];
        const std::uint32_t minimum = rules.minimum_count;
        if (info.counts_persons && (numerator_moved_by_few(before, x, minimum) ||
                                    rest_moved_by_few(info, before, x, n, minimum)))
          moved.numerators.insert({v, l, i, true});
        if (info.kind != LayerKind::ratio && denominator_moved_by_few(before, n, minimum))
          moved.denominators.insert({v, l, i, false});
      }
    }
  }
  if (moved.numerators.empty() && moved.denominators.empty()) return false;
  const std::size_t before = log.size();
  for (const Place& place : wherever_printed(profile, originals, moved)) {
    LevelResult& level = profile.levels[place.level];
    LayerResult& layer = level.layers[place.layer];
    const EstimateSpans spans = layer.estimates.spans();
    if (!has_value(spans.state_of(place.cell))) continue;
    wipe(spans, place.cell);
    log.push_back(entry_of(level, layer, place.cell, Rule::difference));
  }
  return log.size() > before;
}

}  // namespace omrade::disclosure
