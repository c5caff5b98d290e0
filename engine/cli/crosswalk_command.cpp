#include "cli/options.hpp"
#include "cli/tool_commands.hpp"
#include "tools/crosswalk.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace omrade::cli {

void declare_crosswalk(CLI::App& app, Shared& shared, Chosen& chosen) {
  const auto arguments = std::make_shared<tools::CrosswalkArguments>();
  CLI::App* command = app.add_subcommand(
      "crosswalk", "how the areas of one division are shared out over those of another");
  command->add_option("from", arguments->from, "FILE or FILE:LAYER")->required();
  command->add_option("to", arguments->to, "FILE or FILE:LAYER")->required();
  command->add_option("--from-id", arguments->from_id, "field of ids of FROM")->required();
  command->add_option("--to-id", arguments->to_id, "field of ids of TO")->required();
  command
      ->add_option("--method", arguments->method,
                   "areal: by ground; dasymetric: by people on a grid; nested: wholly where most "
                   "of it lies; points: FROM is points")
      ->check(CLI::IsMember({"areal", "dasymetric", "nested", "points"}))
      ->capture_default_str();
  command->add_option("--grid", arguments->grid, "raster of people, for dasymetric");
  add_output(*command, arguments->output);
  add_work(*command, shared);
  add_shared(*command, shared);
  command->footer(
      "Examples:\n  omrade crosswalk deso.gpkg parishes.gpkg --from-id desokod --to-id code -o "
      "shares.csv\n  omrade crosswalk deso.gpkg areas.gpkg:health_centres --from-id desokod "
      "--to-id id --method dasymetric --grid people.tif");
  command->callback([arguments, &shared, &chosen] {
    chosen = [arguments, &shared] {
      arguments->threads = threads_of(shared);
      arguments->quiet = shared.quiet;
      arguments->output.command = "crosswalk";
      arguments->output.json = shared.json;
      arguments->output.quiet = shared.quiet;
      return tools::crosswalk(*arguments);
    };
  });
}

}  // namespace omrade::cli
