// What an area would have if its people were as those of the same age and sex elsewhere.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace omrade::stats {

/// What is known of the cells (age × sex …), one entry per cell.
struct Cells {
  std::span<const double> value;     ///< proportion or mean; NaN: not known
  std::span<const double> variance;  ///< of it; empty: not known
};

/// NaN where there is none.
struct SyntheticEstimate {
  double value = std::numeric_limits<double>::quiet_NaN();  ///< Σ N p / Σ N
  /// Σ N² var(p) / (Σ N)²: of the cells' values only. It does not count that the area may differ
  /// from others of the same cells, which is most of the error of a synthetic estimate.
  double variance = value;
  double population = value;  ///< Σ N
  /// The part of the population in cells of unknown value. Where it is above 0 there is no value: a
  /// mean over the rest would be of other people.
  double unknown = value;
};

/// Synthetic estimates by post-stratification (Holt and Smith 1979). `population` has a row of
/// cells.value.size() entries per area; areas where one is negative or not finite, or all are 0,
/// get NaN. An empty cell needs no value. Error bug where lengths differ.
std::vector<SyntheticEstimate> post_stratified(std::span<const double> population,
                                               const Cells& cells);

}  // namespace omrade::stats
