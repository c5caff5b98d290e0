// Plugins whose processes ended twice are not called again in this process of the engine: each end
// costs a start, and for ends at the time limit, that time.
#pragma once

#include "catalogue/descriptor.hpp"

#include <string>

namespace omrade::host::quarantine {

/// Counts an end of a worker of this build of the plugin.
void count(const catalogue::Descriptor& plugin, const std::string& why);
/// Why it is not called, a clause; "" while it may be.
std::string reason(const catalogue::Descriptor& plugin);

}  // namespace omrade::host::quarantine
