#include "validate/compare.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <span>
#include <string_view>
#include <utility>

namespace omrade::validate {
namespace {

using Spans = ConstEstimateSpans;

struct Number {
  std::string_view name;
  ConstView<double> Spans::*view;
  bool limit;
};
constexpr std::array<Number, 8> kNumbers{{{"value", &Spans::value, false},
                                          {"numerator", &Spans::numerator, false},
                                          {"denominator", &Spans::denominator, false},
                                          {"base", &Spans::base, false},
                                          {"lower95", &Spans::lower95, true},
                                          {"upper95", &Spans::upper95, true},
                                          {"lower998", &Spans::lower998, true},
                                          {"upper998", &Spans::upper998, true}}};

bool simulated(std::uint8_t interval) {
  return interval == static_cast<std::uint8_t>(IntervalKind::bootstrap) ||
         interval == static_cast<std::uint8_t>(IntervalKind::posterior);
}

/// What differs between two entries, or "".
std::string entry_difference(const Spans& a, std::size_t i, const Spans& b, std::size_t k,
                             double tolerance, bool simulated_may_differ) {
  if (a.state[i] != b.state[k]) {
    return "the state is " + std::string(to_string(b.state_of(k))) + " in place of " +
           std::string(to_string(a.state_of(i)));
  }
  const bool free_limits = simulated_may_differ && simulated(a.interval[i]);
  for (const Number& number : kNumbers) {
    if (number.limit && free_limits) continue;
    const double x = (a.*number.view)[i];
    const double y = (b.*number.view)[k];
    if (alike(x, y, tolerance)) continue;
    return "the " + std::string(number.name) + " is " + shortest(y) + " in place of " + shortest(x);
  }
  if (a.reason[i] != b.reason[k]) return "the reason is another";
  if (a.interval[i] != b.interval[k]) return "the interval is of another kind";
  if (a.estimator[i] != b.estimator[k]) return "the estimator is another";
  return "";
}

}  // namespace

std::map<CellKey, std::size_t> cells_of(const host::Request& request,
                                        const host::LayerOutput& layer) {
  std::map<CellKey, std::size_t> out;
  for (std::size_t k = 0; k < layer.estimates.size(); ++k) {
    CellKey key{request.area_ids[layer.pairs ? layer.pairs->area[k] : k], ""};
    if (layer.pairs) key.label = layer.pairs->labels[layer.pairs->other[k]];
    out.emplace(std::move(key), k);
  }
  return out;
}

std::string place_of(const LayerInfo& layer, const CellKey& key) {
  std::string place = "layer '" + layer.id + "', area '" + key.area + "'";
  if (!layer.pairs_of.empty()) place += " and '" + key.label + "'";
  return place;
}

bool alike(double a, double b, double tolerance) {
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
  if (tolerance == 0) return std::memcmp(&a, &b, sizeof a) == 0;
  return std::abs(a - b) <= tolerance * std::max({1.0, std::abs(a), std::abs(b)});
}

std::string difference(const catalogue::Descriptor& plugin, const Answered& all,
                       const Answered& some, double tolerance, bool simulated_may_differ) {
  for (std::size_t l = 0; l < plugin.layers.size(); ++l) {
    const auto cells = cells_of(all.request, all.layers[l]);
    for (const auto& [key, k] : cells_of(some.request, some.layers[l])) {
      const auto at = cells.find(key);
      std::string told = "there is an entry that was not there";
      if (at != cells.end()) {
        told =
            entry_difference(all.layers[l].estimates.spans(), at->second,
                             some.layers[l].estimates.spans(), k, tolerance, simulated_may_differ);
      }
      if (!told.empty()) return place_of(plugin.layers[l], key) + ": " + told;
    }
  }
  return "";
}

}  // namespace omrade::validate
