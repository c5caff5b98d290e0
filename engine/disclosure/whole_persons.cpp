#include "disclosure/whole_persons.hpp"

#include "disclosure/series.hpp"
#include "stats/interval.hpp"
#include "stats/rate.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace omrade::disclosure {
namespace {

struct Completed {
  double value;
  stats::Limits at95, at998;
};

/// As the host completes an estimate; nothing for a kind that a plugin fills.
std::optional<Completed> completed(const LayerInfo& info, IntervalKind interval, double x,
                                   double n) {
  const auto scaled = [](stats::Limits limits, double scale) {
    return stats::Limits{scale * limits.lower, scale * limits.upper};
  };
  const double m = info.multiplier;
  switch (info.kind) {
    case LayerKind::count:
      if (interval != IntervalKind::none) return std::nullopt;
      return Completed{x, {}, {}};
    case LayerKind::proportion:
      if (interval != IntervalKind::wilson) return std::nullopt;
      return Completed{m * x / n, scaled(stats::wilson(x, n, stats::kZ95), m),
                       scaled(stats::wilson(x, n, stats::kZ998), m)};
    case LayerKind::rate:
    case LayerKind::ratio:
      if (interval != IntervalKind::byar && interval != IntervalKind::exact) return std::nullopt;
      return Completed{m * x / n, scaled(stats::poisson(x, stats::kZ95), m / n),
                       scaled(stats::poisson(x, stats::kZ998), m / n)};
    case LayerKind::mean:
    case LayerKind::index:
    case LayerKind::difference:
      break;
  }
  return std::nullopt;
}

}  // namespace

bool follows(const LayerInfo& info, ConstEstimateSpans spans, std::size_t i) {
  const double x = spans.numerator[i];
  const double n = spans.denominator[i];
  const auto interval = static_cast<IntervalKind>(spans.interval[i]);
  if (!has_value(spans.state_of(i)) || !(x >= 0)) return false;
  const bool divides = info.kind != LayerKind::count;
  if (divides && !(n > 0)) return false;
  const auto again = completed(info, interval, x, n);
  if (!again || !alike(again->value, spans.value[i])) return false;
  return !divides ||
         (alike(again->at95.lower, spans.lower95[i]) && alike(again->at95.upper, spans.upper95[i]));
}

bool can_be_rounded(const LayerInfo& info, ConstEstimateSpans spans, std::size_t i) {
  const bool divides = info.kind != LayerKind::count;
  return follows(info, spans, i) &&
         (!divides || std::round(spans.numerator[i]) <= spans.denominator[i]);
}

void round_to_whole(const LayerInfo& info, EstimateSpans spans, std::size_t i) {
  make_anew(info, spans, i, std::round(spans.numerator[i]), spans.denominator[i]);
}

void make_anew(const LayerInfo& info, EstimateSpans spans, std::size_t i, double x, double n) {
  const auto interval = static_cast<IntervalKind>(spans.interval[i]);
  const auto again = completed(info, interval, x, n);
  if (!again) return;
  spans.numerator[i] = x;
  spans.denominator[i] = n;
  spans.value[i] = again->value;
  if (info.kind == LayerKind::count) return;
  spans.lower95[i] = again->at95.lower;
  spans.upper95[i] = again->at95.upper;
  spans.lower998[i] = std::min(again->at998.lower, again->at95.lower);
  spans.upper998[i] = std::max(again->at998.upper, again->at95.upper);
  const bool of_events = info.kind == LayerKind::rate || info.kind == LayerKind::ratio;
  if (of_events) {
    spans.interval[i] =
        static_cast<std::uint8_t>(x < stats::kByarFrom ? IntervalKind::exact : IntervalKind::byar);
  }
}

}  // namespace omrade::disclosure
