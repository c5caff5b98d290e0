// Which build of a plugin an indicator gets.
#pragma once

#include "catalogue/catalogue.hpp"
#include "recipe/recipe.hpp"

#include <vector>

namespace omrade::recipe {

struct Pinned {
  const catalogue::Descriptor* plugin = nullptr;  ///< of the catalogue; null: nothing of that name
  std::vector<Message> problems{};
  std::vector<Message> notes{};  ///< a choice that the recipe left open
};

/// The first build in the order of the search that `version` and `build_id` let through. Where none
/// does, that is a problem, and `plugin` is the first of its name, for what else can be checked.
Pinned choose_build(const Recipe& recipe, const IndicatorSpec& spec,
                    const catalogue::Catalogue& catalogue);

}  // namespace omrade::recipe
