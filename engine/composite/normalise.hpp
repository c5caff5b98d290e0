// Values of many areas brought to one scale, so that they can be weighed together.
//
// All functions keep the order of the areas. NaN stays NaN and is left out of means, extremes and
// ranks. Where all values are alike there is nothing to tell areas apart: every area then gets the
// middle of the scale.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace omrade::composite {

/// N is the number of values, rank 1 the lowest, ties share the lowest rank.
enum class Normalisation : std::uint8_t {
  z_score,          ///< (x - mean) / standard deviation, divisor N - 1; middle 0
  min_max,          ///< (x - min) / (max - min) in [0, 1]; middle 0.5
  percentile_rank,  ///< (rank - 1) / (N - 1) in [0, 1]; middle 0.5
  rank,             ///< 1 … N; middle (N + 1) / 2
  imd_exponential,  ///< -23·ln(1 - R(1 - e^(-100/23))) in (0, 100], R = rank / N; middle at R = ½
  target,           ///< (x - target) / (max - target), 0 at the target and below it; middle 0
  population_z_score,  ///< (x - m) / s, m = Σpx/Σp, s² = Σp(x - m)²/Σp; middle 0
};

/// "z-score", "min-max", … as recipes write them; nothing for other words.
std::optional<Normalisation> normalisation(std::string_view word);
std::string_view word_of(Normalisation how);
/// All words, parted by "|".
inline constexpr std::string_view kNormalisations =
    "z-score|min-max|percentile-rank|rank|imd-exponential|target|population-z-score";

/// Fewer than two values have no scale: all NaN. Error bug for those that need more than values.
std::vector<double> normalise(std::span<const double> values, Normalisation how);

/// The scale turned round: what was high is low. z-scores change their sign, the others become
/// 1 - x.
std::vector<double> turned(std::vector<double> normalised, Normalisation how);

/// From [0, 1] to [0.01, 1], for a geometric mean: a part of 0 would make any score 0, whatever the
/// other parts are. x becomes 0.01 + 0.99·x.
std::vector<double> above_zero(std::vector<double> normalised);

/// How one part comes to the common scale.
struct Scaling {
  Normalisation how = Normalisation::z_score;
  /// The values change their sign first, so that high is need; ranks are then those of the turned
  /// values, the lowest for ties.
  bool low_is_need = false;
  /// Scales from 0 to 1 (min-max, percentile-rank, target) go from a to b.
  std::array<double, 2> ends{0, 1};
  double target = 0;  ///< in the unit of the values
};

/// Whether a scale goes from 0 to 1, so that `ends` can move it.
bool has_ends(Normalisation how);
/// Whether every value on the scale is above 0.
bool is_positive(const Scaling& scaling);

/// What a rank from 1 to n, not all alike, is on a scale of ranks (percentile_rank, rank,
/// imd_exponential), ends and all.
double scale_of_rank(double rank, double n, const Scaling& scaling);

/// Memory that one call leaves to the next.
struct ScaleScratch {
  std::vector<double> sorted{};
  std::vector<std::uint32_t> low{}, high{};
};

/// In place. `population` is one weight per value, at least 0, of population_z_score alone.
void scale(std::span<double> values, const Scaling& scaling, std::span<const double> population,
           ScaleScratch& scratch);

}  // namespace omrade::composite
