// Maps as SVG: a page's surroundings, the region, and where in the region the page's area lies.
#pragma once

#include "report/atlas.hpp"
#include "report/context.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace omrade::report {

/// Whether the page's area is all that the map shows: then its outline says nothing, and neither
/// does where it lies.
bool is_whole_map(const Context& context, std::size_t page);

/// Areas by colour class with a tooltip each, outlines of the page's own areas, centres, scale bar.
/// Every map layer is drawn, and the style shows the chosen one. `page` is nothing for the map of
/// the whole region, which has the first layer alone. `caption` is the id of the element that names
/// the map.
std::string map_svg(const Context& context, const Atlas& atlas, std::optional<std::size_t> page,
                    const std::string& caption);

/// What the map shows: layer, level and period.
std::string map_caption(const Context& context, std::optional<std::size_t> page);

/// The style classes of what belongs to map layer `k` alone.
std::string shown_with(std::size_t k);

/// What the colours and marks mean, as a list.
std::string map_legend(const Context& context, std::optional<std::size_t> page);

/// The region with the page's areas and the frame of its map.
std::string locator_svg(const Context& context, const Atlas& atlas, std::size_t page,
                        const std::string& caption);

}  // namespace omrade::report
