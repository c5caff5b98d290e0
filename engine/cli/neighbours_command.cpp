#include "cli/options.hpp"
#include "cli/tool_commands.hpp"
#include "tools/neighbours.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace omrade::cli {

void declare_neighbours(CLI::App& app, Shared& shared, Chosen& chosen) {
  const auto arguments = std::make_shared<tools::NeighboursArguments>();
  CLI::App* command = app.add_subcommand("neighbours", "which areas are neighbours of which");
  command->add_option("areas", arguments->areas, "FILE or FILE:LAYER")->required();
  command->add_option("--id", arguments->id, "field of ids")->required();
  command
      ->add_option("--rule", arguments->rule,
                   "queen: a common point of their borders; rook: a common stretch; knn:K: the K "
                   "nearest centroids; distance:METRES: centroids within it")
      ->capture_default_str();
  add_output(*command, arguments->output);
  add_work(*command, shared);
  add_shared(*command, shared);
  command->footer(
      "Examples:\n  omrade neighbours deso.gpkg --id desokod -o neighbours.csv\n  omrade "
      "neighbours deso.gpkg --id desokod --rule knn:6");
  command->callback([arguments, &shared, &chosen] {
    chosen = [arguments, &shared] {
      arguments->threads = threads_of(shared);
      arguments->quiet = shared.quiet;
      arguments->output.command = "neighbours";
      arguments->output.json = shared.json;
      arguments->output.quiet = shared.quiet;
      return tools::neighbours(*arguments);
    };
  });
}

}  // namespace omrade::cli
