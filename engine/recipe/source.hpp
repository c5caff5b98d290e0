// FILE and FILE:LAYER as they are written in a recipe.
#pragma once

#include "recipe/recipe.hpp"

#include <filesystem>
#include <string_view>

namespace omrade::recipe {

/// Splits at the last ':' that parts a file from a layer: not one followed by a slash (a URL,
/// "C:\"), nor one after a single letter (a drive). A file that exists under the whole written name
/// is taken as it is. A relative path is put on `folder`. `path` stays empty when nothing stands
/// before the ':'. A connection to a database is kept whole; `written` has no password.
Source split_source(std::string_view written, Place place, const std::filesystem::path& folder);

/// A file without layers: the whole text is the path.
Source plain_file(std::string_view written, Place place, const std::filesystem::path& folder);

}  // namespace omrade::recipe
