// A guard before the TOML library, which takes a stack frame for every part of a dotted key: a text
// of a hundred thousand dots would end the program before it could be refused.
#pragma once

#include "recipe/recipe.hpp"

#include <string_view>

namespace omrade::recipe {

/// The line of the first dotted key of more than 32 parts; line 0 if there is none. Texts and
/// comments are passed over.
Place deepest_key(std::string_view text);

}  // namespace omrade::recipe
