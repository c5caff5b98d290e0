#include "disclosure/held.hpp"

#include "base/error.hpp"
#include "disclosure/cells.hpp"
#include "disclosure/series.hpp"

#include <algorithm>
#include <cstdint>

namespace omrade::disclosure {
namespace {

Withheld entry_at(const Profile& profile, const Place& place) {
  const LevelResult& level = profile.levels[place.level];
  return entry_of(level, level.layers[place.layer], place.cell, Rule::difference);
}

}  // namespace

std::vector<Place> held_and_printed(const Profile& profile, const Originals& originals) {
  std::vector<Place> printed;
  if (!originals.holds()) return printed;
  std::uint32_t numbers = 0;
  const std::vector<Series> series = series_of(profile, originals, numbers);
  for (const Count& count : counts_of(profile, originals, series, numbers).counts) {
    for (const Place& place : count.places) {
      const LayerResult& layer = profile.levels[place.level].layers[place.layer];
      if (count.held && has_value(layer.estimates.spans().state_of(place.cell)))
        printed.push_back(place);
    }
  }
  std::sort(printed.begin(), printed.end());
  return printed;
}

std::vector<Withheld> withhold_held(Profile& profile, const Originals& originals) {
  std::vector<Withheld> log;
  for (const Place& place : held_and_printed(profile, originals)) {
    LayerResult& layer = profile.levels[place.level].layers[place.layer];
    if (!has_value(layer.estimates.spans().state_of(place.cell))) continue;  // its other number was
    log.push_back(entry_at(profile, place));
    wipe(layer.estimates.spans(), place.cell);
  }
  return log;
}

void refuse_held(const Profile& profile, const Originals& originals) {
  for (const Place& place : held_and_printed(profile, originals)) {
    const Withheld entry = entry_at(profile, place);
    throw Error(ErrorKind::bug,
                {.subject = entry.indicator + "." + entry.layer + " at " + entry.level + " " +
                            entry.area + " in " + entry.period,
                 .what = "differs by few from what was published before, and is printed"});
  }
}

}  // namespace omrade::disclosure
