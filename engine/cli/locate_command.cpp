#include "cli/options.hpp"
#include "cli/tool_commands.hpp"
#include "tools/locate.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace omrade::cli {

void declare_locate(CLI::App& app, Shared& shared, Chosen& chosen) {
  const auto arguments = std::make_shared<tools::LocateArguments>();
  const auto bad_rows = std::make_shared<std::string>("fail");
  CLI::App* command = app.add_subcommand("locate", "which area each of many points lies in");
  command->add_option("points", arguments->points, "CSV, column folder, FILE or FILE:LAYER")
      ->required();
  command->add_option("areas", arguments->areas, "FILE or FILE:LAYER")->required();
  command->add_option("--id", arguments->id, "field of ids of AREAS")->required();
  command->add_flag("--count", arguments->count, "how many points lie in each area");
  add_point_columns(*command, arguments->x, arguments->y, *bad_rows);
  add_output(*command, arguments->output);
  add_work(*command, shared);
  add_shared(*command, shared);
  command->footer(
      "Examples:\n  omrade locate persons.csv deso.gpkg --id desokod -o home.csv\n  omrade locate "
      "persons/ deso.gpkg --id desokod --count");
  command->callback([arguments, bad_rows, &shared, &chosen] {
    chosen = [arguments, bad_rows, &shared] {
      arguments->skip_bad_rows = *bad_rows == "skip";
      arguments->threads = threads_of(shared);
      arguments->quiet = shared.quiet;
      arguments->output.command = "locate";
      arguments->output.json = shared.json;
      arguments->output.quiet = shared.quiet;
      return tools::locate(*arguments);
    };
  });
}

}  // namespace omrade::cli
