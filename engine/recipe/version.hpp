// Version pins of a recipe: ">=1.2", "=1.2.3", "1.2" (any 1.2.x).
#pragma once

#include <string_view>

namespace omrade::recipe {

/// True when `pin` can be understood.
bool is_version_pin(std::string_view pin);
/// True when `version` (such as "1.2.0") satisfies `pin`; a pin that cannot be understood is never
/// satisfied.
bool satisfies(std::string_view version, std::string_view pin);

}  // namespace omrade::recipe
