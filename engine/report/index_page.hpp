// The index of all pages: a table with links, the scenarios, a figure of the first index, a map of
// the region.
#pragma once

#include "report/atlas.hpp"
#include "report/context.hpp"
#include "report/report.hpp"

#include <string>
#include <vector>

namespace omrade::report {

std::string index_body(const Context& context, const Atlas& atlas,
                       const std::vector<ScenarioLink>& scenarios);

/// A file as a reference in markup: a '%' of the file's name is written %25.
std::string link_to(const std::string& file);

}  // namespace omrade::report
