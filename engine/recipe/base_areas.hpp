// The base areas behind the levels of a plan, where nobody asked for them.
#pragma once

#include "recipe/plan.hpp"

namespace omrade::recipe {

/// Whether disclosure control needs its numbers of base areas: it counts persons or their amounts.
bool asks_of_base_areas(const IndicatorPlan& indicator);

/// The plan with a computation at the base set of every derived level, where the indicator is not
/// asked for there and its inputs reach it: what is printed of large areas must not tell of small
/// ones, so disclosure control has to know their numbers. These units come last and are
/// `unprinted`, and so are levels that nothing else needs; indices of `plan` stay what they are. It
/// points into `recipe` and what `plan` does.
Plan with_base_areas(const Recipe& recipe, const Plan& plan);

}  // namespace omrade::recipe
