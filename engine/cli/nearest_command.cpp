#include "cli/options.hpp"
#include "cli/tool_commands.hpp"
#include "tools/nearest.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace omrade::cli {

void declare_nearest(CLI::App& app, Shared& shared, Chosen& chosen) {
  const auto arguments = std::make_shared<tools::NearestArguments>();
  const auto bad_rows = std::make_shared<std::string>("fail");
  CLI::App* command =
      app.add_subcommand("nearest", "the nearest of a few centres to each of many points");
  command->add_option("points", arguments->points, "CSV, column folder, FILE or FILE:LAYER")
      ->required();
  command->add_option("centres", arguments->centres, "points likewise, with ids")->required();
  command->add_option("--id", arguments->id, "field of ids of CENTRES")->required();
  command->add_option("--k", arguments->k, "how many centres to each point")
      ->check(CLI::Range(1U, 1000U))
      ->capture_default_str();
  command->add_option("--friction", arguments->friction,
                      "raster of cost per metre: the least cost in place of the distance");
  add_point_columns(*command, arguments->x, arguments->y, *bad_rows);
  add_output(*command, arguments->output);
  add_work(*command, shared);
  add_shared(*command, shared);
  command->footer(
      "Examples:\n  omrade nearest persons.csv centres.gpkg --id centre -o nearest.csv\n  omrade "
      "nearest persons/ centres.csv --id centre --k 3");
  command->callback([arguments, bad_rows, &shared, &chosen] {
    chosen = [arguments, bad_rows, &shared] {
      arguments->skip_bad_rows = *bad_rows == "skip";
      arguments->threads = threads_of(shared);
      arguments->quiet = shared.quiet;
      arguments->output.command = "nearest";
      arguments->output.json = shared.json;
      arguments->output.quiet = shared.quiet;
      return tools::nearest(*arguments);
    };
  });
}

}  // namespace omrade::cli
