// Numbers that differ by few persons from what was published before: they are withheld wherever
// else they would be printed. For the gate alone.
#pragma once

#include "disclosure/counts.hpp"
#include "disclosure/gate.hpp"

#include <vector>

namespace omrade::disclosure {

/// Places that print a number that Originals::held holds at another place, ascending.
std::vector<Place> held_and_printed(const Profile& profile, const Originals& originals);

/// Withholds them.
std::vector<Withheld> withhold_held(Profile& profile, const Originals& originals);

/// Error bug, naming one of them, if there are any.
void refuse_held(const Profile& profile, const Originals& originals);

}  // namespace omrade::disclosure
