// The spec of `omrade composite`: a composite whose layers are columns of a table.
#pragma once

#include "composite/table_spec.hpp"

#include <filesystem>

namespace omrade::recipe {

/// Error user with everything that is wrong in it.
composite::TableSpec read_composite_file(const std::filesystem::path& file);

}  // namespace omrade::recipe
