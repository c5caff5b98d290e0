#include "disclosure/complements.hpp"

#include "disclosure/cells.hpp"
#include "disclosure/flows.hpp"
#include "disclosure/whole_persons.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <utility>

namespace omrade::disclosure {
namespace {

/// The cell of each area, or of its flow to or from itself, where there is one.
std::vector<std::optional<std::size_t>> own_cells(const LevelResult& level,
                                                  const LayerResult& flows) {
  std::vector<std::optional<std::size_t>> own(level.areas->size());
  for (std::size_t i = 0; i < own.size() && !flows.pairs; ++i) own[i] = i;
  if (!flows.pairs) return own;
  for (std::size_t k = 0; k < flows.estimates.size(); ++k) {
    const std::uint32_t area = flows.pairs->area[k];
    if (flows.pairs->labels[flows.pairs->other[k]] == level.areas->ids()[area]) own[area] = k;
  }
  return own;
}

/// Whether every printed cell is its denominator less the other one, which is printed as well.
bool is_complement(const LevelResult& level, const LayerResult& layer, const LayerResult& flows) {
  const ConstEstimateSpans left = layer.estimates.spans();
  const ConstEstimateSpans gone = flows.estimates.spans();
  const auto own = own_cells(level, flows);
  bool any = false;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (!has_value(left.state_of(i))) continue;
    if (!own[i] || !has_value(gone.state_of(*own[i]))) return false;
    if (!alike(left.denominator[i] - left.numerator[i], gone.numerator[*own[i]])) return false;
    if (!can_be_rounded(*layer.info, left, i)) return false;
    any = true;
  }
  return any;
}

std::optional<std::uint32_t> flows_of(const LevelResult& level, const LayerResult& layer) {
  for (std::uint32_t f = 0; f < level.layers.size(); ++f) {
    const LayerResult& flows = level.layers[f];
    if (names(layer, flows) && is_complement(level, layer, flows)) return f;
  }
  return std::nullopt;
}

/// Whether every printed denominator is what the other leaves, which is printed as well.
bool is_remainder(const LevelResult& level, const LayerResult& layer, const LayerResult& other) {
  const ConstEstimateSpans left = layer.estimates.spans();
  const ConstEstimateSpans gone = other.estimates.spans();
  bool any = false;
  for (std::size_t i = 0; i < level.areas->size(); ++i) {
    if (!has_value(left.state_of(i))) continue;
    if (!has_value(gone.state_of(i)) || !can_be_rounded(*layer.info, left, i)) return false;
    if (!alike(left.denominator[i], gone.denominator[i] - gone.numerator[i])) return false;
    any = true;
  }
  return any;
}

std::optional<std::uint32_t> remainder_of(const LevelResult& level, const LayerResult& layer) {
  for (std::uint32_t o = 0; o < level.layers.size(); ++o) {
    const LayerResult& other = level.layers[o];
    if (!other.pairs && names(layer, other) && is_remainder(level, layer, other)) return o;
  }
  return std::nullopt;
}

/// A number of a group without a denominator beside it, and of how many.
struct OfGroup {
  Place number;     ///< of the layer that has none
  Place rest;       ///< in the other
  double left = 0;  ///< there
  double group = 0;
};

/// Where a layer's denominators less its numerators are all another's numbers, as they were before
/// anything was withheld, in areas where the other does not say itself what they are of.
std::vector<OfGroup> numbers_of_groups(const Profile& profile, const Originals& originals) {
  std::vector<OfGroup> all;
  for (std::uint32_t v = 0; v < profile.levels.size(); ++v) {
    const LevelResult& level = profile.levels[v];
    for (std::uint32_t l = 0; l < originals.layers(v); ++l) {
      const LayerResult& layer = level.layers[l];
      if (layer.pairs || !layer.info->counts_persons) continue;
      for (std::uint32_t o = 0; o < originals.layers(v); ++o) {
        const LayerResult& other = level.layers[o];
        if (o == l || !other.info->counts_persons || !names(layer, other)) continue;
        const auto own = own_cells(level, other);
        std::vector<OfGroup> here;
        bool rest = true;
        for (std::size_t i = 0; rest && i < level.areas->size(); ++i) {
          const double left = originals.numerators(v, l)[i];
          const double group = originals.denominators(v, l)[i];
          if (!std::isfinite(left) || !std::isfinite(group)) continue;
          const double x = own[i] ? originals.numerators(v, o)[*own[i]] : std::nan("");
          rest = alike(group - left, x);
          if (rest && !holds_complement(*other.info, x, originals.denominators(v, o)[*own[i]]))
            here.push_back({{v, o, static_cast<std::uint32_t>(*own[i])},
                            {v, l, static_cast<std::uint32_t>(i)},
                            left,
                            group});
        }
        if (rest) all.insert(all.end(), here.begin(), here.end());
      }
    }
  }
  return all;
}

}  // namespace

