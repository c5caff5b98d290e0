// What the section [resources] asks for, held against the rest of the plan.
#pragma once

#include "recipe/plan.hpp"

#include <vector>

namespace omrade::recipe {

/// Sets plan.resources where the recipe has resources; the plan has its levels, indicators and
/// composites. Problems: layers that there are not, or that do not tell a need or residents.
std::vector<Message> plan_resources(const Recipe& recipe, Plan& plan);

}  // namespace omrade::recipe
