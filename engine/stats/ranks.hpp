// Which areas are highest? What can be said of ranks when values are uncertain.
#pragma once

#include "stats/parallel_for.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace omrade::stats {

/// Fills `values` with draw number `draw` of all areas at once: of their joint distribution, where
/// areas hang together. Called in any order and in parallel; must hang on `draw` alone.
using DrawAll = std::function<void(std::size_t draw, std::span<double> values)>;

/// Areas of their own: value + standard error · normal.
DrawAll independent_draws(std::span<const double> values, std::span<const double> standard_errors,
                          std::uint64_t seed);

/// From 1, which is the highest.
struct RankSet {
  std::size_t first = 0;
  std::size_t last = 0;
};

struct Ranks {
  /// All true ranks lie in their sets at once, with at least the probability asked for; true rank =
  /// 1 + number of areas that are truly higher.
  std::vector<RankSet> sets;
  double critical = 0;  ///< half-width of the band that they follow from, in standard errors
};

struct RankOptions {
  double level = 0.95;  ///< of all sets at once, in (0, 1)
  std::size_t draws = 2000;
};

/// From a band that holds all true values at once (Klein, Wright and Wieczorek 2020, JRSS C 69):
/// the value ± critical · standard error, critical being the quantile (ceil(level·(draws + 1))-th
/// smallest) over draws of max |draw - value| / standard error. An area's set begins after those
/// whose band lies above its own, and ends before those below. The sets cover more often than asked
/// for, since a rank is known where bands lie apart; of differences they would be narrower, at the
/// price of all pairs (Mogstad, Romano, Shaikh and Wilhelm 2024).
/// A standard error of 0 is a known value. Error bug where something is not finite, a standard
/// error is negative, lengths differ, or level or draws are out of range (level·(draws + 1) <=
/// draws). The same bytes for any loop.
Ranks simultaneous_ranks(std::span<const double> values, std::span<const double> standard_errors,
                         const DrawAll& draw_all, const RankOptions& options,
                         const ParallelFor& loop);

/// Of each of `areas` areas: the part of the draws in which it is among the `top` highest. Areas
/// that are equal at the edge share its places, so that the probabilities sum to `top`. Error bug
/// where top is above areas or draws are 0. The same bytes for any loop.
std::vector<double> top_probability(std::size_t areas, std::size_t top, std::size_t draws,
                                    const DrawAll& draw_all, const ParallelFor& loop);

}  // namespace omrade::stats
