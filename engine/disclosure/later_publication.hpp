// What a publication withholds that knows of earlier ones. For whoever runs the gate.
#pragma once

#include "disclosure/gate.hpp"
#include "disclosure/history.hpp"

#include <vector>

namespace omrade::disclosure {

/// All that history and gate withhold of the profile, in that order; of no history what the gate
/// alone does. Of the same data it is the same again. Error failed as of Gate::withhold().
std::vector<Withheld> withhold(const Gate& gate, const Rules& rules, const History& history,
                               Profile& profile, Originals& originals);

}  // namespace omrade::disclosure
