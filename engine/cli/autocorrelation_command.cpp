#include "cli/options.hpp"
#include "cli/tool_commands.hpp"
#include "tools/autocorrelation.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace omrade::cli {

void declare_autocorrelation(CLI::App& app, Shared& shared, Chosen& chosen) {
  const auto arguments = std::make_shared<tools::AutocorrelationArguments>();
  CLI::App* command =
      app.add_subcommand("autocorrelation", "are neighbouring areas alike, and where");
  command->add_option("areas", arguments->areas, "FILE or FILE:LAYER")->required();
  command->add_option("--id", arguments->id, "field of ids")->required();
  command->add_option("--value", arguments->value, "field of numbers, or column of the table")
      ->required();
  command->add_option("--table", arguments->table, "table with the values: FILE or FILE:SHEET");
  command->add_option("--table-id", arguments->table_id,
                      "its column of ids (default: named as --id)");
  command
      ->add_option("--rule", arguments->rule,
                   "who is a neighbour: queen, rook, knn:K or distance:METRES")
      ->capture_default_str();
  constexpr std::size_t most = 9999999;
  command
      ->add_option("--permutations", arguments->permutations,
                   "random rearrangements behind each p; 0: no p")
      ->check(CLI::Range(std::size_t{0}, most))
      ->capture_default_str();
  command
      ->add_option("--divisor", arguments->divisor, "of the variance in local Moran's I: n or n-1")
      ->check(CLI::IsMember({"n", "n-1"}))
      ->capture_default_str();
  command->add_flag("--binary", arguments->binary,
                    "each neighbour weighs 1 (default: all neighbours of an area together do)");
  command->add_option("--seed", arguments->seed, "of the rearrangements")->capture_default_str();
  add_output(*command, arguments->output);
  add_work(*command, shared);
  add_shared(*command, shared);
  command->footer(
      "Examples:\n  omrade autocorrelation deso.gpkg --id desokod --value rate --rule queen -o "
      "clusters.gpkg\n  omrade autocorrelation deso.gpkg --id desokod --table rates.csv --value "
      "rate --rule knn:6 --permutations 9999 --json");
  command->callback([arguments, &shared, &chosen] {
    chosen = [arguments, &shared] {
      arguments->threads = threads_of(shared);
      arguments->quiet = shared.quiet;
      arguments->output.command = "autocorrelation";
      arguments->output.json = shared.json;
      arguments->output.quiet = shared.quiet;
      return tools::autocorrelation(*arguments);
    };
  });
}

}  // namespace omrade::cli
