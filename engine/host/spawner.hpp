// Starts worker programs.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace omrade::host {

/// A new process with `control` as descriptor 3, `output` as 1 and 2, and nothing else open but an
/// empty standard input; with default signals and a bare environment. Error environment when the
/// program is missing or cannot be started.
///
/// It is started from a thread that lives as long as this process: a worker asks to be killed with
/// the thread that started it.
pid_t spawn_worker(const std::filesystem::path& program, std::vector<std::string> arguments,
                   int control, int output);

}  // namespace omrade::host
