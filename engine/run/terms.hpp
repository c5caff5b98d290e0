// Columns that an input sums: by the recipe everybody knows that they are parts of the sum, also
// where no layer prints them.
#pragma once

#include "model/profile.hpp"
#include "recipe/plan.hpp"
#include "run/workspace.hpp"

namespace omrade::run {

/// Adds each of them as an unprinted count of persons beside the layers of the computation, so that
/// what a sum and its other terms tell of it is protected, and it is no less than nobody. Of
/// indicators that count persons. Before the gate.
void add_terms(const recipe::Plan& plan, const Workspace& workspace, Profile& profile);

}  // namespace omrade::run
