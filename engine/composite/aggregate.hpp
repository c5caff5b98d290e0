// Parts weighed together to one score.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace omrade::composite {

enum class Aggregation : std::uint8_t { arithmetic, geometric };
std::optional<Aggregation> aggregation(std::string_view word);

struct Score {
  double value = 0;           ///< NaN where no part has a value
  std::size_t present = 0;    ///< parts with a value
  double present_weight = 0;  ///< their share of all weight
};

/// Per area the weighted mean of the parts that have a value there; their weights are raised to sum
/// to 1. `parts` are equally long, `weights` one per part and above 0. Geometric: exp(Σ w ln x).
/// Error bug for lengths that differ, and for a geometric mean of a part that is not above 0.
std::vector<Score> aggregate(std::span<const std::vector<double>> parts,
                             std::span<const double> weights, Aggregation how);

}  // namespace omrade::composite
