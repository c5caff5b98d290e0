// What every reader asks of a path before it hands it to a parser or to GDAL, so that the plain
// mistakes are answered in the same words whatever the format.
#pragma once

#include <filesystem>

namespace omrade::io {

/// Error user "PATH: cannot open: no such file" (with the nearest name in its folder, if one is
/// near) or "… permission denied". A connection is no path, and only GDAL can ask for it.
void require_readable(const std::filesystem::path& path);

/// Likewise, and "… it is a folder".
void require_readable_file(const std::filesystem::path& path);

}  // namespace omrade::io
