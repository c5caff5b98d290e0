#include "cli/options.hpp"
#include "cli/tool_commands.hpp"
#include "tools/zonal.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace omrade::cli {

void declare_zonal(CLI::App& app, Shared& shared, Chosen& chosen) {
  const auto arguments = std::make_shared<tools::ZonalArguments>();
  CLI::App* command = app.add_subcommand("zonal", "what rasters hold on each area, exactly");
  command->add_option("areas", arguments->areas, "FILE or FILE:LAYER")->required();
  command->add_option("grids", arguments->grids, "rasters")->required();
  command->add_option("--id", arguments->id, "field of ids of AREAS")->required();
  command
      ->add_option("--stats", arguments->statistics,
                   "parted by commas: count, sum, mean, min, max, variance, stdev, median, "
                   "quantile(q), majority, minority, variety, weighted_mean, weighted_sum, frac")
      ->required();
  command->add_option("--weights", arguments->weights,
                      "raster of weights, on the cells of the grids");
  command->add_option("--bands", arguments->bands, "all, or numbers from 1 parted by commas")
      ->capture_default_str();
  add_output(*command, arguments->output);
  add_work(*command, shared);
  add_shared(*command, shared);
  command->footer(
      "Examples:\n  omrade zonal deso.gpkg people.tif --id desokod --stats sum,count -o "
      "people.csv\n  omrade zonal deso.gpkg noise.tif --id desokod --stats "
      "'weighted_mean,quantile(0.9)' --weights people.tif");
  command->callback([arguments, &shared, &chosen] {
    chosen = [arguments, &shared] {
      arguments->threads = threads_of(shared);
      arguments->memory = shared.memory.empty() ? 0 : parse_size(shared.memory);
      arguments->quiet = shared.quiet;
      arguments->output.command = "zonal";
      arguments->output.json = shared.json;
      arguments->output.quiet = shared.quiet;
      return tools::zonal(*arguments);
    };
  });
}

}  // namespace omrade::cli
