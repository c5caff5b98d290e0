// Rates and proportions of small areas, drawn towards what all areas, or those around, have in
// common.
#pragma once

#include "stats/interval.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace omrade::stats {

enum class EmpiricalBayesKind : std::uint8_t {
  rate,        ///< events of a population: Poisson
  proportion,  ///< of persons: binomial
};

/// Spans of one entry per area. An area has data where y and n are finite, n > 0 and y >= 0 (and
/// y <= n for proportions, but for rounding); the others are left out and get NaN.
struct SmallCounts {
  std::span<const double> y;  ///< numerators
  std::span<const double> n;  ///< denominators
  /// Effective numbers where respondents have weights; empty: n itself.
  std::span<const double> n_eff;
  EmpiricalBayesKind kind = EmpiricalBayesKind::rate;
};

/// NaN where the area has no data.
struct EmpiricalBayesEstimate {
  double value = std::numeric_limits<double>::quiet_NaN();
  double prior_mean = value;      ///< m
  double prior_variance = value;  ///< v
  double shrinkage = value;       ///< v / (v + s): 1 leaves the area's own value, 0 takes m
  /// sqrt(v·s / (v + s)), which does not count that m and v are estimates; 0 where v is 0.
  double standard_error = value;
};

/// Marshall (1991), global form: with p = y/n, m = Σy/Σn, n̄ the mean of n,
/// v = max(0, Σn(p - m)²/Σn - q/n̄), s = q/n_eff, where q = m for rates and m(1 - m) for
/// proportions: p* = m + v/(v + s) · (p - m). Where effective numbers are given, what is taken off
/// v is q · Σ(n/n_eff)/Σn, which is q/n̄ when they are n. Where v is 0 every area gets m, whatever
/// s.
std::vector<EmpiricalBayesEstimate> empirical_bayes(const SmallCounts& counts);

/// Spatial form: m, n̄ and v of each area over itself and its neighbours of[begin[i]] ..
/// of[begin[i + 1]) that have data (itself and doubles among the neighbours count once). NaN of an
/// area without such neighbours: one area alone tells nothing of v. Error bug where the spans do
/// not fit each other.
std::vector<EmpiricalBayesEstimate> spatial_empirical_bayes(const SmallCounts& counts,
                                                            std::span<const std::size_t> begin,
                                                            std::span<const std::uint32_t> of);

/// value ± z · standard_error, cut to [0, 1] (rates: from 0). None (NaN) where the standard error
/// is 0: without spread between areas the formula has no interval to give, not a certain value.
Limits limits_of(const EmpiricalBayesEstimate& estimate, EmpiricalBayesKind kind, double z);

}  // namespace omrade::stats
