// Composites: layers of several indicators weighed together to a score and a rank.
#pragma once

#include "model/profile.hpp"
#include "recipe/plan.hpp"

namespace omrade::run {

/// Adds to every level of every composite the layers `score` (1) and `rank` (1 = most in need), for
/// each period. Works on what the gate has left: were the scale made with withheld values, the
/// published ones would give them away. The parts are named in LayerInfo::parts as
/// "indicator.layer", so that the gate withholds a score of which a part is withheld. Where a part
/// has no value for another reason, the weights of the others are raised and the score is marked
/// unreliable.
void compose(Profile& profile, const recipe::Plan& plan);

}  // namespace omrade::run