void withhold_groups_but_for_few(const Rules& rules, Profile& profile, const Originals& originals,
                                 std::vector<Withheld>& log) {
  for (const OfGroup& one : numbers_of_groups(profile, originals)) {
    LevelResult& level = profile.levels[one.number.level];
    LayerResult& layer = level.layers[one.number.layer];
    const bool all = rules.group_disclosure && one.left == 0 && one.group > 0;
    if (!few(one.left, rules.minimum_count) && !all) continue;
    if (!has_value(std::as_const(layer.estimates).spans().state_of(one.number.cell))) continue;
    wipe(layer.estimates.spans(), one.number.cell);
    log.push_back(entry_of(level, layer, one.number.cell, Rule::complement));
  }
}

void know_groups(const Profile& profile, const Originals& originals, std::vector<Count>& counts) {
  std::map<Place, double> groups;
  for (const OfGroup& one : numbers_of_groups(profile, originals)) {
    if (one.group >= kManyEnough) groups.emplace(one.number, one.group);
  }
  for (Count& count : counts) {
    for (const Place& place : count.places) {
      const auto at = groups.find(place);
      if (at == groups.end()) continue;
      count.most = std::min(count.most, at->second);
      count.complement = true;
    }
  }
}

std::vector<std::pair<Place, Place>> numbers_beside_rests(const Profile& profile,
                                                          const Originals& originals) {
  std::vector<std::pair<Place, Place>> all;
  for (const OfGroup& one : numbers_of_groups(profile, originals))
    all.emplace_back(one.rest, one.number);
  return all;
}

std::vector<Remainder> take_remainders(const Profile& profile, std::vector<Series>& series) {
  std::vector<Remainder> taken;
  std::erase_if(series, [&](const Series& one) {
    if (one.numerator || one.flows) return false;
    std::vector<Remainder> of_levels;
    for (const SeriesPart& part : one.parts) {
      const LevelResult& level = profile.levels[part.level];
      if (is_unprinted(level, level.layers[part.layer])) continue;  // nobody sees what they are
      const auto other = remainder_of(level, level.layers[part.layer]);
      if (!other) return false;
      of_levels.push_back({part.level, part.layer, *other});
    }
    if (of_levels.empty()) return false;
    taken.insert(taken.end(), of_levels.begin(), of_levels.end());
    return true;
  });
  return taken;
}

void remake(Profile& profile, const std::vector<Remainder>& remainders) {
  for (const Remainder& one : remainders) {
    LevelResult& level = profile.levels[one.level];
    const ConstEstimateSpans gone = std::as_const(level.layers[one.other].estimates).spans();
    LayerResult& layer = level.layers[one.layer];
    const EstimateSpans left = layer.estimates.spans();
    for (std::size_t i = 0; i < level.areas->size(); ++i) {
      if (!has_value(left.state_of(i)) || !has_value(gone.state_of(i))) continue;
      const double n = gone.denominator[i] - gone.numerator[i];
      if (alike(left.denominator[i], n)) continue;
      make_anew(*layer.info, left, i, std::min(left.numerator[i], n), n);
    }
  }
}

std::vector<Complement> take_complements(const Profile& profile, std::vector<Series>& series) {
  std::vector<Complement> taken;
  std::erase_if(series, [&](const Series& one) {
    if (!one.numerator || one.flows) return false;
    std::vector<Complement> of_levels;
    for (const SeriesPart& part : one.parts) {
      const LevelResult& level = profile.levels[part.level];
      if (is_unprinted(level, level.layers[part.layer])) continue;  // nobody sees what they are
      const auto flows = flows_of(level, level.layers[part.layer]);
      if (!flows) return false;
      of_levels.push_back({part.level, part.layer, *flows});
    }
    if (of_levels.empty()) return false;
    taken.insert(taken.end(), of_levels.begin(), of_levels.end());
    return true;
  });
  return taken;
}

void remake(Profile& profile, const std::vector<Complement>& complements) {
  for (const Complement& one : complements) {
    LevelResult& level = profile.levels[one.level];
    const ConstEstimateSpans gone = std::as_const(level.layers[one.other].estimates).spans();
    LayerResult& layer = level.layers[one.layer];
    const EstimateSpans left = layer.estimates.spans();
    const auto own = own_cells(level, level.layers[one.other]);
    for (std::size_t i = 0; i < own.size(); ++i) {
      if (!own[i] || !has_value(left.state_of(i)) || !has_value(gone.state_of(*own[i]))) continue;
      const double x = left.denominator[i] - gone.numerator[*own[i]];
      if (!alike(left.numerator[i], x)) make_anew(*layer.info, left, i, x, left.denominator[i]);
    }
  }
}

}  // namespace omrade::disclosure
