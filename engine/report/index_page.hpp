// The index of all pages: a figure of the first index, a table with links, a map of the region.
#pragma once

#include "report/atlas.hpp"
#include "report/context.hpp"

#include <string>

namespace omrade::report {

std::string index_body(const Context& context, const Atlas& atlas);

}  // namespace omrade::report
