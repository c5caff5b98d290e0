#include "cli/options.hpp"
#include "cli/tool_commands.hpp"
#include "recipe/disclose_spec.hpp"
#include "tools/disclose.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

namespace omrade::cli {

void declare_disclose(CLI::App& app, Shared& shared, Chosen& chosen) {
  const auto arguments = std::make_shared<tools::DiscloseArguments>();
  const auto spec = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand(
      "disclose", "withhold small counts of a table, and whatever would tell them");
  command->add_option("table", arguments->table, "the table: CSV or a sheet of a workbook")
      ->required();
  command->add_option("--spec", *spec, "TOML file: columns, sums and thresholds")->required();
  add_output(*command, arguments->output);
  add_work(*command, shared);
  add_shared(*command, shared);
  command->footer("Example:\n  omrade disclose counts.csv --spec counts.toml -o published.csv");
  command->callback([arguments, spec, &shared, &chosen] {
    chosen = [arguments, spec, &shared] {
      arguments->spec = recipe::read_disclose_spec(*spec);
      arguments->threads = threads_of(shared);
      arguments->output.command = "disclose";
      arguments->output.json = shared.json;
      arguments->output.quiet = shared.quiet;
      return tools::disclose(*arguments);
    };
  });
}

}  // namespace omrade::cli
