// Layers of one level with numbers that are given one by one, for tests of rounding.
#pragma once

#include "model/profile.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace omrade::disclosure::testing {

inline constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

struct Cell {
  double value, numerator, denominator, base;
  IntervalKind interval = IntervalKind::none;
};

inline LayerResult layer_of(const LayerInfo& info, const std::vector<Cell>& cells) {
  LayerResult layer{.indicator = "x",
                    .period = "2024",
                    .info = std::make_shared<const LayerInfo>(info),
                    .estimates = Estimates(cells.size())};
  const EstimateSpans spans = layer.estimates.spans();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    spans.value[i] = cells[i].value;
    spans.numerator[i] = cells[i].numerator;
    spans.denominator[i] = cells[i].denominator;
    spans.base[i] = cells[i].base;
    spans.interval[i] = static_cast<std::uint8_t>(cells[i].interval);
    spans.state[i] = static_cast<std::uint8_t>(State::ok);
  }
  return layer;
}

inline Profile profile_of(std::vector<LayerResult> layers) {
  Profile profile;
  profile.periods = {"2024"};
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < layers[0].estimates.size(); ++i)
    ids.push_back("area" + std::to_string(i));
  profile.levels.push_back(
      {.id = "deso",
       .areas = std::make_shared<const AreaSet>(AreaSetParts{.id = "deso", .ids = ids}),
       .layers = std::move(layers)});
  return profile;
}

inline LayerResult persons(const std::vector<double>& counts) {
  std::vector<Cell> cells;
  for (const double x : counts) cells.push_back({x, x, kNone, x});
  return layer_of({.id = "persons", .kind = LayerKind::count}, cells);
}

}  // namespace omrade::disclosure::testing
