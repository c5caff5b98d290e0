// The files that a recipe names, looked at without reading their data.
#pragma once

#include "base/error.hpp"
#include "recipe/recipe.hpp"

#include <vector>

namespace omrade::recipe {

/// Files that do not exist, layers and fields that a vector source does not have: each at its place
/// in the recipe, with the nearest name.
std::vector<Message> check_files(const Recipe& recipe);

}  // namespace omrade::recipe
