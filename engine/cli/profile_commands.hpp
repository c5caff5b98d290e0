// The commands that read what a run has published. Each is declared, with the work that it does, in
// a file of its own.
#pragma once

#include "cli/tool_commands.hpp"

namespace omrade::cli {

void declare_map(CLI::App& app, Shared& shared, Chosen& chosen);
void declare_report(CLI::App& app, Shared& shared, Chosen& chosen);
void declare_table(CLI::App& app, Shared& shared, Chosen& chosen);

/// All of them.
void declare_profile_commands(CLI::App& app, Shared& shared, Chosen& chosen);

}  // namespace omrade::cli
