#include "cli/options.hpp"
#include "cli/tool_commands.hpp"
#include "tools/areas_check.hpp"
#include "tools/areas_repair.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace omrade::cli {
namespace {

void add_gap(CLI::App& command, double& m2) {
  command
      .add_option("--gap", m2,
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
  command
      ->add_option("--overlap", arguments->limits.overlap_m2,
                   "m2 up to which overlaps and gaps are taken for rounding")
      ->check(CLI::Range(0.0, 1e12))
      ->capture_default_str();
  add_gap(*command, arguments->limits.gap_m2);
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
      arguments->output.quiet = shared.quiet;
      return tools::areas_check(*arguments);
    };
  });
}

void declare_repair(CLI::App& group, Shared& shared, Chosen& chosen) {
  const auto arguments = std::make_shared<tools::AreasRepairArguments>();
  CLI::App* command = group.add_subcommand(
      "repair", "write the areas so that each place lies in one of them; the source is kept");
  command->add_option("areas", arguments->areas, "FILE or FILE:LAYER")->required();
  command->add_option("--id", arguments->id, "field of ids")->required();
  add_gap(*command, arguments->gap_m2);
  command->add_option("--report", arguments->report,
                      "table of what changed, by area (default: on standard error)");
  add_output(*command, arguments->output);
  add_work(*command, shared);
  add_shared(*command, shared);
  command->footer(
      "Example:\n  omrade areas repair deso.gpkg:as_found --id desokod -o deso_repaired.gpkg "
      "--report changes.csv");
  command->callback([arguments, &shared, &chosen] {
    chosen = [arguments, &shared] {
      arguments->threads = threads_of(shared);
      arguments->quiet = shared.quiet;
      arguments->output.command = "areas repair";
      arguments->output.json = shared.json;
      arguments->output.quiet = shared.quiet;
      return tools::areas_repair(*arguments);
    };
  });
}

}  // namespace

void declare_areas(CLI::App& app, Shared& shared, Chosen& chosen) {
  CLI::App* group = app.add_subcommand("areas", "check and repair areas");
  group->require_subcommand(1);
  declare_check(*group, shared, chosen);
  declare_repair(*group, shared, chosen);
}

}  // namespace omrade::cli
