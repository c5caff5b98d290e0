// A plugin in processes of its own: whatever it does there is a failure with a sentence, and no
// more.
#pragma once

#include "base/cancel.hpp"
#include "catalogue/descriptor.hpp"
#include "host/host.hpp"

#include <memory>

namespace omrade::host {

/// Starts one worker. Error user when the plugin cannot be loaded or started, environment when the
/// worker program is missing. `cancel` outlives the plugin. Calls from several threads run in
/// workers of their own, at most as many as the engine has threads.
std::shared_ptr<Plugin> load_isolated(const catalogue::Descriptor& descriptor, const Cancel& cancel,
                                      const Limits& limits);

}  // namespace omrade::host
