// What the gate is told of a recipe's [disclosure].
#pragma once

#include "disclosure/gate.hpp"
#include "recipe/recipe.hpp"

namespace omrade::run {

disclosure::Rules rules_of(const recipe::DisclosureSpec& spec);

}  // namespace omrade::run
