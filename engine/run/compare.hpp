// Sets every layer beside its benchmark. Works on what the gate has left, so that no comparison can
// tell more than what is published.
#pragma once

#include "disclosure/gate.hpp"
#include "model/profile.hpp"
#include "recipe/plan.hpp"

namespace omrade::run {

/// Fills `comparison` of every layer whose indicator is compared. Per area: the difference with its
/// interval from the limits of both (stats::difference). An area that makes up over 10 % of its
/// benchmark is compared with the rest of it, where the rest can be told from the two (of
/// proportions, rates, ratios and means that are numerator over denominator in both, not of an
/// index) and the gate would publish it as a cell of its own; else with the whole. `clear` holds
/// where p passes Benjamini-Hochberg at 5 %, over all comparisons of the page set (the page level
/// and every level with the same areas), and over each other level by itself.
void compare(Profile& profile, const recipe::Plan& plan, const disclosure::Gate& gate);

}  // namespace omrade::run
