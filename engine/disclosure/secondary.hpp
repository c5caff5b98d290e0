// Secondary suppression and the audit of a profile: a withheld number must not follow from the
// published ones. For the gate alone.
#pragma once

#include "base/parallel_for.hpp"
#include "disclosure/counts.hpp"
#include "disclosure/gate.hpp"

#include <vector>

namespace omrade::disclosure {

/// Withholds further cells, until of every withheld small number of people (or of those who are
/// left) all values from 1 to minimum_count - 1 fit everything that is published, and of one that
/// other rules withheld more than itself does, and of a sum of amounts the part that stays open,
/// upwards and downwards. Cells that cost little are taken first: of areas
/// with few people, and printed in few places. Zeros are never withheld for others. Error failed,
/// with every cell that nothing protects, where that is impossible. The same
/// for any loop; an empty one: on this thread.
std::vector<Withheld> withhold_secondary(const Rules& rules, Profile& profile,
                                         const Originals& originals, const ParallelFor& loop);

/// Shows of every withheld number that all of what `withhold_secondary` promises fits what is
/// published. Error failed, with every number of which it cannot.
void audit(const Rules& rules, const Profile& profile, const Originals& originals,
           const ParallelFor& loop);

}  // namespace omrade::disclosure
