// A plugin made ready for a run, or one whose every layer is failed.
#pragma once

#include "base/cancel.hpp"
#include "catalogue/descriptor.hpp"
#include "host/host.hpp"

#include <memory>

namespace omrade::run {

/// One layer's failure is no dead run: a plugin that runs in a process of its own and cannot be
/// started fails at every call, with the reason. Error user: one of the engine's own cannot be
/// loaded; environment: the worker program is missing. `cancel` outlives the plugin.
std::shared_ptr<host::Plugin> load_plugin(const catalogue::Descriptor& plugin,
                                          host::Isolation isolation, const Cancel& cancel);

}  // namespace omrade::run
