// One computation of a plan: a plugin at a level in a period.
#pragma once

#include "run/workspace.hpp"

#include <cstddef>

namespace omrade::run {

/// Writes what the plugin makes of its inputs, and what of its layers of amounts stays open, to the
/// slots of unit `u`. Where a required input of rows is absent in the unit's period, all layers are
/// missing, and the plugin is not called.
void compute_unit(const recipe::Recipe& recipe, const recipe::Plan& plan, std::size_t u,
                  Workspace& workspace);

}  // namespace omrade::run
