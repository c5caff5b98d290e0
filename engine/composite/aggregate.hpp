// Parts weighed together to one score.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace omrade::composite {

enum class Aggregation : std::uint8_t {
  arithmetic,   ///< Σ w·x
  geometric,    ///< exp(Σ w·ln x)
  harmonic,     ///< 1 / Σ w/x
  generalised,  ///< (Σ w·x^p)^(1/p)
  copeland,     ///< (areas beaten - areas lost to) / (areas - 1): see copeland.hpp
};
std::optional<Aggregation> aggregation(std::string_view word);
std::string_view word_of(Aggregation how);
inline constexpr std::string_view kAggregations =
    "arithmetic|geometric|harmonic|generalised|copeland";

/// A mean of the form f⁻¹(Σ w·f(x)), weights summing to 1. Not of copeland, which is no mean.
struct Mean {
  Aggregation how = Aggregation::arithmetic;
  double power = 1;  ///< p of generalised, not 0

  /// Only of numbers above 0: all but arithmetic.
  [[nodiscard]] bool wants_positive() const noexcept { return how != Aggregation::arithmetic; }
  [[nodiscard]] double to(double x) const;    ///< f
  [[nodiscard]] double from(double y) const;  ///< f⁻¹
  /// (f(a) - f(b)) / (a - b), and f'(a) where a = b.
  [[nodiscard]] double slope(double a, double b) const;
};

struct Score {
  double value = 0;           ///< NaN where no part has a value
  std::size_t present = 0;    ///< parts with a value
  double present_weight = 0;  ///< their share of all weight
};

/// Per area the weighted mean of the parts that have a value there; their weights are raised to sum
/// to 1. `parts` are equally long, `weights` one per part and above 0. Geometric: exp(Σ w ln x).
/// Error bug for lengths that differ, and for a mean that wants them of parts that are not above 0.
std::vector<Score> aggregate(std::span<const std::vector<double>> parts,
                             std::span<const double> weights, Mean mean);

}  // namespace omrade::composite
