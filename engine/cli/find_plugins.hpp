// The plugins that can be found from here.
#pragma once

#include "catalogue/catalogue.hpp"

#include <filesystem>

namespace omrade::cli {

/// Those of the search path and, unless it is empty, beside `recipe`. Warns of entries of the path
/// that are ignored.
catalogue::Catalogue find_plugins(const std::filesystem::path& recipe = {});

}  // namespace omrade::cli
