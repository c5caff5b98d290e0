#include "disclosure/overlaps.hpp"

#include "disclosure/cells.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace omrade::disclosure {
namespace {

bool share_base(const LevelResult& a, const LevelResult& b) {
  return a.membership != nullptr && b.membership != nullptr && a.base == b.base &&
         a.membership->sources() == b.membership->sources();
}

/// Whether each area of `a` lies in one of `b`.
bool within(const LevelResult& a, const LevelResult& b) {
  std::vector<std::size_t> of(b.membership->sources(), SIZE_MAX);
  for (const CrosswalkEntry& entry : b.membership->entries())
    if (entry.share > 1 - 1e-9) of[entry.source] = entry.target;
  for (std::size_t i = 0; i < a.areas->size(); ++i) {
    const auto entries = a.membership->of_target(i);
    for (const CrosswalkEntry& entry : entries) {
      if (of[entry.source] == SIZE_MAX || of[entry.source] != of[entries.front().source])
        return false;
    }
  }
  return true;
}

bool overlap(const LevelResult& a, const LevelResult& b) {
  return a.id != b.id && share_base(a, b) && !within(a, b) && !within(b, a);
}

bool has_base(const Profile& profile, const Series& one) {
  return std::any_of(one.parts.begin(), one.parts.end(), [&](const SeriesPart& part) {
    return profile.levels[part.level].membership == nullptr;
  });
}

/// Areas of b that share a base area with area i of a.
std::vector<bool> touched(const LevelResult& a, std::size_t i, const LevelResult& b) {
  std::vector<bool> base(a.membership->sources(), false);
  for (const CrosswalkEntry& entry : a.membership->of_target(i))
    if (entry.share > 0) base[entry.source] = true;
  std::vector<bool> found(b.areas->size(), false);
  for (const CrosswalkEntry& entry : b.membership->entries())
    if (entry.share > 0 && base[entry.source]) found[entry.target] = true;
  return found;
}

}  // namespace

std::vector<bool> overlapping(const Profile& profile, const std::vector<Series>& series) {
  std::vector<bool> found(series.size(), false);
  for (std::size_t s = 0; s < series.size(); ++s) {
    const Series& one = series[s];
    if (one.flows || !one.numerator || has_base(profile, one)) continue;
    for (const SeriesPart& a : one.parts) {
      if (!profile.levels[a.level].layers[a.layer].info->counts_persons) continue;
      for (const SeriesPart& b : one.parts)
        found[s] = found[s] || overlap(profile.levels[a.level], profile.levels[b.level]);
    }
  }
  return found;
}

std::vector<Withheld> withhold_overlaps(const Rules& rules, Profile& profile,
                                        const Originals& originals) {
  std::uint32_t numbers = 0;
  const std::vector<Series> series = series_of(profile, originals, numbers);
  const std::vector<bool> concerned = overlapping(profile, series);
  std::vector<Withheld> log;
  for (std::size_t s = 0; s < series.size(); ++s) {
    if (!concerned[s]) continue;
    for (const SeriesPart& small : series[s].parts) {
      const LevelResult& level = profile.levels[small.level];
      const LayerResult& layer = level.layers[small.layer];
      const std::vector<double>& most = originals.denominators(small.level, small.layer);
      for (std::size_t i = 0; i < small.values.size(); ++i) {
        const double x = small.values[i];
        const bool left =
            holds_complement(*layer.info, x, most[i]) && few(most[i] - x, rules.minimum_count);
        if (layer.estimates.spans().state_of(i) != State::withheld ||
            !(few(x, rules.minimum_count) || left))
          continue;
        for (const SeriesPart& other : series[s].parts) {
          LevelResult& there = profile.levels[other.level];
          if (!overlap(level, there)) continue;
          const std::vector<bool> near = touched(level, i, there);
          LayerResult& of_there = there.layers[other.layer];
          const EstimateSpans spans = of_there.estimates.spans();
          for (std::size_t j = 0; j < near.size(); ++j) {
            if (!near[j] || !has_value(spans.state_of(j)) || !(other.values[j] > 0)) continue;
            wipe(spans, j);
            log.push_back(entry_of(there, of_there, j, Rule::secondary));
          }
        }
      }
    }
  }
  return log;
}

}  // namespace omrade::disclosure
