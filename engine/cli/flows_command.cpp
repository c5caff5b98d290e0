#include "cli/options.hpp"
#include "cli/tool_commands.hpp"
#include "tools/flows.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace omrade::cli {

void declare_flows(CLI::App& app, Shared& shared, Chosen& chosen) {
  const auto arguments = std::make_shared<tools::FlowsArguments>();
  CLI::App* command = app.add_subcommand(
      "flows", "how many of each home are listed at each centre, or of which age and sex they are");
  command->add_option("rows", arguments->rows, "CSV or column folder, one row for each person")
      ->required();
  command->add_option("--home", arguments->home, "column of homes")->required();
  command->add_option("--centre", arguments->centre, "column of centres; empty: listed nowhere");
  command->add_flag("--profile", arguments->profile, "count by age and sex, not by centre");
  command->add_option("--age", arguments->age, "column of ages in whole years, for --profile");
  command->add_option("--bands", arguments->bands, "years of a band of ages")
      ->check(CLI::Range(1, 150))
      ->capture_default_str();
  command->add_option("--sex", arguments->sex, "column of sexes, for --profile");
  add_output(*command, arguments->output);
  add_work(*command, shared);
  add_shared(*command, shared);
  command->footer(
      "Examples:\n  omrade flows persons.csv --home deso --centre listed -o flows.csv\n  omrade "
      "flows persons/ --home deso --profile --age age --sex sex");
  command->callback([arguments, &shared, &chosen] {
    chosen = [arguments, &shared] {
      arguments->threads = threads_of(shared);
      arguments->quiet = shared.quiet;
      arguments->output.command = "flows";
      arguments->output.json = shared.json;
      arguments->output.quiet = shared.quiet;
      return tools::flows(*arguments);
    };
  });
}

}  // namespace omrade::cli
