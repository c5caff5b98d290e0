// From a filled workspace to a profile.
#pragma once

#include "base/hash.hpp"
#include "model/profile.hpp"
#include "run/run.hpp"
#include "run/workspace.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace omrade::run {

/// A layer of the indicator's plugin as the recipe calls it: the indicator's own title is that of
/// its only layer.
LayerInfo layer_info(const recipe::IndicatorPlan& indicator, std::size_t layer);

/// Moves the outcomes into a profile. `key` turns plain content hashes into the keyed ones that may
/// be published.
Profile assemble(const recipe::Recipe& recipe, const recipe::Plan& plan, Workspace& workspace,
                 const SecretKey& key, const std::string& engine_version);

/// First 12 hexadecimal digits of SHA-256 over recipe text, engine version and plugin build-ids;
/// never data.
std::string run_id(const recipe::Recipe& recipe, const recipe::Plan& plan,
                   const std::string& engine_version);

/// "cni at around: …" for every computation that failed; `required` collects those of required
/// indicators.
std::vector<std::string> failures(const recipe::Plan& plan, const Workspace& workspace,
                                  std::vector<Message>& required);

/// Where an indicator of persons failed at base areas, printed or not, makes it fail at the levels
/// that are made of them: what these tell of a few people in one of the areas would be seen by
/// nobody. Before `failures` and `assemble`, which takes the outcomes.
void fail_where_base_areas_fail(const recipe::Plan& plan, Workspace& workspace);

}  // namespace omrade::run
