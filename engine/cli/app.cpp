#include "cli/app.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/plugin_commands.hpp"
#include "cli/profile_commands.hpp"
#include "cli/tool_commands.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::cli {
namespace {

int exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::failed:
      return 1;
    case ErrorKind::user:
      return 2;
    case ErrorKind::environment:
      return 3;
    case ErrorKind::bug:
      return 4;
    case ErrorKind::interrupted:
      return 130;
  }
  return 4;
}

/// "a,b" as a and b; given more than once, all of them.
std::vector<std::string> areas_of(const std::vector<std::string>& only) {
  std::vector<std::string> areas;
  for (const std::string& list : only) {
    for (const std::string_view area : split(list, ',')) {
      if (!trim(area).empty()) areas.emplace_back(trim(area));
    }
    if (areas.empty()) {
      throw Error(ErrorKind::user, {.subject = "--only",
                                    .what = "'" + list + "' names no area",
                                    .hint = "write --only ID,ID"});
    }
  }
  return areas;
}

/// The commands and what each of them runs.
struct Commands {
  Shared shared;
  RunArguments run;
  WhyArguments why;
  ExplainArguments explain;
  InitArguments init;
  std::vector<std::string> only;
  PluginArguments plugin;
  std::string check_recipe, schema_recipe, schema_file;
  std::function<int()> chosen;

  void declare(CLI::App& app) {
    CLI::App* run_app = app.add_subcommand("run", "compute profiles and publish them");
    run_app->add_option("recipe", run.recipe, "the recipe (default: recipe.toml)");
    run_app->add_option("-o,--out", run.out, "folder of results")->capture_default_str();
    run_app->add_option("--only", only, "write pages of these areas only (all are computed)")
        ->allow_extra_args(false);
    add_isolation(*run_app, shared);
    add_work(*run_app, shared);
    add_shared(*run_app, shared);
    run_app->footer(
        "Examples:\n  omrade run examples/kronoberg/recipe.toml -o build/kronoberg\n  omrade run "
        "recipe.toml --only dalbo,teleborg --threads 2");
    run_app->callback([this] {
      chosen = [this] {
        run.only = areas_of(only);
        return run_command(run, shared);
      };
    });

    CLI::App* check_app = app.add_subcommand(
        "check", "say all that is wrong with a recipe and its data; run nothing");
    check_app->add_option("recipe", check_recipe, "the recipe (default: recipe.toml)");
    add_work(*check_app, shared);
    add_shared(*check_app, shared);
    check_app->footer("Example:\n  omrade check recipe.toml");
    check_app->callback(
        [this] { chosen = [this] { return check_command(check_recipe, shared); }; });

    CLI::App* why_app =
        app.add_subcommand("why", "unfold one number to sources, shares and formula");
    why_app->add_option("area", why.area, "id or name of the area")->required();
    why_app->add_option("layer", why.layer, "INDICATOR.LAYER")->required();
    why_app->add_option("--recipe", why.recipe, "the recipe (default: recipe.toml)");
    why_app->add_option("--level", why.level, "level of the area (default: that of the pages)");
    why_app->add_option("--period", why.period, "period (default: the recipe's)");
    add_isolation(*why_app, shared);
    add_work(*why_app, shared);
    add_shared(*why_app, shared);
    why_app->footer("Example:\n  omrade why dalbo cni.relative");
    why_app->callback([this] { chosen = [this] { return why_command(why, shared); }; });

    CLI::App* explain_app =
        app.add_subcommand("explain", "how every input comes to every level, and why it is needed");
    explain_app->add_option("recipe", explain.recipe, "the recipe (default: recipe.toml)");
    CLI::Option* graph =
        explain_app->add_flag("--graph", explain.graph, "the plan as Graphviz DOT");
    add_shared(*explain_app, shared);
    graph->excludes("--json");
    explain_app->footer(
        "Examples:\n  omrade explain recipe.toml\n  omrade explain recipe.toml --graph | dot -Tsvg "
        "> plan.svg");
    explain_app->callback([this] { chosen = [this] { return explain_command(explain, shared); }; });

    CLI::App* schema_app = app.add_subcommand(
        "schema", "JSON Schema of recipes with the installed plugins, for editors");
    schema_app->add_option("recipe", schema_recipe, "also with the plugins beside this recipe")
        ->check(CLI::ExistingFile);
    schema_app->add_option("-o,--out", schema_file, "where to write it (default: standard output)");
    schema_app->footer("Example:\n  omrade schema -o recipe.schema.json");
    schema_app->callback(
        [this] { chosen = [this] { return schema_command(schema_recipe, schema_file); }; });

    CLI::App* init_app = app.add_subcommand("init", "write a first recipe");
    init_app->add_option("files", init.sources,
                         "files or folders to draw it from (none: a template; one NAME.toml: where "
                         "to write the template)");
    init_app->add_option("-o,--out", init.out, "where to write it (default: recipe.toml)");
    init_app->footer("Examples:\n  omrade init recipe.toml\n  omrade init data -o recipe.toml");
    init_app->callback([this] { chosen = [this] { return init_command(init); }; });

    declare_profile_commands(app, shared, chosen);
    declare_tool_commands(app, shared, chosen);
    declare_plugin_commands(app, plugin, shared, chosen);
    add_grammar(app, shared);
  }
};

