// Binds the parts of composites to the layers of the planned indicators.
#pragma once

#include "recipe/plan.hpp"

#include <vector>

namespace omrade::recipe {

/// Fills `plan.composites`; levels and indicators must be planned. Problems: unknown indicators and
/// layers (nearest name), pair layers, parts that are not computed at a level of the composite,
/// names that an indicator has already.
std::vector<Message> plan_composites(const Recipe& recipe, Plan& plan);

}  // namespace omrade::recipe
