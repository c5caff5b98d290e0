// What is wrong with a text that is not TOML, in words for an analyst: the library's own words
// speak of escaped codepoints and value terminators.
#pragma once

#include "recipe/recipe.hpp"

#include <string>
#include <string_view>

namespace omrade::recipe {

struct SyntaxError {
  Place place{};
  std::string what{};
  std::string hint{};
};

/// `description` and `place` as the TOML library gives them. Unknown descriptions are passed on.
SyntaxError explain_syntax(std::string_view description, std::string_view text, Place place);

}  // namespace omrade::recipe
