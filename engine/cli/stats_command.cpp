#include "base/text.hpp"
#include "cli/options.hpp"
#include "cli/tool_commands.hpp"
#include "io/findings.hpp"
#include "tools/stats.hpp"
#include "tools/stats_methods.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace omrade::cli {
namespace {

using tools::StatsArguments;
using tools::StatsDomain;
using tools::StatsMethod;
using tools::StatsOption;
using tools::StatsOptionKind;
using tools::StatsRole;

/// "--under_5", and as options are spelled here, "--under-5".
std::string spellings(const std::string& role) {
  if (role.find('_') == std::string::npos) return "--" + role;
  std::string hyphens = role;
  std::replace(hyphens.begin(), hyphens.end(), '_', '-');
  return "--" + role + ",--" + hyphens;
}

void add_role(CLI::App& command, const StatsRole& role, StatsArguments& arguments) {
  CLI::Option* option = command
                            .add_option_function<std::string>(
                                spellings(role.name),
                                [name = role.name, &arguments](const std::string& column) {
                                  arguments.roles[name] = column;
                                },
                                role.help)
                            ->type_name(role.domain == StatsDomain::list ? "COLUMN,…"
                                        : role.or_number                 ? "COLUMN|NUMBER"
                                                                         : "COLUMN")
                            ->group("Columns");
  if (!role.standard.empty()) {
    arguments.roles[role.name] = role.standard;
    option->default_str(role.standard);
  } else if (role.required) {
    option->required();
  }
}

/// Like CLI::Range, which writes 1e300 with three hundred digits and takes "nan".
CLI::Validator number_from_to(double least, double most) {
  return {[least, most](const std::string& text) -> std::string {
            const std::optional<double> number = parse_number(text);
            if (number && *number >= least && *number <= most) return "";
            return io::in_quotes(text) + " is not a number from " + shortest(least) + " to " +
                   shortest(most);
          },
          ""};
}

void add_option(CLI::App& command, const StatsOption& declared, StatsArguments& arguments) {
  const std::string name = "--" + declared.name;
  if (declared.kind == StatsOptionKind::flag) {
    command.add_flag_callback(
        name, [key = declared.name, &arguments] { arguments.options[key] = "true"; },
        declared.help);
    return;
  }
  CLI::Option* option = command.add_option_function<std::string>(
      name,
      [key = declared.name, &arguments](const std::string& text) { arguments.options[key] = text; },
      declared.help);
  if (!declared.standard.empty()) option->default_str(declared.standard);
  if (!declared.choices.empty()) option->check(CLI::IsMember(declared.choices));
  if (declared.kind == StatsOptionKind::number)
    option->type_name("NUMBER")->check(number_from_to(declared.least, declared.most));
  if (declared.kind == StatsOptionKind::whole) {
    option->type_name("N")->check(CLI::Range(static_cast<std::uint64_t>(declared.least),
                                             static_cast<std::uint64_t>(declared.most))
                                      .description(""));
  }
  if (declared.required) option->required();
}

void declare_method(CLI::App& stats, const std::shared_ptr<const StatsMethod>& method,
                    Shared& shared, Chosen& chosen) {
  const auto arguments = std::make_shared<StatsArguments>();
  CLI::App* command = stats.add_subcommand(method->name, method->summary);
  for (const std::string& alias : method->aliases) command->alias(alias);
  if (method->table) {
    command->add_option("table", arguments->table, "FILE, FILE:LAYER or a folder of columns")
        ->required();
    command
        ->add_option("--by", arguments->by,
                     method->rows == tools::StatsRows::groups
                         ? "columns of one group each (default: all rows are one)"
                         : "columns that name the rows")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_name("COLUMN,…")
        ->group("Columns");
  }
  for (const StatsRole& role : method->roles) add_role(*command, role, *arguments);
  for (const StatsOption& option : method->options) add_option(*command, option, *arguments);
  add_output(*command, arguments->output);
  add_work(*command, shared);
  add_shared(*command, shared);
  command->footer("Example:\n  omrade stats " + method->example);
  command->callback([arguments, method, &shared, &chosen] {
    chosen = [arguments, method, &shared] {
      arguments->threads = threads_of(shared);
      arguments->quiet = shared.quiet;
      arguments->output.command = "stats";
      arguments->output.json = shared.json;
      arguments->output.quiet = shared.quiet;
      return tools::stats(*method, *arguments);
    };
  });
}

}  // namespace

void declare_stats(CLI::App& app, Shared& shared, Chosen& chosen) {
  CLI::App* stats =
      app.add_subcommand("stats", "rates, standardisation and inequality, with their limits");
  stats->require_subcommand(1);
  for (StatsMethod& method : tools::stats_methods())
    declare_method(*stats, std::make_shared<const StatsMethod>(std::move(method)), shared, chosen);
}

}  // namespace omrade::cli
