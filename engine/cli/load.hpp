// A recipe made ready: parsed, its files looked at, planned against the plugins that can be found.
#pragma once

#include "base/error.hpp"
#include "recipe/plan.hpp"
#include "recipe/recipe.hpp"
#include "recipe/scenario.hpp"

#include <filesystem>
#include <memory>
#include <vector>

namespace omrade::cli {

struct Ready {
  recipe::Recipe recipe;
  recipe::Plan plan;  ///< points into `recipe`
  std::vector<recipe::ScenarioModel> scenarios;
  std::vector<Message>
      problems;  ///< in the order of the recipe; the plan is whole only when there are none
  std::vector<Message> notes;
};

/// Never throws for what is wrong in the recipe: that is in `problems`.
std::unique_ptr<const Ready> load(const std::filesystem::path& recipe);

/// The recipe to use when none was named: recipe.toml here. Error user saying what to do next.
std::filesystem::path default_recipe();

}  // namespace omrade::cli
