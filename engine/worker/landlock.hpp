// Which files a library's constructors and the loader may read.
#pragma once

#include <filesystem>

namespace omrade::worker {

/// From now on this process opens no file but the libraries of the system, to be read, and the
/// plugin's own: no library beside it, which nobody has trusted; no health data, and not the memory
/// of the engine in /proc. False where the kernel cannot (Landlock: Linux 5.13).
bool read_libraries_only(const std::filesystem::path& plugin);

}  // namespace omrade::worker
