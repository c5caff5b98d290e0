#include "run/compare.hpp"

#include "base/same_number.hpp"
#include "run/rest.hpp"
#include "stats/false_discovery.hpp"
#include "stats/interval.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace omrade::run {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kFalseDiscoveryRate = 0.05;
constexpr double kRestThreshold = 0.10;

bool comparable(LayerKind kind) {
  return kind != LayerKind::count && kind != LayerKind::difference;
}

/// A value with its limits and the number of people (or expected events) it stands for. Two
/// `additive` ones may be taken from each other: each is a sum over all of its denominator.
struct Known {
  double value, lower, upper, weight;
  bool additive;
};

/// Does value · denominator of an area and of the rest sum to that of the whole? Not of an index,
/// nor of the mean of those who have the most, whoever they are: they are not the same people in
/// the part as in the whole.
bool additive(const LayerInfo& info, const ConstEstimateSpans& spans, std::size_t i) {
  switch (info.kind) {
    case LayerKind::index:
    case LayerKind::difference:
    case LayerKind::count:
      return false;
    case LayerKind::mean:
      // Of everybody the base is the denominator, cut to whole persons; of some it is larger.
      if (!(std::abs(spans.denominator[i] - spans.base[i]) < 1)) return false;
      break;
    case LayerKind::proportion:
    case LayerKind::rate:
    case LayerKind::ratio:
      break;
  }
  // A smoothed value is not made of its numerator and denominator alone.
  return same_number(info.multiplier * spans.numerator[i] / spans.denominator[i], spans.value[i]);
}

std::optional<Known> known(const LayerInfo& info, const ConstEstimateSpans& spans, std::size_t i) {
  if (!has_value(spans.state_of(i)) || !std::isfinite(spans.value[i])) return std::nullopt;
  const bool interval = static_cast<IntervalKind>(spans.interval[i]) != IntervalKind::none;
  return Known{spans.value[i], interval ? spans.lower95[i] : kNone,
               interval ? spans.upper95[i] : kNone, spans.denominator[i], additive(info, spans, i)};
}

/// The benchmark without the area, from the totals of both: value·weight is additive, and so are
/// the squared half-widths of its limits, since an area and the rest are independent. Nothing where
/// it is not.
std::optional<Known> rest_of(const Known& whole, const Known& area) {
  const double weight = whole.weight - area.weight;
  if (!whole.additive || !area.additive || !(weight > 0)) return std::nullopt;
  const double value = (whole.value * whole.weight - area.value * area.weight) / weight;
  const auto half = [weight](double whole_half, double whole_weight, double area_half,
                             double area_weight) {
    const double w = whole_half * whole_weight;
    const double a = area_half * area_weight;
    return std::sqrt(std::max(0.0, w * w - a * a)) / weight;
  };
  return Known{
      value,
      value - half(whole.value - whole.lower, whole.weight, area.value - area.lower, area.weight),
      value + half(whole.upper - whole.value, whole.weight, area.upper - area.value, area.weight),
      weight, true};
}

/// Which area of the benchmark's level each area belongs to: the only one, or the one that holds
/// all of its base areas. `inside` tells whether the area is a part of it (and not, say, those
/// listed at a centre).
struct Parents {
  std::vector<std::size_t> of;  ///< SIZE_MAX where there is none
  bool inside = false;
};

Parents parents(const LevelResult& level, const LevelResult& benchmark) {
  const std::size_t n = level.areas->size();
  Parents found{std::vector<std::size_t>(n, SIZE_MAX), level.base == benchmark.base};
  if (benchmark.areas->size() == 1) {
    std::fill(found.of.begin(), found.of.end(), std::size_t{0});
    return found;
  }
  if (!found.inside || benchmark.membership == nullptr) return found;
  std::vector<std::size_t> of_base(benchmark.membership->sources(), SIZE_MAX);
  for (const CrosswalkEntry& entry : benchmark.membership->entries()) {
    if (entry.share > 1 - 1e-9) of_base[entry.source] = entry.target;
  }
  for (std::size_t i = 0; i < n; ++i) {
    if (level.membership == nullptr) {
      found.of[i] = of_base[i];
      continue;
    }
    const auto entries = level.membership->of_target(i);
    if (entries.empty()) continue;
    const std::size_t first = of_base[entries.front().source];
    const bool same = std::all_of(entries.begin(), entries.end(), [&](const CrosswalkEntry& e) {
      return of_base[e.source] == first;
    });
    if (same) found.of[i] = first;
  }
  return found;
}

void fill(Comparison& comparison, std::size_t i, const Known& area, const Known& against,
          bool rest) {
  comparison.benchmark[i] = against.value;
  comparison.against_rest[i] = rest ? 1 : 0;
  const stats::Limits limits = stats::difference(area.value, {area.lower, area.upper},
                                                 against.value, {against.lower, against.upper});
  // Without an interval nothing can be said of a difference, not even that it is unclear.
  if (!std::isfinite(limits.lower) || !std::isfinite(limits.upper)) return;
  comparison.difference[i] = area.value - against.value;
  comparison.lower95[i] = limits.lower;
  comparison.upper95[i] = limits.upper;
  // The side that faces zero decides: limits need not lie evenly round the difference.
  const double side = comparison.difference[i] > 0 ? comparison.difference[i] - limits.lower
                                                   : limits.upper - comparison.difference[i];
  if (side > 0)
    comparison.p[i] = stats::normal_two_sided_p(comparison.difference[i] / (side / stats::kZ95));
}

