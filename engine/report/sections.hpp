// The sections of an area's page, each as markup; "" where the profile has nothing for it.
#pragma once

#include "report/atlas.hpp"
#include "report/context.hpp"

#include <cstddef>
#include <string>

namespace omrade::report {

/// Boxes: counts and the first index.
std::string key_figures_section(const Context& context, std::size_t page);
/// Map, locator and the table of the areas that the page is put together from.
std::string map_section(const Context& context, const Atlas& atlas, std::size_t page);
/// All layers, by indicator, each view of the area beside the other.
std::string measures_section(const Context& context, std::size_t page);
/// Pair layers: where residents are listed, where the listed live.
std::string flows_section(const Context& context, std::size_t page);
/// Definitions, sources, division, disclosure, run. The same on every page.
std::string about_section(const Context& context);

/// A table in a box that scrolls where the screen is narrow, by keyboard too. `id` is unique on the
/// page.
std::string scroll_box(const std::string& id, const std::string& caption, const std::string& rows);
/// A heading cell of a column.
std::string column_heading(const std::string& markup, const std::string& style = "");

}  // namespace omrade::report
