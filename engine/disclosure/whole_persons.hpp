// Numbers of divided people, such as 3.75 of a catchment, tell more than a count: only some whole
// numbers of its small areas make them. Rounded to whole persons they do not. For the gate alone.
#pragma once

#include "model/estimate.hpp"
#include "model/layer.hpp"

#include <cstddef>

namespace omrade::disclosure {

/// Whether all that estimate i tells follows from its numerator and denominator: counts,
/// proportions, rates and ratios as the engine completes them.
bool follows(const LayerInfo& info, ConstEstimateSpans spans, std::size_t i);

/// Whether it does, and its numerator may be rounded to whole persons.
bool can_be_rounded(const LayerInfo& info, ConstEstimateSpans spans, std::size_t i);

/// Gives such an estimate another numerator and denominator, and value and limits that follow from
/// them.
void make_anew(const LayerInfo& info, EstimateSpans spans, std::size_t i, double numerator,
               double denominator);

/// Makes the numerator whole, and value and limits anew from it.
void round_to_whole(const LayerInfo& info, EstimateSpans spans, std::size_t i);

}  // namespace omrade::disclosure
