// The arrays that a call fills, one set per layer.
#pragma once

#include "catalogue/descriptor.hpp"
#include "host/frame.hpp"
#include "host/host.hpp"

#include <span>
#include <vector>

namespace omrade::host {

/// Empty estimates for every layer: one per area, or per pair of a pair layer.
std::vector<LayerOutput> outputs_of(const catalogue::Descriptor& plugin, const Request& request);

/// Where a call writes them; they stay where they are while it does.
std::vector<LayerView> views_of(std::span<LayerOutput> outputs);

}  // namespace omrade::host
