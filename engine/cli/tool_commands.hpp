// The commands that serve a kernel alone. Each is declared, with the work that it does, in a file
// of its own.
#pragma once

#include "cli/common.hpp"

#include <functional>

namespace CLI {
class App;
}

namespace omrade::cli {

/// The one command that the arguments came to, run once they are all read.
using Chosen = std::function<int()>;

void declare_areas(CLI::App& app, Shared& shared, Chosen& chosen);
void declare_audit(CLI::App& app, Shared& shared, Chosen& chosen);
void declare_autocorrelation(CLI::App& app, Shared& shared, Chosen& chosen);
void declare_crosswalk(CLI::App& app, Shared& shared, Chosen& chosen);
void declare_disclose(CLI::App& app, Shared& shared, Chosen& chosen);
void declare_neighbours(CLI::App& app, Shared& shared, Chosen& chosen);
void declare_stats(CLI::App& app, Shared& shared, Chosen& chosen);
void declare_zonal(CLI::App& app, Shared& shared, Chosen& chosen);
void declare_flows(CLI::App& app, Shared& shared, Chosen& chosen);
void declare_locate(CLI::App& app, Shared& shared, Chosen& chosen);
void declare_nearest(CLI::App& app, Shared& shared, Chosen& chosen);

/// All of them.
void declare_tool_commands(CLI::App& app, Shared& shared, Chosen& chosen);

}  // namespace omrade::cli
