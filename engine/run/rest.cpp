#include "run/rest.hpp"

#include "base/same_number.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

namespace omrade::run {
namespace {

const LayerResult* find(const LevelResult& level, const LayerResult& like, const std::string& id) {
  const auto at =
      std::find_if(level.layers.begin(), level.layers.end(), [&](const LayerResult& layer) {
        return layer.indicator == like.indicator && layer.period == like.period &&
               layer.info->id == id && !layer.pairs;
      });
  return at == level.layers.end() ? nullptr : &*at;
}

/// The layer, its parts, and theirs.
std::vector<const LayerResult*> with_parts(const LevelResult& level, const LayerResult& layer) {
  std::vector<const LayerResult*> all{&layer};
  for (std::size_t k = 0; k < all.size(); ++k) {
    for (const std::string& id : all[k]->info->parts) {
      const LayerResult* part = find(level, layer, id);
      const bool known = part == nullptr || std::find(all.begin(), all.end(), part) != all.end();
      if (!known) all.push_back(part);
    }
  }
  return all;
}

double less(double whole, double area) {
  return same_number(whole, area) ? 0 : whole - area;
}

}  // namespace

Rest::Rest(const LevelResult& level, const LayerResult& layer, const LevelResult& benchmark,
           const std::vector<std::size_t>& parents, const disclosure::Gate& gate)
    : parents_(parents), gate_(gate) {
  for (const LayerResult* areas : with_parts(level, layer)) {
    const LayerResult* wholes = find(benchmark, *areas, areas->info->id);
    if (wholes == nullptr) continue;
    const std::vector<std::size_t> none(benchmark.areas->size(), 0);
    Part part{.areas = areas, .wholes = wholes, .shown = none, .withheld = none};
    const ConstEstimateSpans spans = areas->estimates.spans();
    for (std::size_t i = 0; i < spans.size(); ++i) {
      if (parents[i] == SIZE_MAX) continue;
      if (has_value(spans.state_of(i))) ++part.shown[parents[i]];
      if (spans.state_of(i) == State::withheld) ++part.withheld[parents[i]];
    }
    parts_.push_back(std::move(part));
  }
}

bool Rest::safe(std::size_t area) const {
  return std::all_of(parts_.begin(), parts_.end(),
                     [&](const Part& part) { return safe(part, area); });
}

bool Rest::possible(std::size_t area) const {
  if (gate_.rounding() == 0 || parts_.empty()) return true;
  const LayerResult& layer = *parts_.front().areas;
  const ConstEstimateSpans areas = layer.estimates.spans();
  const ConstEstimateSpans wholes = parts_.front().wholes->estimates.spans();
  const std::size_t parent = parents_[area];
  const double x = less(wholes.numerator[parent], areas.numerator[area]);
  const double n = less(wholes.denominator[parent], areas.denominator[area]);
  if (x < 0 || n < 0) return false;
  // A mean of persons with no more in it than there are may be that of a yes or no.
  const bool within = layer.info->kind == LayerKind::proportion ||
                      (layer.info->kind == LayerKind::mean && layer.info->counts_persons &&
                       areas.numerator[area] <= areas.denominator[area] &&
                       wholes.numerator[parent] <= wholes.denominator[parent]);
  return !within || x <= n || same_number(x, n);
}

bool Rest::safe(const Part& part, std::size_t area) const {
  const std::size_t parent = parents_[area];
  const ConstEstimateSpans areas = part.areas->estimates.spans();
  const ConstEstimateSpans wholes = part.wholes->estimates.spans();
  // Of a part without numbers there is no rest to tell.
  if (!has_value(areas.state_of(area)) || !has_value(wholes.state_of(parent))) return true;
  const bool others = part.shown[parent] > 1;  // besides this one
  if (!others && part.withheld[parent] == 1) return false;
  return gate_.safe(*part.areas->info, less(wholes.numerator[parent], areas.numerator[area]),
                    less(wholes.denominator[parent], areas.denominator[area]),
                    less(wholes.base[parent], areas.base[area]));
}

}  // namespace omrade::run
