#include "cli/options.hpp"
#include "cli/tool_commands.hpp"
#include "recipe/composite_file.hpp"
#include "tools/composite.hpp"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <memory>
#include <optional>

namespace omrade::cli {

void declare_composite(CLI::App& app, Shared& shared, Chosen& chosen) {
  const auto arguments = std::make_shared<tools::CompositeArguments>();
  const auto seed = std::make_shared<std::optional<std::uint64_t>>();
  CLI::App* command =
      app.add_subcommand("composite", "an index of several measures, and how sure its ranks are");
  command->add_option("table", arguments->table, "FILE, FILE:LAYER or a folder of columns")
      ->required();
  command->add_option("--spec", arguments->spec_file, "TOML: parts, weights, scales, draws")
      ->required();
  command->add_option("--compare", arguments->compare,
                      "an earlier table, or another: what has changed since");
  command->add_option("--sensitivity", arguments->sensitivity,
                      "file for how much each choice of method matters");
  command->add_option("--tipping", arguments->tipping,
                      "file: for each area and part the value that would share the next place");
  command->add_option("--seed", *seed, "of the draws, in place of the spec's");
  add_output(*command, arguments->output);
  add_work(*command, shared);
  add_shared(*command, shared);
  command->footer(
      "Examples:\n  omrade composite areas.csv --spec need.toml -o need.csv\n  omrade composite "
      "areas_2024.csv --spec need.toml --compare areas_2023.csv");
  command->callback([arguments, seed, &shared, &chosen] {
    chosen = [arguments, seed, &shared] {
      arguments->spec = recipe::read_composite_file(arguments->spec_file);
      if (*seed) arguments->spec.spec.seed = **seed;
      arguments->threads = threads_of(shared);
      arguments->output.command = "composite";
      arguments->output.json = shared.json;
      arguments->output.quiet = shared.quiet;
      return tools::composite(*arguments);
    };
  });
}

}  // namespace omrade::cli
