// `omrade disclose` and `omrade audit`: a table and a spec, and what to do with them.
#include "cli/options.hpp"
#include "cli/tool_commands.hpp"
#include "recipe/disclose_spec.hpp"
#include "tools/audit.hpp"
#include "tools/disclose.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

namespace omrade::cli {
namespace {

struct SpecCommand {
  const char *name, *what, *spec, *example;
  int (*run)(const tools::SpecArguments&);
};

void declare(const SpecCommand& one, CLI::App& app, Shared& shared, Chosen& chosen) {
  const auto arguments = std::make_shared<tools::SpecArguments>();
  const auto spec = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand(one.name, one.what);
  command->add_option("table", arguments->table, "the table: CSV or a sheet of a workbook")
      ->required();
  command->add_option("--spec", *spec, one.spec)->required();
  add_output(*command, arguments->output);
  add_work(*command, shared);
  add_shared(*command, shared);
  command->footer(std::string("Example:\n  ") + one.example);
  command->callback([one, arguments, spec, &shared, &chosen] {
    chosen = [one, arguments, spec, &shared] {
      arguments->spec = recipe::read_disclose_spec(*spec);
      arguments->threads = threads_of(shared);
      arguments->output.command = one.name;
      arguments->output.json = shared.json;
      arguments->output.quiet = shared.quiet;
      return one.run(*arguments);
    };
  });
}

}  // namespace

void declare_disclose(CLI::App& app, Shared& shared, Chosen& chosen) {
  declare({.name = "disclose",
           .what = "withhold small counts of a table, and whatever would tell them",
           .spec = "TOML file: columns, sums and thresholds; with history = FILE also what was "
                   "published before, and OUT.history.json is written",
           .example = "omrade disclose counts.csv --spec counts.toml -o published.csv",
           .run = &tools::disclose},
          app, shared, chosen);
}

void declare_audit(CLI::App& app, Shared& shared, Chosen& chosen) {
  declare({.name = "audit",
           .what = "what can be worked out of the withheld cells of a published table",
           .spec = "TOML file: columns, sums and thresholds; with history = FILE also what was "
                   "published before",
           .example = "omrade audit published.csv --spec counts.toml",
           .run = &tools::audit},
          app, shared, chosen);
}

}  // namespace omrade::cli
