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
  command.add_option("-o,--out", output.out,
                     "file ending in ." + join(io::table_endings(), ", .") +
                         ", or a folder of columns ending in / (default: CSV on standard output)");
  command.add_flag("--overwrite", output.overwrite, "replace the file if it exists");
}

void add_point_columns(CLI::App& command, std::string& x, std::string& y, std::string& bad_rows) {
  command.add_option("--x", x, "column of eastings of POINTS, where it is a table")
      ->capture_default_str();
  command.add_option("--y", y, "column of northings")->capture_default_str();
  command
      .add_option("--bad-rows", bad_rows,
                  "rows without a point: fail, or skip to leave them out and count them")
      ->check(CLI::IsMember({"fail", "skip"}))
      ->capture_default_str();
}

namespace {

/// An option that is not in the help.
template <class Value>
CLI::Option* add_unused(CLI::App& command, const char* name, Value& value) {
  return command.add_option(name, value)->group("");
}

void add_grammar_to(CLI::App& command, Shared& shared) {
  const auto lacks = [&command](const char* name) {
    return command.get_option_no_throw(name) == nullptr;
  };
  if (lacks("--threads"))
    add_unused(command, "--threads", shared.threads)->check(CLI::Range(1U, 4096U));
  if (lacks("--memory")) add_unused(command, "--memory", shared.memory);
  if (lacks("--seed")) add_unused(command, "--seed", shared.seed);
  if (lacks("--lang"))
    add_unused(command, "--lang", shared.language)->check(CLI::IsMember({"sv", "en"}));
  if (lacks("--log")) add_unused(command, "--log", shared.log);
  if (lacks("--quiet")) command.add_flag("--quiet", shared.quiet)->group("");
}

}  // namespace

void add_grammar(CLI::App& app, Shared& shared) {
  for (CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    const bool leads_on = !command->get_subcommands([](const CLI::App*) { return true; }).empty();
    if (!leads_on) add_grammar_to(*command, shared);
    add_grammar(*command, shared);
  }
}

}  // namespace omrade::cli
