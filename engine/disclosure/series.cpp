#include "disclosure/series.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

namespace omrade::disclosure {
namespace {

using Key = std::tuple<std::string, std::string, std::string, std::string, bool>;

bool has_people_below(const LayerInfo& info) {
  switch (info.kind) {
    case LayerKind::proportion:
    case LayerKind::rate:
    case LayerKind::mean:
    case LayerKind::difference:
      return info.base_of == BaseOf::persons;
    case LayerKind::count:
    case LayerKind::ratio:
    case LayerKind::index:
      break;
  }
  return false;
}

class Collector {
 public:
  Collector(const Profile& profile, const Originals& originals)
      : profile_(profile), originals_(originals) {}

  std::vector<Series> collect() {
    for (std::uint32_t v = 0; v < profile_.levels.size(); ++v) {
      const LevelResult& level = profile_.levels[v];
      const std::size_t layers = std::min(level.layers.size(), originals_.layers(v));
      for (std::uint32_t l = 0; l < layers; ++l) add(v, l);
    }
    return std::move(series_);
  }

 private:
  Series& find(const LayerResult& layer, const std::string& other, bool numerator) {
    const Key key{layer.indicator, layer.info->id, layer.period, other, numerator};
    const auto [at, fresh] = index_.try_emplace(key, series_.size());
    if (fresh) {
      series_.push_back({.indicator = layer.indicator,
                         .layer = layer.info->id,
                         .period = layer.period,
                         .other = other,
                         .numerator = numerator,
                         .flows = layer.pairs != nullptr});
    }
    return series_[at->second];
  }

  void add_plain(std::uint32_t v, std::uint32_t l, bool numerator,
                 const std::vector<double>& values) {
    const LayerResult& layer = profile_.levels[v].layers[l];
    const ConstEstimateSpans spans = layer.estimates.spans();
    bool any = false;
    for (std::size_t i = 0; i < values.size() && !any; ++i)
      any = std::isfinite(values[i]) || spans.state_of(i) == State::withheld;
    if (!any) return;
    SeriesPart part{.level = v, .layer = l, .values = values};
    part.cells.resize(values.size());
    for (std::uint32_t i = 0; i < values.size(); ++i) part.cells[i] = i;
    find(layer, {}, numerator).parts.push_back(std::move(part));
  }

  void add_flows(std::uint32_t v, std::uint32_t l) {
    const LevelResult& level = profile_.levels[v];
    const LayerResult& layer = level.layers[l];
    const std::vector<double>& values = originals_.numerators(v, l);
    std::vector<SeriesPart> parts(layer.pairs->labels.size());
    for (std::size_t k = 0; k < values.size(); ++k) {
      SeriesPart& part = parts[layer.pairs->other[k]];
      if (part.values.empty()) {
        part = {.level = v, .layer = l};
        part.values.assign(level.areas->size(), 0);
        part.cells.assign(level.areas->size(), kNoCell);
      }
      part.values[layer.pairs->area[k]] = values[k];
      part.cells[layer.pairs->area[k]] = static_cast<std::uint32_t>(k);
    }
    for (std::size_t o = 0; o < parts.size(); ++o) {
      if (!parts[o].values.empty())
        find(layer, layer.pairs->labels[o], true).parts.push_back(std::move(parts[o]));
    }
  }

  void add(std::uint32_t v, std::uint32_t l) {
    const LayerResult& layer = profile_.levels[v].layers[l];
    if (!layer.failure.empty()) return;
    if (layer.pairs) {
      if (layer.info->counts_persons) add_flows(v, l);
      return;
    }
    add_plain(v, l, true, originals_.numerators(v, l));
    if (has_people_below(*layer.info)) add_plain(v, l, false, originals_.denominators(v, l));
  }

  const Profile& profile_;
  const Originals& originals_;
  std::map<Key, std::size_t> index_;
  std::vector<Series> series_;
};

}  // namespace

const SeriesPart* Series::at(std::uint32_t level) const {
  const auto found = std::find_if(parts.begin(), parts.end(),
                                  [level](const SeriesPart& part) { return part.level == level; });
  return found == parts.end() ? nullptr : &*found;
}

bool alike(double a, double b) {
  return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)});
}

bool same_numbers(const std::vector<double>& a, const std::vector<double>& b) {
  if (a.size() != b.size()) return false;
  bool any = false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!std::isfinite(a[i]) || !std::isfinite(b[i])) continue;
    if (!alike(a[i], b[i])) return false;
    any = any || a[i] != 0;
  }
  return any;
}

std::vector<Series> series_of(const Profile& profile, const Originals& originals,
                              std::uint32_t& counts) {
  std::vector<Series> series = Collector(profile, originals).collect();
  counts = 0;
  for (Series& one : series) {
    for (SeriesPart& part : one.parts) {
      part.first = counts;
      counts += static_cast<std::uint32_t>(part.values.size());
    }
  }
  return series;
}

}  // namespace omrade::disclosure
