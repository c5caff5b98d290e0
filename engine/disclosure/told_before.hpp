// What earlier publications tell by themselves, which no later one can take back. For the gate
// alone.
#pragma once

#include "disclosure/profile_system.hpp"

#include <cstddef>
#include <vector>

namespace omrade::disclosure {

/// Takes out of the needs of `made` what is ruled out already by what was published before: by
/// everything that was, with nothing of today beside it. Where it can be neither ruled out nor
/// shown to be possible, the cell is left without a need, and the cells that hang together with it
/// are returned: they have to be withheld, so that today's publication adds nothing. A cell that
/// would need that and hangs together with a zero that is told today for the first time keeps its
/// need. Nothing is done where nothing was published before.
std::vector<std::size_t> see_told_before(ProfileSystem& made);

}  // namespace omrade::disclosure
