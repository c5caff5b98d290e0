// Which numbers of a profile readers need most. For the gate alone.
#pragma once

#include "disclosure/counts.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace omrade::disclosure {

/// The numbers of the counts, those that matter most first: those printed at levels of few areas (a
/// region before its municipalities, catchments before small areas), sums of many pairs before the
/// pairs, then those of large groups, then in their order. No count decides, only what everybody
/// may know.
std::vector<std::size_t> precedence_of(const Profile& profile, const std::vector<Count>& counts);

/// Of each count how much readers need it: 2 where an area is the only one of its level, such as a
/// region; 0 in pairs of areas and at the level of the most areas; else 1.
std::vector<std::uint8_t> ranks_of(const Profile& profile, const std::vector<Count>& counts);

}  // namespace omrade::disclosure