Comparison blank(std::size_t n) {
  const std::vector<double> none(n, kNone);
  return {.level = {},
          .source = {},
          .benchmark = none,
          .difference = none,
          .lower95 = none,
          .upper95 = none,
          .p = none,
          .against_rest = std::vector<std::uint8_t>(n, 0),
          .clear = std::vector<std::int8_t>(n, 0)};
}

Comparison against_level(const LevelResult& level, const LayerResult& layer,
                         const LevelResult& benchmark, const LayerResult& of_benchmark,
                         const disclosure::Gate& gate) {
  const std::size_t n = layer.estimates.size();
  Comparison comparison = blank(n);
  comparison.level = benchmark.id;
  const Parents parent = parents(level, benchmark);
  const ConstEstimateSpans areas = layer.estimates.spans();
  const ConstEstimateSpans wholes = of_benchmark.estimates.spans();
  const Rest rests(level, layer, benchmark, parent.of, gate);
  for (std::size_t i = 0; i < n; ++i) {
    if (parent.of[i] == SIZE_MAX) continue;
    const auto whole = known(*layer.info, wholes, parent.of[i]);
    if (!whole) continue;
    comparison.benchmark[i] = whole->value;
    const auto area = known(*layer.info, areas, i);
    if (!area) continue;
    const bool large = parent.inside && area->weight > kRestThreshold * whole->weight;
    const auto rest =
        large && rests.safe(i) && rests.possible(i) ? rest_of(*whole, *area) : std::nullopt;
    fill(comparison, i, *area, rest ? *rest : *whole, rest.has_value());
  }
  return comparison;
}

Comparison against_value(const LayerResult& layer, double value, const std::string& source) {
  const std::size_t n = layer.estimates.size();
  Comparison comparison = blank(n);
  comparison.source = source;
  std::fill(comparison.benchmark.begin(), comparison.benchmark.end(), value);
  const ConstEstimateSpans areas = layer.estimates.spans();
  for (std::size_t i = 0; i < n; ++i) {
    if (const auto area = known(*layer.info, areas, i))
      fill(comparison, i, *area, {value, value, value, kNone, false}, false);
  }
  return comparison;
}

const LevelResult* find_level(const Profile& profile, const std::string& id) {
  const auto at = std::find_if(profile.levels.begin(), profile.levels.end(),
                               [&id](const LevelResult& level) { return level.id == id; });
  return at == profile.levels.end() ? nullptr : &*at;
}

const LayerResult* find_layer(const LevelResult& level, const LayerResult& like) {
  const auto at =
      std::find_if(level.layers.begin(), level.layers.end(), [&like](const LayerResult& layer) {
        return layer.indicator == like.indicator && layer.period == like.period &&
               layer.info->id == like.info->id;
      });
  return at == level.layers.end() ? nullptr : &*at;
}

std::string headline(const catalogue::Descriptor& plugin) {
  const auto at = std::find_if(
      plugin.layers.begin(), plugin.layers.end(),
      [](const LayerInfo& info) { return comparable(info.kind) && info.pairs_of.empty(); });
  return at == plugin.layers.end() ? std::string{} : at->id;
}

void mark_clear(const std::vector<Comparison*>& family) {
  std::vector<double> p;
  for (const Comparison* comparison : family)
    p.insert(p.end(), comparison->p.begin(), comparison->p.end());
  const double threshold = stats::benjamini_hochberg_threshold(p, kFalseDiscoveryRate);
  for (Comparison* comparison : family) {
    for (std::size_t i = 0; i < comparison->p.size(); ++i) {
      const bool passes = comparison->p[i] <= threshold;  // NaN does not
      comparison->clear[i] = static_cast<std::int8_t>(!passes                         ? 0
                                                      : comparison->difference[i] > 0 ? 1
                                                                                      : -1);
    }
  }
}

}  // namespace

void compare(Profile& profile, const recipe::Plan& plan, const disclosure::Gate& gate) {
  for (const recipe::IndicatorPlan& indicator : plan.indicators) {
    if (!indicator.spec->compare) continue;
    const recipe::CompareSpec& spec = *indicator.spec->compare;
    for (LevelResult& level : profile.levels) {
      if (level.id == spec.level.text) continue;
      const LevelResult* benchmark = spec.value ? nullptr : find_level(profile, spec.level.text);
      for (LayerResult& layer : level.layers) {
        const bool ours = layer.indicator == indicator.spec->name.text && !layer.pairs &&
                          layer.failure.empty() && !is_unprinted(level, layer);
        if (!ours || !comparable(layer.info->kind)) continue;
        if (spec.value) {
          // One number can be the benchmark of one layer: the indicator's first.
          if (layer.info->id != headline(indicator.plugin)) continue;
          layer.comparison = against_value(layer, *spec.value, spec.source);
        } else if (const LayerResult* other =
                       benchmark == nullptr ? nullptr : find_layer(*benchmark, layer)) {
          layer.comparison = against_level(level, layer, *benchmark, *other, gate);
        }
      }
    }
  }
  const LevelResult* page = find_level(profile, profile.page_level);
  std::vector<Comparison*> page_family;
  for (LevelResult& level : profile.levels) {
    const bool on_page = page != nullptr && level.areas->ids() == page->areas->ids();
    std::vector<Comparison*> own_family;
    for (LayerResult& layer : level.layers) {
      if (layer.comparison) (on_page ? page_family : own_family).push_back(&*layer.comparison);
    }
    mark_clear(own_family);
  }
  mark_clear(page_family);
}

}  // namespace omrade::run
