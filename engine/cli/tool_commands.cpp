#include "cli/tool_commands.hpp"

#include "tools/threads.hpp"

namespace omrade::cli {

void declare_tool_commands(CLI::App& app, Shared& shared, Chosen& chosen) {
  tools::Threads::stop_with(cancelled());
  declare_zonal(app, shared, chosen);
  declare_crosswalk(app, shared, chosen);
  declare_areas(app, shared, chosen);
  declare_autocorrelation(app, shared, chosen);
  declare_neighbours(app, shared, chosen);
  declare_locate(app, shared, chosen);
  declare_nearest(app, shared, chosen);
  declare_flows(app, shared, chosen);
  declare_stats(app, shared, chosen);
  declare_disclose(app, shared, chosen);
  declare_audit(app, shared, chosen);
}

}  // namespace omrade::cli
