// The columns of a level's wide table: for every area layer its value, limits and state.
#pragma once

#include "model/profile.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace omrade::io {

struct WideColumn {
  std::string name;  ///< INDICATOR.LAYER, with @PERIOD unless that is the profile's default period
  const LayerResult* layer;
};

/// In the order of the profile, pair layers left out.
std::vector<WideColumn> wide_columns(const LevelResult& level, const std::string& default_period);

/// What a wide table shows of one area in one layer; NaN where there is no value.
struct WideCells {
  double value, lower95, upper95;
  State state;
};
WideCells wide_cells(const LayerResult& layer, std::size_t area);

}  // namespace omrade::io
