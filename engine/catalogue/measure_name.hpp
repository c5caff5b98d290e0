// The words by which authors of plugins know the measures of inputs.
#pragma once

#include "catalogue/descriptor.hpp"

#include <string_view>

namespace omrade::catalogue {

/// "count", "mean", "share", "intensity" or "none"; "rows" for what is no column.
std::string_view measure_name(Measure measure);

/// A column's measure; "rows", "shared", or what is derived, such as "area_km2".
std::string_view form_name(const Input& input);

}  // namespace omrade::catalogue
