// Which equations are worth asking of. For the gate alone.
#pragma once

#include "disclosure/counts.hpp"
#include "disclosure/gate.hpp"
#include "disclosure/relations.hpp"

#include <vector>

namespace omrade::disclosure {

/// Of relations that hang together by a count that may be opened, those that tell of a withheld
/// one.
std::vector<CountRelation> near_withheld(const Rules& rules, std::vector<CountRelation> relations,
                                         const Counts& counts);

}  // namespace omrade::disclosure
