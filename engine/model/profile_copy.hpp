// A profile whose estimates are its own: the type itself shares them between copies.
#pragma once

#include "model/profile.hpp"

namespace omrade {

/// What is done to the copy's numbers is not done to those of `profile`.
Profile copy_of(const Profile& profile);

}  // namespace omrade
