// Centres on a map: a mark each, and a name where there is room for it.
#pragma once

#include "report/context.hpp"
#include "report/view.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace omrade::report {

/// The page's own place is large and always named; the others are small, and named where their name
/// covers no other name and no mark.
std::string place_marks(const Context& context, const View& view, std::optional<std::size_t> page);

}  // namespace omrade::report
