#include "cli/tool_commands.hpp"

namespace omrade::cli {

void declare_tool_commands(CLI::App& app, Shared& shared, Chosen& chosen) {
  declare_zonal(app, shared, chosen);
  declare_crosswalk(app, shared, chosen);
  declare_areas(app, shared, chosen);
  declare_autocorrelation(app, shared, chosen);
  declare_neighbours(app, shared, chosen);
  declare_stats(app, shared, chosen);
}

}  // namespace omrade::cli
