// Inequality within an area: each of the small areas that it is put together from, on the scale of
// all in the region.
#pragma once

#include "report/context.hpp"

#include <cstddef>
#include <string>

namespace omrade::report {

/// "" where fewer than two of the page's own areas have a value. `caption` is the id of the element
/// that names the figure.
std::string strip_svg(const Context& context, const MapLayer& map, std::size_t page,
                      const std::string& caption);

/// Markup: the lowest and the highest of the page's own areas with their names and intervals, and
/// how many are protected. "" where strip_svg() gives none.
std::string strip_words(const Context& context, const MapLayer& map, std::size_t page);

}  // namespace omrade::report
