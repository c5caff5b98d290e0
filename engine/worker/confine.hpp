// What a worker gives up before a plugin runs in it.
#pragma once

#include <filesystem>

namespace omrade::worker {

/// Ends with the engine, leaves no core file, and tells the engine what it was refused.
void prepare();

/// How far this system can confine a plugin; each is said once where it is false.
struct Confined {
  bool calls = true;  ///< seccomp: system calls
  bool files = true;  ///< Landlock: what is read while the plugin is loaded
};

/// No network, no program or thread, no file but libraries to read: constructors of a plugin run
/// while it is loaded, and the loader opens files.
Confined confine_before_loading(const std::filesystem::path& plugin);

/// No file at all, and none of those that were opened. False when this system cannot.
bool confine_after_loading();

}  // namespace omrade::worker
