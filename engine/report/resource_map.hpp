// Resources as marks: a shape for each category, so that they are told apart without colours.
#pragma once

#include "report/atlas.hpp"
#include "report/context.hpp"
#include "report/resource_facts.hpp"

#include <cstddef>
#include <string>

namespace omrade::report {

/// The outline of a category's mark around the origin, within 6 pixels of it.
std::string_view resource_shape(std::size_t category);
/// A small drawing of the mark, for tables.
std::string resource_swatch(std::size_t category);

/// The page's surroundings with resources: filled inside the area, hollow outside. Outlines are
/// those that the map of health has defined. `caption` is the id of its caption; "" without
/// outlines.
std::string resource_map(const Context& context, const Atlas& atlas, const ResourceFacts& facts,
                         std::size_t page, const std::string& caption);

/// Whether there are so many resources that a mark of that map can stand for several of one sort.
bool marks_stand_for_several(const Atlas& atlas, const ResourceFacts& facts, std::size_t page);

}  // namespace omrade::report
