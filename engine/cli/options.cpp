#include "cli/options.hpp"

#include "base/text.hpp"

#include <CLI/CLI.hpp>

namespace omrade::cli {

void add_shared(CLI::App& command, Shared& shared) {
  command.add_flag("--json", shared.json, "one JSON object on standard output");
  command.add_flag("--quiet", shared.quiet, "only warnings and errors");
  command.add_option("--log", shared.log, "trace, debug, info, warn, error or off")
      ->capture_default_str();
}

void add_isolation(CLI::App& command, Shared& shared) {
  command
      .add_option("--isolate", shared.isolate,
                  "plugins in processes of their own: auto (all but omrade's own), all or none")
      ->check(CLI::IsMember({"auto", "all", "none"}))
      ->capture_default_str();
}

void add_work(CLI::App& command, Shared& shared) {
  command
      .add_option("--threads", shared.threads,
                  "threads to use (default: all cores); results do not depend on it")
      ->check(CLI::Range(1U, 4096U));
  command.add_option("--memory", shared.memory, "budget such as 500M or 2G");
}

void add_output(CLI::App& command, tools::OutputOptions& output) {
  command.add_option(
      "-o,--out", output.out,
      "file ending in ." + join(io::table_endings(), ", .") + " (default: CSV on standard output)");
  command.add_flag("--overwrite", output.overwrite, "replace the file if it exists");
}

}  // namespace omrade::cli
