#include "cli/plugin_commands.hpp"

#include "cli/options.hpp"

#include <CLI/CLI.hpp>

namespace omrade::cli {

namespace {

void declare_trust(CLI::App& group, TrustArguments& arguments, Shared& shared,
                   std::function<int()>& chosen) {
  CLI::App* app =
      group.add_subcommand("trust", "let a library that came with a recipe run on this machine");
  CLI::Option* library = app->add_option("library", arguments.library, "such as plugins/x.so");
  CLI::Option* list = app->add_flag("--list", arguments.list, "those that are trusted");
  app->add_flag("--remove", arguments.remove,
                "trust it no longer; LIBRARY may also be a plugin's id or a SHA-256")
      ->excludes(list);
  add_shared(*app, shared);
  app->footer(
      "Examples:\n  omrade plugin trust profiles/plugins/fall_injuries.so\n  omrade plugin trust "
      "--remove profiles/plugins/fall_injuries.so");
  app->callback([&arguments, &shared, &chosen, library] {
    if (!arguments.list && library->count() == 0) throw CLI::RequiredError("library");
    chosen = [&] { return plugin_trust_command(arguments, shared); };
  });
}

void declare_validate(CLI::App& group, ValidateArguments& arguments, Shared& shared,
                      std::function<int()>& chosen) {
  CLI::App* app = group.add_subcommand(
      "validate", "hold a plugin to what it declares; runs its code with your rights");
  CLI::Option* library =
      app->add_option("library", arguments.library, "the plugin's library, such as build/x.so");
  app->add_option("--only", arguments.only, "run these checks only")->allow_extra_args(false);
  app->add_option("--plugin", arguments.plugin, "full id, where a library holds several");
  app->add_option("--seed", arguments.seed, "of the generated samples")->capture_default_str();
  app->add_option("--fuzz", arguments.fuzz, "seconds of further samples, each with its own")
      ->check(CLI::Range(0.0, 86400.0));
  app->add_flag("--in-process", arguments.in_process,
                "run the checks in this process, for a debugger");
  app->add_flag("--list", arguments.list, "say what is checked, and run nothing");
  add_shared(*app, shared);
  app->footer(
      "Examples:\n  omrade plugin validate build/fall_injuries.so\n  omrade plugin validate "
      "build/fall_injuries.so --only merged-areas\n  omrade plugin validate "
      "build/fall_injuries.so --fuzz 60 --seed 7");
  app->callback([&arguments, &shared, &chosen, library] {
    if (!arguments.list && library->count() == 0) throw CLI::RequiredError("library");
    chosen = [&] { return plugin_validate_command(arguments, shared); };
  });
}

void declare_describe(CLI::App& group, DescribeArguments& arguments, Shared& shared,
                      std::function<int()>& chosen) {
  CLI::App* app = group.add_subcommand("describe", "inputs, parameters and layers of a plugin");
  app->add_option("plugin", arguments.plugin,
                  "full id, unique short name, or the path of a library")
      ->required();
  CLI::Option* page = app->add_flag("--md", arguments.page, "a page in Markdown");
  CLI::Option* schema = app->add_flag("--schema", arguments.schema,
                                      "JSON Schema of its table [indicators.NAME] in a recipe");
  app->add_option("--lang", arguments.language, "sv or en, of what people read")
      ->check(CLI::IsMember({"sv", "en"}))
      ->capture_default_str();
  add_shared(*app, shared);
  page->excludes(schema);
  page->excludes("--json");
  schema->excludes("--json");
  app->footer(
      "Examples:\n  omrade plugin describe cni\n  omrade plugin describe build/fall_injuries.so "
      "--md --lang sv > fall_injuries.md");
  app->callback([&] { chosen = [&] { return plugin_describe_command(arguments, shared); }; });
}

void declare_watch(CLI::App& group, WatchArguments& arguments, std::function<int()>& chosen) {
  CLI::App* app = group.add_subcommand(
      "watch", "build, validate and run the sample whenever a file of a plugin changes");
  app->add_option("folder", arguments.folder,
                  "the plugin's folder, as `omrade plugin new` makes it")
      ->required();
  app->add_option("--build", arguments.build, "where to build (default: build in that folder)");
  app->add_flag("--once", arguments.once, "one round, and no waiting; 1 where a step fails");
  app->footer("Example:\n  omrade plugin watch fall_injuries");
  app->callback([&] { chosen = [&] { return plugin_watch_command(arguments); }; });
}

}  // namespace

void declare_plugin_commands(CLI::App& app, PluginArguments& arguments, Shared& shared,
                             std::function<int()>& chosen) {
  CLI::App* group = app.add_subcommand("plugin", "the indicators that can be computed");
  group->require_subcommand(1);

  CLI::App* fresh = group->add_subcommand("new", "a folder with a plugin to start from");
  fresh->add_option("name", arguments.plugin, "its name, such as fall_injuries")->required();
  fresh->footer("Example:\n  omrade plugin new fall_injuries");
  fresh->callback([&] { chosen = [&] { return plugin_new_command(arguments.plugin); }; });

  CLI::App* list = group->add_subcommand("list", "all plugins that are found, and may they run");
  list->add_option("--recipe", arguments.recipe, "also those in the folder plugins beside it")
      ->check(CLI::ExistingFile);
  add_shared(*list, shared);
  list->footer("Example:\n  omrade plugin list --recipe recipe.toml");
  list->callback([&] { chosen = [&] { return plugin_list_command(arguments.recipe, shared); }; });

  declare_trust(*group, arguments.trust, shared, chosen);

  declare_validate(*group, arguments.validate, shared, chosen);

  declare_describe(*group, arguments.describe, shared, chosen);

  declare_watch(*group, arguments.watch, chosen);
}

}  // namespace omrade::cli
