// Layers of one level, for tests of what is printed beside other numbers.
#pragma once

#include "model/profile.hpp"
#include "stats/interval.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace omrade::disclosure::testing {

/// A level of so many areas, named a0, a1, …, without layers.
inline LevelResult level_of(const std::string& id, std::size_t areas) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < areas; ++i) ids.push_back("a" + std::to_string(i));
  return {.id = id,
          .areas = std::make_shared<const AreaSet>(AreaSetParts{.id = id, .ids = std::move(ids)}),
          .base = id};
}

/// A proportion x of n as the host completes it, with Wilson's limits.
inline LayerResult proportion(const std::string& id, const std::vector<double>& x,
                              const std::vector<double>& n,
                              const std::vector<std::string>& parts = {}) {
  LayerResult layer{.indicator = "x",
                    .period = "2024",
                    .info = std::make_shared<const LayerInfo>(
                        LayerInfo{.id = id, .kind = LayerKind::proportion, .parts = parts}),
                    .estimates = Estimates(x.size())};
  const EstimateSpans spans = layer.estimates.spans();
  for (std::size_t i = 0; i < x.size(); ++i) {
    const stats::Limits at95 = stats::wilson(x[i], n[i], stats::kZ95);
    const stats::Limits at998 = stats::wilson(x[i], n[i], stats::kZ998);
    spans.numerator[i] = x[i];
    spans.denominator[i] = spans.base[i] = n[i];
    spans.value[i] = x[i] / n[i];
    spans.lower95[i] = at95.lower;
    spans.upper95[i] = at95.upper;
    spans.lower998[i] = at998.lower;
    spans.upper998[i] = at998.upper;
    spans.interval[i] = static_cast<std::uint8_t>(IntervalKind::wilson);
    spans.state[i] = static_cast<std::uint8_t>(State::ok);
  }
  return layer;
}

/// An index of so many points, per `divisor`, without limits.
inline LayerResult index_of(const std::string& id, const std::vector<double>& points,
                            double divisor, const std::vector<std::string>& parts) {
  LayerResult layer{
      .indicator = "x",
      .period = "2024",
      .info = std::make_shared<const LayerInfo>(
          LayerInfo{.id = id, .kind = LayerKind::index, .counts_persons = false, .parts = parts}),
      .estimates = Estimates(points.size())};
  const EstimateSpans spans = layer.estimates.spans();
  for (std::size_t i = 0; i < points.size(); ++i) {
    spans.numerator[i] = points[i];
    spans.value[i] = points[i] / divisor;
    spans.interval[i] = static_cast<std::uint8_t>(IntervalKind::none);
    spans.state[i] = static_cast<std::uint8_t>(State::ok);
  }
  return layer;
}

inline void withhold(LayerResult& layer, std::size_t i) {
  layer.estimates.spans().state[i] = static_cast<std::uint8_t>(State::withheld);
}

inline std::vector<double> numerators(const LayerResult& layer) {
  const ConstEstimateSpans spans = layer.estimates.spans();
  return {spans.numerator.begin(), spans.numerator.end()};
}

}  // namespace omrade::disclosure::testing
