#include "disclosure/complements.hpp"

#include "disclosure/flows.hpp"
#include "disclosure/whole_persons.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
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

}  // namespace

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
