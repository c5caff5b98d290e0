// Where the layers of a further profile stand among those of all that are published together. For
// the gate alone.
#pragma once

#include "disclosure/counts.hpp"
#include "model/profile.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace omrade::disclosure {

struct JointPlace {
  std::size_t level = 0, layer = 0;
  bool added = false;  ///< else it is a layer that was published before
  bool other = false;  ///< it stands nowhere: its indicator has other numbers than before
};
using JointPlaces = std::vector<std::vector<JointPlace>>;  ///< by level and layer of the profile

/// Adds to `all` the layers of `next` that are not among its first `levels` levels with the same
/// numbers. Where levels have the same areas, made of the same people, they are one; the names of
/// those that are not get the `label`, as do area sets that have changed. Layers of an indicator
/// that has other numbers at one of the same levels (of who is listed where, in a scenario) are not
/// added. `originals` are those of `all`, and then hold what was added.
JointPlaces place(const std::string& label, const Profile& next, const Originals& of_next,
                  std::size_t levels, Profile& all, Originals& originals);

}  // namespace omrade::disclosure
