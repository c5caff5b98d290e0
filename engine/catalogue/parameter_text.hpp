// The value of a parameter as people write it.
#pragma once

#include "catalogue/descriptor.hpp"

#include <string>

namespace omrade::catalogue {

/// "2.5", "true", the id of a choice, the text, or "0, 5, 10".
std::string parameter_text(const ParamValue& value, ParamKind kind);

}  // namespace omrade::catalogue
