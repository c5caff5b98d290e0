#include "base/error.hpp"
#include "cli/options.hpp"
#include "cli/profile_commands.hpp"
#include "cli/profiles_input.hpp"
#include "io/estimates_table.hpp"
#include "tools/output.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <memory>

namespace omrade::cli {
namespace {

struct TableArguments {
  std::string profiles{}, out{}, language{};
  io::EstimateChoice choice{};
  bool overwrite = false;
};

int table_command(TableArguments arguments, const Shared& shared) {
  if (arguments.out == "-") arguments.out.clear();
  if (!arguments.out.empty()) {
    io::require_estimates_ending(arguments.out);
    tools::require_free(arguments.out, arguments.overwrite);
  } else if (shared.json) {
    throw Error(ErrorKind::user, {.subject = "--json",
                                  .what = "the table itself goes to standard output",
                                  .hint = "name a file with -o"});
  }
  const ProfilesInput input = read_profiles_of(arguments.profiles);
  const Profile& profile = input.profile->view();
  if (arguments.language.empty())
    arguments.language = profile.languages.empty() ? "sv" : profile.languages.front();
  const std::size_t rows =
      io::write_estimates(*input.profile, arguments.choice, arguments.language, arguments.out);
  if (shared.json) {
    const nlohmann::ordered_json json{
        {"command", "table"}, {"out", arguments.out}, {"run_id", profile.run_id}, {"rows", rows}};
    std::printf("%s\n", json.dump(2).c_str());
  }
  return 0;
}

}  // namespace

void declare_table(CLI::App& app, Shared& shared, Chosen& chosen) {
  const auto arguments = std::make_shared<TableArguments>();
  io::EstimateChoice& choice = arguments->choice;
  CLI::App* command = app.add_subcommand("table", "the numbers of a run as a workbook or CSV");
  command->add_option("profiles", arguments->profiles, "output folder of a run")->required();
  command->add_option("-o,--out", arguments->out, "FILE.xlsx, FILE.ods, FILE.csv, or - for CSV")
      ->required();
  const auto list = [&](const char* name, std::vector<std::string>& into, const char* words) {
    command->add_option(name, into, words)->allow_extra_args(false);
  };
  list("--layer", choice.layers,
       "INDICATOR.LAYER or INDICATOR, several with commas (default: all)");
  list("--level", choice.levels, "levels (default: all)");
  list("--period", choice.periods, "periods (default: all)");
  command->add_option("--lang", arguments->language, "of the metadata, sv or en")
      ->check(CLI::IsMember({"sv", "en"}));
  command->add_flag("--overwrite", arguments->overwrite, "replace a file that is there");
  add_shared(*command, shared);
  command->footer(
      "Examples:\n  omrade table profiles -o profiles.xlsx\n  omrade table profiles --layer cni "
      "--level centre -o cni.csv");
  command->callback([arguments, &shared, &chosen] {
    chosen = [arguments, &shared] {
      TableArguments read = *arguments;
      read.choice.layers = listed(read.choice.layers, "--layer");
      read.choice.levels = listed(read.choice.levels, "--level");
      read.choice.periods = listed(read.choice.periods, "--period");
      return table_command(std::move(read), shared);
    };
  });
}

void declare_profile_commands(CLI::App& app, Shared& shared, Chosen& chosen) {
  declare_report(app, shared, chosen);
  declare_map(app, shared, chosen);
  declare_table(app, shared, chosen);
}

}  // namespace omrade::cli
