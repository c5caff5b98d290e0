// The tidy long table of a profile: one row per period, level, area, indicator, layer and, in pair
// layers, other. Both writers print these rows, so that a CSV and a GeoPackage cannot differ.
#pragma once

#include "model/profile.hpp"

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace omrade::io {

/// The one mark for every withheld number (contracts, the gate).
inline constexpr std::string_view kWithheld = "withheld";

struct EstimateColumn {
  std::string_view name;
  bool number;
};

inline constexpr std::array<EstimateColumn, 26> kEstimateColumns{{
    {"period", false},
    {"level", false},
    {"area", false},
    {"name", false},
    {"indicator", false},
    {"layer", false},
    {"other", false},
    {"value", true},
    {"lower95", true},
    {"upper95", true},
    {"lower998", true},
    {"upper998", true},
    {"numerator", true},
    {"denominator", true},
    {"base", true},
    {"base_of", false},
    {"unit", false},
    {"state", false},
    {"estimator", false},
    {"interval", false},
    {"reason", false},
    {"benchmark", true},
    {"difference", true},
    {"difference_lower95", true},
    {"difference_upper95", true},
    {"clear", false},
}};

/// One cell: `number` where the column is one of numbers, else `text`.
struct EstimateCell {
  std::string_view text{};
  double number = 0;
};

struct EstimateRow {
  std::array<EstimateCell, kEstimateColumns.size()> cells{};
  /// Every number column holds the mark and no number, `clear` the mark, estimator, interval and
  /// reason nothing: they too tell of the size of a count.
  bool withheld = false;
};

/// Calls `take` for every row in the order of the profile: levels, their layers, their areas or
/// pairs. A layer that failed as a whole has a row for every area.
void for_each_estimate(const Profile& profile, const std::function<void(const EstimateRow&)>& take);

/// How many estimates a layer has in tables: its own or, if it failed before it had any, one per
/// area.
std::size_t rows_of(const LevelResult& level, const LayerResult& layer);

/// The state of one of them.
State state_of(const LayerResult& layer, std::size_t row);

/// "estimates" is the name of the long table beside the levels' tables. Error user when a level has
/// that name.
void require_free_names(const Profile& profile);

}  // namespace omrade::io
