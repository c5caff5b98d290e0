// What is done to a layer's values before they come to a common scale: gaps are filled, and the few
// values that would stretch the scale for all others are drawn in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace omrade::composite {

enum class Imputation : std::uint8_t {
  none,
  mean,    ///< of the areas that have a value
  median,  ///< likewise
  group,   ///< the mean of the area's group, where two of it have a value; else of all
};
std::optional<Imputation> imputation(std::string_view word);
inline constexpr std::string_view kImputations = "none|mean|median|group";

/// Fills NaN in place. Returns, per area, the standard deviation (n - 1) of the values that its own
/// was filled in from, 0 where it was not; a value that is filled in is as uncertain as any of
/// them. `groups`: one per area, of group alone. Fewer than two values fill nothing.
std::vector<double> impute(std::span<double> values, Imputation how,
                           std::span<const std::int32_t> groups);

/// Sample skewness and excess kurtosis (G1 and G2: Joanes and Gill 1998); NaN of fewer than four
/// values, and of values that are all alike.
struct Shape {
  double skewness = 0, kurtosis = 0;
};
Shape shape_of(std::span<const double> values);

/// Draws in the values of a heavy tail: see treatment_of.
struct Treatment {
  double least, most;          ///< what lies beyond is put there
  std::size_t winsorised = 0;  ///< values that lay beyond
  bool logarithm = false;      ///< then x becomes ±ln(1 + distance from the other end / unit)
  bool turned = false;         ///< the heavy tail is the lower one
  double unit = 1;

  Treatment();
  [[nodiscard]] bool does_nothing() const noexcept { return winsorised == 0 && !logarithm; }
  [[nodiscard]] double operator()(double value) const;
  /// The value from least to most that becomes this.
  [[nodiscard]] double back(double treated) const;
};

/// Nothing where |skewness| < 2 or kurtosis < 3.5. Else the highest values (with negative skewness
/// the lowest) are put at the next one, one after another up to five, until that holds (OECD and
/// JRC 2008, Handbook on Constructing Composite Indicators; the limits of the COIN Tool). If five
/// are not enough, ln((x - min)/(range/100) + 1) instead, the mirror image of it for the lower
/// tail.
Treatment treatment_of(std::span<const double> values);

}  // namespace omrade::composite
