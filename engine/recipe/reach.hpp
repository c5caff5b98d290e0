// How a table keyed by area sets comes to a level (contracts: "a key on a level's `to` set reaches
// that level by identity, but only when `by` says so").
#pragma once

#include "recipe/plan.hpp"

#include <optional>
#include <string>

namespace omrade::recipe {

struct Reached {
  std::string set{};
  Reach reach = Reach::identity;
};

/// Nothing when no key of the table reaches the level. `by` names the set of the key to use, or is
/// empty: then the level's own set or its base set.
std::optional<Reached> reach(const TableSpec& table, const LevelPlan& level, const std::string& by);

}  // namespace omrade::recipe
