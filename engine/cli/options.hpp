// Options that several commands take.
#pragma once

#include "cli/common.hpp"

namespace CLI {
class App;
}

namespace omrade::cli {

/// --json, --quiet and --log.
void add_shared(CLI::App& command, Shared& shared);
/// --isolate, of commands that call plugins.
void add_isolation(CLI::App& command, Shared& shared);
/// --threads and --memory, of commands that compute.
void add_work(CLI::App& command, Shared& shared);

}  // namespace omrade::cli
