// Which choice matters most to the ranks.
#pragma once

#include "base/parallel_for.hpp"
#include "composite/composite.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace omrade::composite {

/// Shares of the variance of what a full design gives; NaN where it does not vary at all.
struct SobolIndices {
  std::vector<double> first;  ///< of each factor alone
  std::vector<double> total;  ///< with all interactions it has a part in
  double variance = 0;        ///< mean over the outputs
};

/// The design has every combination of the factors' levels once, the last factor's changing
/// fastest; values[combination][output]. With V all variance of an output over the design (each
/// combination as likely as any other), first = V[E(y | factor)] / V and
/// total = E[V(y | all others)] / V (Sobol 2001; Saltelli et al. 2008), no estimates but exact for
/// the design. Several outputs: both summed over them before they are divided (Gamboa et al. 2014).
/// Error bug for values that are no such design.
SobolIndices sobol(std::span<const std::size_t> levels, std::span<const std::vector<float>> values);

/// Other ways to make an index.
struct Choices {
  std::vector<Normalisation> normalise{};  ///< of all parts; as the spec says is always one more
  std::vector<Weighing> weights{};         ///< likewise
  std::vector<Aggregation> aggregate{};    ///< likewise
};

/// What can be done to the parts at hand in place of what the spec says, where it names nothing:
/// z-score, min-max and percentile-rank; given, equal and the first component; arithmetic and
/// geometric.
Choices usual_choices();

/// A factor of the design and its levels; those that cannot be (z-scores in a geometric mean) are
/// left out before.
struct Factor {
  std::string name{};
  std::vector<std::string> levels{};
};
struct Design {
  std::vector<Factor> factors{};  ///< normalise, weights, aggregate; only those with two or more
  std::vector<Method> methods{};  ///< every combination, the last factor changing fastest
};
/// Levels that equal the spec's own way are named once. `population` scales need one in
/// `prepared`. Of two choices that do not go together, a scale that reaches 0 is left out: it would
/// be no full design.
Design design_of(const Spec& spec, const Prepared& prepared, const Choices& choices);

struct Sensitivity {
  std::vector<Factor> factors{};  ///< those of the design, and "data" where values are uncertain
  SobolIndices of_ranks{};
  std::vector<double> mean_shift{};  ///< places that areas move on average from the spec's own rank
                                     ///< when this factor alone is changed
  std::size_t combinations = 0;
};
/// Ranks by every combination of the design's methods and, where values are uncertain, of 32 draws
/// of them. The same bytes for any loop.
Sensitivity sensitivity_of(const Composite& index, const Simulation& simulation,
                           const Design& design, const ParallelFor& loop);

}  // namespace omrade::composite
