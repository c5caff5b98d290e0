// Files as they are, or as gzip packed them.
#pragma once

#include <filesystem>
#include <string>

namespace omrade::io {

/// The whole file; unpacked when its first bytes say that it is gzip, whatever its name. Error user
/// when it is missing, unreadable, damaged or cut short.
std::string read_unpacked(const std::filesystem::path& file);

}  // namespace omrade::io
