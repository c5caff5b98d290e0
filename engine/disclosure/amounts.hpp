// Layers of amounts of persons that one or two may have made most of. For the gate alone.
#pragma once

#include "disclosure/gate.hpp"

#include <vector>

namespace omrade::disclosure {

/// Means of some of the persons, such as of the third that has most, tell of the sum of all. So
/// where one layer of amounts is among `others`, which were withheld so that a sum stays open, the
/// indicator's other layers of amounts go with it in that area.
std::vector<Withheld> withhold_amounts(Profile& profile, const std::vector<Withheld>& others);

}  // namespace omrade::disclosure
