// Weights of respondents that agree with what is known of the population.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace omrade::stats {

/// What is known of one variable: each row's category and the population of each category.
struct Margin {
  std::span<const std::uint32_t> category;  ///< one per row, < totals.size()
  std::span<const double> totals;           ///< finite, >= 0
};

struct RakingOptions {
  double tolerance = 1e-8;  ///< largest |weighted sum - total| / total of any category
  std::size_t rounds = 100;
  /// The final weights lie between these times their mean; each round cuts and goes on. They may
  /// make it impossible to meet the margins.
  double smallest = 0;
  double largest = std::numeric_limits<double>::infinity();
};

struct Raked {
  std::vector<double> weights;
  std::size_t rounds = 0;
  /// All margins are met within the tolerance. If not, the weights are those of the last round.
  bool converged = false;
  double deviation = 0;  ///< the largest that is left, relative to its total
  std::size_t cut = 0;   ///< weights at one of the bounds
};

/// Iterative proportional fitting of the weights to one margin after another (Deming and Stephan
/// 1940). Weights must be finite and > 0. Sums do not hang on the order of rows but in their last
/// digits. Error user, which tells margin and category by their numbers, where
/// - a category with people has no row: no weight can make up for it,
/// - a category without people has rows: their weights would become 0,
/// - the margins' sums differ by more than the tolerance: they cannot all be met.
/// Error bug where lengths differ, a category lies outside, or a weight or total is none.
Raked rake(std::span<const double> weights, std::span<const Margin> margins,
           const RakingOptions& options);

}  // namespace omrade::stats
