// Is a text UTF-8, and if not, where does it cease to be? The TOML library knows only about where.
#pragma once

#include "recipe/recipe.hpp"

#include <string_view>

namespace omrade::recipe {

/// The place of the first byte that belongs to no UTF-8 character; line 0 if there is none.
Place first_not_utf8(std::string_view text);

}  // namespace omrade::recipe
