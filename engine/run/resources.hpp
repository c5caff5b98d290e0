// How many resources areas have, how near they are to residents, and where needs are high and
// resources are not there.
#pragma once

#include "disclosure/gate.hpp"
#include "model/profile.hpp"
#include "recipe/plan.hpp"
#include "run/workspace.hpp"

namespace omrade::run {

/// Adds resources and their layers to a profile from which the gate has taken what it withholds.
/// How many there are is public. What is told per resident is made of the published number of
/// residents, so that it tells nothing of one that is withheld; a distance stands only where that
/// number does and the grid has people enough, in whole hundreds of metres.
void add_resources(Profile& profile, const recipe::Plan& plan, const Workspace& workspace,
                   const disclosure::Gate& gate);

}  // namespace omrade::run
