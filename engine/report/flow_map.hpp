// Where people of a flow live: the small areas of the region by how large a part of it they are.
#pragma once

#include "report/atlas.hpp"
#include "report/context.hpp"

#include <cstddef>
#include <string>

namespace omrade::report {

/// The flows of area `area` of `layer`, drawn on the small map of the region, with a legend. ""
/// unless the flows are to or from areas of the map. `caption` is the id of the element that names
/// it.
std::string flow_map(const Context& context, const Atlas& atlas, const LayerResult& layer,
                     std::size_t area, const std::string& caption);

}  // namespace omrade::report
