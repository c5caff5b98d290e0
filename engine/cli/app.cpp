#include "cli/app.hpp"

#include "base/error.hpp"
#include "cli/commands.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <functional>
#include <new>
#include <string>

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

void add_shared(CLI::App& command, Shared& shared) {
  command.add_flag("--json", shared.json, "one JSON object on standard output");
  command.add_flag("--quiet", shared.quiet, "only warnings and errors");
  command.add_option("--log", shared.log, "trace, debug, info, warn, error or off")
      ->capture_default_str();
}

void add_work(CLI::App& command, Shared& shared) {
  command
      .add_option("--threads", shared.threads,
                  "threads to use (default: all cores); results do not depend on it")
      ->check(CLI::Range(1U, 4096U));
  command.add_option("--memory", shared.memory, "budget such as 500M or 2G");
}

/// The commands and what each of them runs.
struct Commands {
  Shared shared;
  RunArguments run;
  WhyArguments why;
  ExplainArguments explain;
  InitArguments init;
  std::string check_recipe, schema_file, plugin;
  std::function<int()> chosen;

  void declare(CLI::App& app) {
    CLI::App* run_app = app.add_subcommand("run", "compute profiles and publish them");
    run_app->add_option("recipe", run.recipe, "the recipe (default: recipe.toml)");
    run_app->add_option("-o,--out", run.out, "folder of results")->capture_default_str();
    run_app->add_option("--only", run.only, "write pages of these areas only (all are computed)")
        ->delimiter(',');
    add_work(*run_app, shared);
    add_shared(*run_app, shared);
    run_app->footer(
        "Examples:\n  omrade run examples/kronoberg/recipe.toml -o build/kronoberg\n  omrade run "
        "recipe.toml --only dalbo,teleborg --threads 2");
    run_app->callback([this] { chosen = [this] { return run_command(run, shared); }; });

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
    schema_app->add_option("-o,--out", schema_file, "where to write it (default: standard output)");
    schema_app->footer("Example:\n  omrade schema -o recipe.schema.json");
    schema_app->callback([this] { chosen = [this] { return schema_command(schema_file); }; });

    CLI::App* init_app = app.add_subcommand("init", "write a first recipe");
    init_app->add_option("files", init.sources,
                         "files or folders to draw it from (none: a template; one NAME.toml: where "
                         "to write the template)");
    init_app->add_option("-o,--out", init.out, "where to write it (default: recipe.toml)");
    init_app->footer("Examples:\n  omrade init recipe.toml\n  omrade init data -o recipe.toml");
    init_app->callback([this] { chosen = [this] { return init_command(init); }; });

    CLI::App* plugin_app = app.add_subcommand("plugin", "the indicators that can be computed");
    plugin_app->require_subcommand(1);
    CLI::App* list_app = plugin_app->add_subcommand("list", "all plugins that are found");
    add_shared(*list_app, shared);
    list_app->callback([this] { chosen = [this] { return plugin_list_command(shared); }; });
    CLI::App* describe_app =
        plugin_app->add_subcommand("describe", "inputs, parameters and layers of a plugin");
    describe_app->add_option("plugin", plugin, "full id, or unique short name")->required();
    add_shared(*describe_app, shared);
    describe_app->footer("Example:\n  omrade plugin describe cni");
    describe_app->callback(
        [this] { chosen = [this] { return plugin_describe_command(plugin, shared); }; });
  }
};

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
    constexpr int wrong_input = 2;
    return app.exit(error) == 0 ? 0 : wrong_input;
  }
  return guarded([&] {
    apply_logging(commands.shared);
    catch_signals();
    return commands.chosen();
  });
}

}  // namespace omrade::cli
