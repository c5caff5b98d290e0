// What zeros tell by being published: that all the others are people. For the gate alone.
#pragma once

#include "disclosure/profile_system.hpp"

namespace omrade::disclosure {

/// Since zeros are published, a sum of withheld numbers is at least as many as they are, and one of
/// them at most what that leaves: nothing can be done about it, so it is no need. Takes out of the
/// needs what the relations of `made` rule out one by one, in so many rounds, whatever is withheld.
void see_least(ProfileSystem& made, int rounds);

/// Likewise, with what two relations say together where all terms of one but its total are in the
/// other: those listed at a centre less those who live in its area are all who come from elsewhere.
/// Takes longer.
void see_least_together(ProfileSystem& made);

}  // namespace omrade::disclosure
