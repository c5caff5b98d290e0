// Parts, domains and the index: what is weighed with what.
#pragma once

#include "composite/aggregate.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace omrade::composite {

/// Parts lie in domains, domains in the index. Without domains of the analyst's own all parts lie
/// in one. Weights are above 0, in any unit: those of a domain's parts count by their share of its
/// sum, those of the domains likewise.
struct Hierarchy {
  std::vector<std::size_t> domain_of{};  ///< one per part
  std::vector<double> part_weights{};
  std::vector<double> domain_weights{};
  Mean mean{};  ///< of the parts in a domain, and of the domains; copeland: of all parts at once
};

/// Parts on the common scale (NaN: no value), one entry per area each.
using Parts = std::vector<std::vector<double>>;

/// Memory that one call leaves to the next.
struct HierarchyScratch {
  std::vector<double> sum{}, weight{}, top_sum{}, top_weight{};
};

/// One score per area: in each domain the mean of the parts that have a value there, of these the
/// mean of the domains that have one; the weights that are left are raised to sum to 1. NaN where
/// no part has a value. Parts must be above 0 where the mean wants it.
void scores_of(const Hierarchy& hierarchy, const Parts& parts, std::span<double> out,
               HierarchyScratch& scratch);

/// The scores of the domains, one list each, by the same rule.
std::vector<std::vector<double>> domain_scores(const Hierarchy& hierarchy, const Parts& parts);

/// Of each part its share of the whole weight in each area: 0 where it has no value, summing to 1
/// over those that do. [part][area]
Parts effective_weights(const Hierarchy& hierarchy, const Parts& parts);

/// What the parts add to the score.
struct Contributions {
  Parts of{};  ///< [part][area]; NaN where the part has no value
  /// What the contributions count from: 0 of an arithmetic mean, else per area the score that it
  /// would have if each of its parts stood at the mean of the areas.
  std::vector<double> reference{};
  /// reference + the contributions in the order of the parts, added as they stand: the score, with
  /// no difference in any digit.
  std::vector<double> score{};
};

/// Arithmetic means: effective weight times the part. Others: how much the score lies above the
/// reference, divided by slopes: with m(x) = f⁻¹(Σ w·f(x)),
///   m(x) - m(r) = Σ w·(x - r) · slope_f(x, r) / slope_f(m(x), m(r)),
/// which for the geometric mean is the logarithmic mean Divisia division (Ang 2005). It leaves no
/// rest, and does not hang on the order of the parts. Error bug for copeland.
Contributions contributions_of(const Hierarchy& hierarchy, const Parts& parts);

/// Copeland's method on the weighed majority of parts: of each pair of areas the one wins that is
/// higher in more than half of the weight of the parts that both have (Munda and Nardo 2009);
/// (wins - losses) / (areas - 1). `weights` one per part. Time areas² · parts.
void copeland(const Parts& parts, std::span<const double> weights, std::span<double> out);

/// Each part's share of all weight where nothing is missing.
std::vector<double> flat_weights(const Hierarchy& hierarchy);

}  // namespace omrade::composite
