// Files that are whole or absent: written under a temporary name, synced and renamed.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace omrade {

/// The whole file as bytes. Error user when it is missing or unreadable.
std::string read_file(const std::filesystem::path& path);

/// Writes `content` to `path` so that a reader sees the old file or the new one, never a part:
/// temporary name in the same folder, fsync, rename. Error environment when the disk refuses.
void write_file(const std::filesystem::path& path, std::string_view content);

/// Flushes a file or folder to the disk. Error environment when it cannot.
void sync_path(const std::filesystem::path& path);

}  // namespace omrade
