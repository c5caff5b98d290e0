// Is a request what its plugin declares? The engine made it, so whatever is wrong here is a bug of
// ours.
#pragma once

#include "catalogue/descriptor.hpp"
#include "host/host.hpp"

namespace omrade::host {

/// Error bug naming the plugin and the input or parameter.
void check_request(const catalogue::Descriptor& plugin, const Request& request);

}  // namespace omrade::host
