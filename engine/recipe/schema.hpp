// The recipe language as a JSON Schema (draft 2020-12), for editors that complete and check TOML:
// made from the table of keys and from what the installed plugins declare.
#pragma once

#include "catalogue/catalogue.hpp"

#include <string>

namespace omrade::recipe {

/// One JSON object, indented, with a line feed at its end. Without plugins their names, inputs and
/// parameters are free.
std::string json_schema(const catalogue::Catalogue& catalogue);

}  // namespace omrade::recipe
