// Levels that overlap, such as municipalities and catchments, where their base areas have no number
// of their own: a small number in the one is bounded by numbers of the other that share people with
// it, whatever they add up to. For the gate alone.
#pragma once

#include "disclosure/counts.hpp"
#include "disclosure/gate.hpp"
#include "disclosure/series.hpp"

#include <vector>

namespace omrade::disclosure {

/// The series of persons whose levels overlap so, by their place among `series`.
std::vector<bool> overlapping(const Profile& profile, const std::vector<Series>& series);

/// Withholds, of each withheld small number of such a series (or of those who are left), the
/// numbers of other levels that share base areas with its area. Zeros are never withheld for
/// others.
std::vector<Withheld> withhold_overlaps(const Rules& rules, Profile& profile,
                                        const Originals& originals);

}  // namespace omrade::disclosure
