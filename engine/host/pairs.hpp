// Keys of pair layers, known before the plugin is called so that its outputs can be.
#pragma once

#include "catalogue/descriptor.hpp"
#include "host/host.hpp"

#include <memory>
#include <vector>

namespace omrade::host {

/// Per layer in declared order; null for layers of areas. Layers over the same field share their
/// keys. Empty keys where the rows or the field are absent.
std::vector<std::shared_ptr<const Pairs>> pairs_of(const catalogue::Descriptor& plugin,
                                                   const Request& request);

}  // namespace omrade::host
