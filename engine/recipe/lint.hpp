// What a recipe asks for that can be computed and would still mislead: the same variable counted
// twice, mixed periods, mixed bases, comparisons with oneself, parts that pull the wrong way.
// Found from the recipe and its plan alone, never from data; warnings, not problems.
#pragma once

#include "base/error.hpp"
#include "recipe/plan.hpp"
#include "recipe/recipe.hpp"

#include <vector>

namespace omrade::recipe {

/// The plan must be whole: made of this recipe without problems. Indicators first, then composites,
/// both in the recipe's order. `what` says what stands there and why it matters, `hint` what to do.
std::vector<Message> lint(const Recipe& recipe, const Plan& plan);

}  // namespace omrade::recipe
