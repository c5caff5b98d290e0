// Sets of polygons that were drawn apart, each with tables of its own: numbers of the same people
// hang together there by open geometry.
#pragma once

#include "disclosure/counts.hpp"
#include "model/profile.hpp"
#include "run/workspace.hpp"

namespace omrade::run {

/// Tells `originals` of every pair of the profile's levels that are such sets, or are put together
/// from whole areas of such sets. Sets in different coordinate systems are not compared. A warning
/// in the log where geometry cannot tell.
void add_nests(const Profile& profile, const Workspace& workspace,
               disclosure::Originals& originals);

}  // namespace omrade::run
