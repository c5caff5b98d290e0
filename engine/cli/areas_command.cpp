#include "cli/options.hpp"
#include "cli/tool_commands.hpp"
#include "tools/areas_check.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace omrade::cli {
namespace {

void add_limits(CLI::App& command, geometry::FaultLimits& limits) {
  command
      .add_option("--overlap", limits.overlap_m2,
                  "m2 up to which overlaps and gaps are taken for rounding")
      ->check(CLI::Range(0.0, 1e12))
      ->capture_default_str();
  command
      .add_option("--gap", limits.gap_m2,
                  "m2 up to which a hole between the areas is a gap, and not meant to be there")
      ->check(CLI::Range(0.0, 1e15))
      ->capture_default_str();
}

void declare_check(CLI::App& group, Shared& shared, Chosen& chosen) {
  const auto arguments = std::make_shared<tools::AreasCheckArguments>();
  CLI::App* command = group.add_subcommand(
      "check", "find invalid, doubled and overlapping areas, gaps, and wrong codes");
  command->add_option("areas", arguments->areas, "FILE or FILE:LAYER")->required();
  command->add_option("--id", arguments->id, "field of ids")->required();
  command->add_option("--codes", arguments->codes,
                      "table of the ids that there should be: FILE or FILE:SHEET");
  add_limits(*command, arguments->limits);
  command
      ->add_option("--sliver", arguments->limits.sliver_roundness,
                   "4 pi area / perimeter² below which an overlap or gap is a sliver")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  add_output(*command, arguments->output);
  add_work(*command, shared);
  add_shared(*command, shared);
  command->footer(
      "Ends with 1 where there are problems.\n\nExamples:\n  omrade areas check deso.gpkg --id "
      "desokod\n  omrade areas check deso.gpkg:as_found --id desokod --codes codes.csv -o "
      "problems.csv");
  command->callback([arguments, &shared, &chosen] {
    chosen = [arguments, &shared] {
      arguments->threads = threads_of(shared);
      arguments->quiet = shared.quiet;
      arguments->output.command = "areas check";
      arguments->output.json = shared.json;
      return tools::areas_check(*arguments);
    };
  });
}

}  // namespace

void declare_areas(CLI::App& app, Shared& shared, Chosen& chosen) {
  CLI::App* group = app.add_subcommand("areas", "check areas");
  group->require_subcommand(1);
  declare_check(*group, shared, chosen);
}

}  // namespace omrade::cli
