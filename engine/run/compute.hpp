// The heart of a run: from a plan to a profile that has passed the gate. Writes nothing.
#pragma once

#include "disclosure/joint.hpp"
#include "run/graph.hpp"
#include "run/run.hpp"
#include "run/scenario.hpp"
#include "run/workspace.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace omrade::run {

struct Computed {
  std::shared_ptr<const GatedProfile> profile;
  /// With a scenario, the profile as it was when it was audited, before it was rounded: for the
  /// differences of scenarios from it, inside the trust boundary.
  std::shared_ptr<const Profile> audited{};
  std::vector<std::string> failed;  ///< as Result's
  std::string history{};            ///< as Outcome's
  std::size_t peak_bytes = 0;
};

/// `workspace` holds afterwards what the numbers were made of: inside the trust boundary, ungated.
/// Errors as run(). With a scenario, `recipe` and `plan` are its model's. `joint` holds what is
/// published beside it: without a scenario it begins with the profile, and a scenario is looked at
/// together with what it holds; demanded with one.
Computed compute(const recipe::Recipe& recipe, const recipe::Plan& asked, const Options& options,
                 Workspace& workspace, const Scenario* scenario = nullptr,
                 disclosure::Joint* joint = nullptr);

GraphOptions graph_options(const Options& options);
/// The options' cancel, or one that never happens.
const Cancel& cancel_of(const Options& options);

}  // namespace omrade::run
