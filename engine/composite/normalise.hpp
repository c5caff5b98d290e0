// Values of many areas brought to one scale, so that they can be weighed together.
//
// All functions keep the order of the areas. NaN stays NaN and is left out of means, extremes and
// ranks. Where all values are alike there is nothing to tell areas apart: every area then gets the
// middle of the scale.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace omrade::composite {

enum class Normalisation : std::uint8_t {
  z_score,          ///< (x - mean) / standard deviation, divisor n - 1; middle 0
  min_max,          ///< (x - min) / (max - min) in [0, 1]; middle 0.5
  percentile_rank,  ///< (rank - 1) / (n - 1) in [0, 1], the lowest rank for ties; middle 0.5
};

/// "z-score", "min-max" or "percentile-rank", as recipes write them; nothing for other words.
std::optional<Normalisation> normalisation(std::string_view word);

/// Fewer than two values have no scale: all NaN.
std::vector<double> normalise(std::span<const double> values, Normalisation how);

/// The scale turned round: what was high is low. z-scores change their sign, the others become
/// 1 - x.
std::vector<double> turned(std::vector<double> normalised, Normalisation how);

/// From [0, 1] to [0.01, 1], for a geometric mean: a part of 0 would make any score 0, whatever the
/// other parts are. x becomes 0.01 + 0.99·x.
std::vector<double> above_zero(std::vector<double> normalised);

/// 1 for the highest value, the lowest rank for ties; NaN where there is no value.
std::vector<double> ranks(std::span<const double> values);

}  // namespace omrade::composite
