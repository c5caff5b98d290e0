// The keys of the spec of `omrade disclose` and `omrade audit`, a language beside the recipe's.
#pragma once

#include "recipe/keys.hpp"

#include <span>

namespace omrade::recipe {

/// Paths "disclose", "disclose.hierarchy" and "disclose.composite"; `section` knows them, while
/// `sections` holds the recipe alone.
std::span<const Section> disclose_sections();

}  // namespace omrade::recipe
