// What was published before, as the recipe names it.
#pragma once

#include "disclosure/history.hpp"
#include "recipe/recipe.hpp"

namespace omrade::run {

/// Empty where the recipe names none. Error user when the file is missing or no history,
/// or was published by rules that the recipe's may not follow.
disclosure::History read_history(const recipe::Recipe& recipe);

}  // namespace omrade::run
