// Any table that a command may be given.
#pragma once

#include "io/table.hpp"
#include "tools/source.hpp"

#include <memory>

namespace omrade::tools {

/// Delimited text, workbooks, JSON-stat cubes and column folders by io::open_table; a file of any
/// other ending by GDAL (io::open_feature_table). Error user as these.
std::unique_ptr<io::TableSource> open_any_table(const Source& source);

}  // namespace omrade::tools
