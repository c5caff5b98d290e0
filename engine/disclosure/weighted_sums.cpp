#include "disclosure/weighted_sums.hpp"

#include "stats/interval.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

namespace omrade::disclosure {
namespace {

/// Of the numerators of an area.
struct Sums {
  double points = 0, hits = 0, variance = 0;
};

std::optional<Sums> add_up(const LevelResult& level, const LayerResult& layer,
                           const std::vector<double>& weights, std::size_t cell) {
  const std::vector<std::string>& names = layer.info->parts;
  if (names.size() != weights.size()) return std::nullopt;
  Sums sums;
  for (std::size_t p = 0; p < names.size(); ++p) {
    const auto part =
        std::find_if(level.layers.begin(), level.layers.end(), [&](const LayerResult& one) {
          return one.indicator == layer.indicator && one.period == layer.period && !one.pairs &&
                 one.info->id == names[p];
        });
    if (part == level.layers.end()) return std::nullopt;
    const ConstEstimateSpans spans = part->estimates.spans();
    if (!has_value(spans.state_of(cell)) || !(spans.numerator[cell] >= 0)) return std::nullopt;
    const double x = spans.numerator[cell];
    sums.points += weights[p] * x;
    sums.hits += x;
    sums.variance += weights[p] * weights[p] * x;
  }
  return sums;
}

/// The points' limit, which may not be below 0.
stats::Limits dobson(const Sums& sums, double z) {
  const stats::Limits hits = stats::byar(sums.hits, z);
  const double scale = std::sqrt(sums.variance / sums.hits);
  return {std::max(0.0, sums.points + scale * (hits.lower - sums.hits)),
          std::max(0.0, sums.points + scale * (hits.upper - sums.hits))};
}

bool is_dobson(const ConstEstimateSpans& spans, std::size_t cell) {
  return static_cast<IntervalKind>(spans.interval[cell]) == IntervalKind::dobson;
}

/// How much of the value a point is.
double scale_of(const ConstEstimateSpans& spans, std::size_t cell) {
  return spans.value[cell] / spans.numerator[cell];
}

bool keeps(const LevelResult& level, const LayerResult& layer, const std::vector<double>& weights,
           std::size_t cell) {
  const ConstEstimateSpans spans = layer.estimates.spans();
  const auto interval = static_cast<IntervalKind>(spans.interval[cell]);
  const auto sums = add_up(level, layer, weights, cell);
  if (!sums || !alike(sums->points, spans.numerator[cell])) return false;
  if (interval == IntervalKind::none) return true;
  if (interval != IntervalKind::dobson || !(sums->hits >= 1)) return false;
  const double scale = scale_of(spans, cell);
  const stats::Limits at95 = dobson(*sums, stats::kZ95);
  const stats::Limits at998 = dobson(*sums, stats::kZ998);
  return alike(scale * at95.lower, spans.lower95[cell]) &&
         alike(scale * at95.upper, spans.upper95[cell]) &&
         alike(scale * at998.lower, spans.lower998[cell]) &&
         alike(scale * at998.upper, spans.upper998[cell]);
}

void make(const LevelResult& level, LayerResult& layer, const std::vector<double>& weights,
          std::size_t cell, double scale) {
  const EstimateSpans spans = layer.estimates.spans();
  const ConstEstimateSpans printed = std::as_const(layer.estimates).spans();
  const auto sums = add_up(level, layer, weights, cell);
  if (!sums || !(sums->hits >= 1)) return;
  spans.numerator[cell] = sums->points;
  spans.value[cell] = scale * sums->points;
  if (!is_dobson(printed, cell)) return;
  const stats::Limits at95 = dobson(*sums, stats::kZ95);
  const stats::Limits at998 = dobson(*sums, stats::kZ998);
  spans.lower95[cell] = scale * at95.lower;
  spans.upper95[cell] = scale * at95.upper;
  spans.lower998[cell] = scale * at998.lower;
  spans.upper998[cell] = scale * at998.upper;
}

bool keeps_everywhere(const LevelResult& level, const LayerResult& layer,
                      const std::vector<double>& weights) {
  const ConstEstimateSpans spans = layer.estimates.spans();
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (has_value(spans.state_of(i)) && !keeps(level, layer, weights, i)) return false;
  }
  return true;
}

}  // namespace

std::vector<WeightedSum> take_weighted_sums(const Profile& profile,
                                            const std::vector<SeriesSum>& sums,
                                            std::vector<Series>& series) {
  std::vector<WeightedSum> taken;
  std::vector<bool> gone(series.size(), false);
  for (const SeriesSum& sum : sums) {
    std::vector<WeightedSum> of_levels;
    std::vector<double> weights;
    for (const SeriesSum::Part& part : sum.parts) weights.push_back(part.weight);
    bool all = true;
    for (const SeriesPart& part : series[sum.whole].parts) {
      const LevelResult& level = profile.levels[part.level];
      all = all && keeps_everywhere(level, level.layers[part.layer], weights);
      of_levels.push_back({part.level, part.layer, weights});
    }
    if (!all) continue;
    gone[sum.whole] = true;
    taken.insert(taken.end(), of_levels.begin(), of_levels.end());
  }
  std::vector<Series> left;
  for (std::size_t s = 0; s < series.size(); ++s)
    if (!gone[s]) left.push_back(std::move(series[s]));
  series = std::move(left);
  return taken;
}

void remake(Profile& profile, const std::vector<WeightedSum>& sums) {
  for (const WeightedSum& sum : sums) {
    LevelResult& level = profile.levels[sum.level];
    LayerResult& layer = level.layers[sum.layer];
    for (std::size_t i = 0; i < layer.estimates.size(); ++i) {
      if (has_value(std::as_const(layer.estimates).spans().state_of(i)) &&
          !keeps(level, layer, sum.weights, i))
        make(level, layer, sum.weights, i, scale_of(std::as_const(layer.estimates).spans(), i));
    }
  }
}

void make_all_anew(Profile& profile, const WeightedSum& sum,
                   const std::function<double(std::size_t cell)>& scale) {
  LevelResult& level = profile.levels[sum.level];
  LayerResult& layer = level.layers[sum.layer];
  for (std::size_t i = 0; i < layer.estimates.size(); ++i) {
    if (!has_value(std::as_const(layer.estimates).spans().state_of(i))) continue;
    const double times = scale(i);
    if (std::isfinite(times)) make(level, layer, sum.weights, i, times);
  }
}

}  // namespace omrade::disclosure
