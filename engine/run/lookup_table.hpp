// The table behind a level: which base area belongs to which target, and with which share.
#pragma once

#include "model/area_set.hpp"
#include "model/crosswalk.hpp"
#include "recipe/recipe.hpp"

#include <memory>
#include <string>
#include <vector>

namespace omrade::run {

struct LookedUp {
  Crosswalk crosswalk;
  std::vector<std::string> target_ids;
};

/// Reads `by.table`: sources are `from`; targets are the ids of `to`, or when it is null the
/// distinct values of the table, sorted. Without a share column every source belongs wholly to one
/// target.
LookedUp read_lookup(const recipe::Recipe& recipe, const recipe::ByTable& by, const AreaSet& from,
                     const AreaSet* to, std::vector<std::string>& warnings);

}  // namespace omrade::run
