// The recipe that a scenario is computed by. Whom a catchment drawn by hand would give to a centre
// that opens is unknown, so in scenarios, and in the present that they are set against, everybody
// belongs to the nearest place.
#pragma once

#include "catalogue/catalogue.hpp"
#include "recipe/plan.hpp"
#include "recipe/recipe.hpp"

#include <memory>
#include <string>
#include <vector>

namespace omrade::recipe {

/// A table of records that are keyed both by where people live and by the place they use, so that
/// the latter can be found anew.
struct Relisted {
  std::string table{};
  std::string home{};  ///< the area set that the level is made from
};

/// One model for all scenarios of a point set.
struct ScenarioModel {
  /// The written recipe, changed: levels that lead to the set are made by nearest (by people with
  /// the grid that the level had); the set's key is taken from tables that cannot be relisted, for
  /// counts of those who use a place today say nothing of tomorrow.
  std::unique_ptr<const Recipe> recipe;
  Plan plan;  ///< points into `recipe`
  std::string set{};
  std::string level{};  ///< the first level by nearest that leads to the set
  std::vector<Relisted> relisted{};
  std::vector<const ScenarioSpec*> scenarios{};  ///< of `recipe`, in its order
};

struct ScenarioModels {
  std::vector<ScenarioModel> models;  ///< by first scenario of each set
  std::vector<Message> problems;      ///< such as a set to which no level leads
};

/// Models of the recipe's scenarios; none for a recipe without.
ScenarioModels make_scenario_models(const Recipe& recipe, const catalogue::Catalogue& catalogue);

}  // namespace omrade::recipe
