#include "cli/options.hpp"
#include "cli/tool_commands.hpp"
#include "recipe/disclose_spec.hpp"
#include "tools/audit.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

namespace omrade::cli {

void declare_audit(CLI::App& app, Shared& shared, Chosen& chosen) {
  const auto arguments = std::make_shared<tools::AuditArguments>();
  const auto spec = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand(
      "audit", "what can be worked out of the withheld cells of a published table");
  command->add_option("table", arguments->table, "the table: CSV or a sheet of a workbook")
      ->required();
  command->add_option("--spec", *spec, "TOML file: columns, sums and thresholds")->required();
  add_output(*command, arguments->output);
  add_work(*command, shared);
  add_shared(*command, shared);
  command->footer("Example:\n  omrade audit published.csv --spec counts.toml");
  command->callback([arguments, spec, &shared, &chosen] {
    chosen = [arguments, spec, &shared] {
      arguments->spec = recipe::read_disclose_spec(*spec);
      arguments->threads = threads_of(shared);
      arguments->output.command = "audit";
      arguments->output.json = shared.json;
      arguments->output.quiet = shared.quiet;
      return tools::audit(*arguments);
    };
  });
}

}  // namespace omrade::cli