/// The command that the arguments came to, such as "run"; the program where they named none.
const CLI::App& deepest(const CLI::App& app) {
  const CLI::App* at = &app;
  while (!at->get_subcommands().empty()) at = at->get_subcommands().back();
  return *at;
}

std::string called(const CLI::App& app) {
  const CLI::App* parent = app.get_parent();
  return parent == nullptr ? app.get_name() : called(*parent) + " " + app.get_name();
}

std::vector<std::string> commands_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  return names;
}

/// The option that is meant: one that begins like it, or the nearest.
std::optional<std::string> near_option(const CLI::App& app, const std::string& name) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& one : option->get_lnames()) names.push_back("--" + one);
  }
  constexpr std::size_t telling = 4;  // "--" and two letters
  const auto alike = std::find_if(names.begin(), names.end(), [&](const std::string& one) {
    const std::size_t common = std::min(one.size(), name.size());
    return common >= telling && one.compare(0, common, name, 0, common) == 0;
  });
  return alike != names.end() ? *alike : nearest_name(name, names);
}

/// What is wrong with the arguments, in the words of all errors.
Message fault_of(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& at = deepest(app);
  const std::string help = "see " + called(at) + " --help";
  const std::vector<std::string> commands = commands_of(at);
  const std::vector<std::string> left = at.remaining();
  const auto option = std::find_if(left.begin(), left.end(), [](const std::string& one) {
    return one.size() > 1 && one.front() == '-';
  });
  const bool misnamed = !commands.empty() && !left.empty() && left.front().front() != '-';
  if (misnamed) {
    const std::string of = &at == &app ? "" : " of '" + called(at) + "'";
    return {.what = "no command '" + left.front() + "'" + of,
            .hint = name_hint(left.front(), commands)};
  }
  if (option != left.end()) {
    const std::string name = option->substr(0, option->find('='));
    const auto near = near_option(at, name);
    return {.what = "'" + called(at) + "' has no option '" + name + "'",
            .hint = near ? "did you mean '" + *near + "'?" : help};
  }
  if (!left.empty()) return {.what = "one argument too many: '" + left.front() + "'", .hint = help};
  if (!commands.empty()) {
    return {.what = "'" + called(at) + "' needs a command", .hint = name_hint("", commands)};
  }
  return {.what = error.what(), .hint = help};
}

int guarded(const std::function<int()>& command) {
  try {
    return command();
  } catch (const Error& error) {
    for (const Message& message : error.messages())
      std::fprintf(stderr, "error: %s\n", message.text().c_str());
    if (error.kind() == ErrorKind::bug)
      std::fputs("this is a bug in omrade: please report it with the recipe\n", stderr);
    return exit_code(error.kind());
  } catch (const std::bad_alloc&) {
    std::fputs("error: out of memory; lower --memory or --threads\n", stderr);
    return exit_code(ErrorKind::environment);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "error: %s\nthis is a bug in omrade: please report it with the recipe\n",
                 error.what());
    return exit_code(ErrorKind::bug);
  }
}

/// What a command printed may still be on its way: a full disk is told here or never.
int delivered(int code) {
  const bool lost = std::fflush(stdout) != 0 || std::ferror(stdout) != 0;
  if (!lost) return code;
  std::fputs("error: standard output: cannot be written to the end; is the disk full?\n", stderr);
  return code == 0 ? exit_code(ErrorKind::environment) : code;
}

}  // namespace

int main(int argc, const char* const* argv) {
  CLI::App app("omrade: how do the people around each health centre live, and what do they need?\n",
               "omrade");
  app.set_version_flag("--version", "omrade " + std::string(version()));
  app.require_subcommand(1);
  app.footer(
      "First steps:\n  omrade init                  write a first recipe\n  omrade check "
      "recipe.toml     say all that is wrong with it\n"
      "  omrade run recipe.toml       compute the profiles\nExit codes: 0 done, 1 a layer failed, "
      "2 wrong input, 3 environment, 4 a bug, 130 interrupted.");
  Commands commands;
  commands.declare(app);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0)
      return delivered(app.exit(error));  // help or version was asked for
    return guarded([&]() -> int { throw Error(ErrorKind::user, fault_of(app, error)); });
  }
  return delivered(guarded([&] {
    apply_logging(commands.shared);
    catch_signals();
    return commands.chosen();
  }));
}

}  // namespace omrade::cli
