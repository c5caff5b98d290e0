// What the gate and the history are told of a recipe's [disclosure].
#pragma once

#include "disclosure/amount_rules.hpp"
#include "disclosure/gate.hpp"
#include "recipe/recipe.hpp"

namespace omrade::run {

disclosure::Rules rules_of(const recipe::DisclosureSpec& spec);
disclosure::AmountRules amount_rules_of(const recipe::Recipe& recipe);

}  // namespace omrade::run
