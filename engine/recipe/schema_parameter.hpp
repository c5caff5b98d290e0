// The part of the JSON Schema that is about one parameter of a plugin. Private to the schema.
#pragma once

#include "catalogue/descriptor.hpp"

#include <string>

namespace omrade::recipe {

/// JSON: what values are taken, and the default; without title and description.
std::string parameter_schema(const catalogue::Param& param);

}  // namespace omrade::recipe
