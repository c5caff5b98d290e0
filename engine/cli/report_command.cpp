#include "base/file.hpp"
#include "base/log.hpp"
#include "cli/chromium.hpp"
#include "cli/options.hpp"
#include "cli/pages.hpp"
#include "cli/profile_commands.hpp"
#include "cli/profiles_input.hpp"
#include "run/output_folder.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <memory>
#include <string_view>
#include <utility>

namespace omrade::cli {
namespace {

namespace fs = std::filesystem;

struct ReportArguments {
  std::string profiles{}, out{};
  std::vector<std::string> languages{}, only{}, dialogs{};
  bool pdf = false;
};

/// What is read, and what is made of it.
struct Rendered {
  std::vector<run::Artefact> artefacts;
  std::string run_id;
};

run::Artefact copy_of(fs::path from, std::string path) {
  return {std::move(path),
          [from = std::move(from)](const fs::path& file) { write_file(file, read_file(from)); }};
}

/// The pages of one folder of profiles, and what they are made of, so that the result is a folder
/// of profiles as well.
void add_folder(Rendered& rendered, const ProfilesInput& input, const std::string& folder,
                const std::vector<std::string>& only,
                const std::vector<report::ScenarioLink>& links, const Dialogs& dialogs) {
  std::vector<run::Artefact> pages = page_artefacts(input.profile, only, folder, links, dialogs);
  std::move(pages.begin(), pages.end(), std::back_inserter(rendered.artefacts));
  for (const char* name : {kProfilesFile, "provenance.json"})
    rendered.artefacts.push_back(copy_of(input.folder / name, folder + name));
}

constexpr std::string_view kDialogEnding = ".dialog.json";

/// The files themselves, and those of folders by name.
std::vector<fs::path> dialog_files(const std::vector<std::string>& named) {
  std::vector<fs::path> files;
  for (const std::string& name : named) {
    if (!fs::is_directory(name)) {
      files.emplace_back(name);
      continue;
    }
    const std::size_t before = files.size();
    for (const auto& entry : fs::directory_iterator(name)) {
      if (entry.path().filename().string().ends_with(kDialogEnding)) files.push_back(entry.path());
    }
    std::sort(files.begin() + static_cast<std::ptrdiff_t>(before), files.end());
    if (files.size() > before) continue;
    throw Error(ErrorKind::user,
                {.subject = name,
                 .what = "holds no file that ends in " + std::string(kDialogEnding),
                 .hint = "such files are saved with a button on the page"});
  }
  return files;
}

Dialogs read_dialogs(const std::vector<std::string>& named) {
  Dialogs dialogs;
  for (const fs::path& file : dialog_files(named))
    dialogs.emplace_back(file.string(), report::parse_dialog(read_file(file), file.string()));
  return dialogs;
}

Rendered render(const ReportArguments& arguments) {
  const ProfilesInput input = read_profiles_of(arguments.profiles, arguments.languages);
  Rendered out;
  out.run_id = input.profile->view().run_id;
  add_folder(out, input, "", arguments.only, links_to(input.scenarios),
             read_dialogs(arguments.dialogs));
  if (input.scenarios.empty()) return out;
  const fs::path folder = arguments.profiles;
  const ProfilesInput today = read_profiles_of(folder / kTodayFolder, arguments.languages);
  add_folder(out, today, kTodayFolder, {}, {}, {});
  for (const ScenarioChange& change : input.scenarios) {
    const std::string name = scenario_folder(change.name);
    const ProfilesInput after = read_profiles_of(folder / name, arguments.languages);
    add_folder(out, after, name, {}, {}, {});
    out.artefacts.push_back(scenario_artefact({change, today.profile, after.profile}));
  }
  return out;
}

/// Error user where one folder holds the other.
void require_apart(const std::string& profiles, const std::string& out) {
  const fs::path from = fs::weakly_canonical(profiles);
  const fs::path to = fs::weakly_canonical(out);
  const auto holds = [](const fs::path& outer, const fs::path& inner) {
    return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first ==
           outer.end();
  };
  if (!holds(from, to) && !holds(to, from)) return;
  throw Error(ErrorKind::user,
              {.subject = out,
               .what = "the pages would lie in the folder that is read, or around it",
               .hint = "name another with -o DIR"});
}

/// Beside each of the folder's own pages; those of scenarios' profiles, a folder further down, stay
/// as they are.
std::size_t print_pages(const Rendered& rendered, const fs::path& folder) {
  Chromium browser;
  std::size_t printed = 0;
  for (const run::Artefact& one : rendered.artefacts) {
    const fs::path page = one.path;
    const bool own = std::distance(page.begin(), page.end()) <= 2;
    if (!own || page.extension() != ".html") continue;
    fs::path file = folder / page;
    const std::string html = read_file(file);
    write_file(file.replace_extension(".pdf"), browser.pdf(html, page.string()));
    ++printed;
  }
  return printed;
}

int report_command(const ReportArguments& arguments, const Shared& shared) {
  const auto begin = std::chrono::steady_clock::now();
  require_apart(arguments.profiles, arguments.out);
  const Rendered rendered = render(arguments);
  run::OutputFolder folder(arguments.out);
  const fs::path staging = folder.stage();
  for (const run::Artefact& one : rendered.artefacts) {
    fs::create_directories((staging / one.path).parent_path());
    one.write(staging / one.path);
  }
  std::size_t files = rendered.artefacts.size();
  if (arguments.pdf) files += print_pages(rendered, staging);
  folder.publish();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  if (shared.json) {
    const nlohmann::ordered_json json{{"command", "report"},
                                      {"out", arguments.out},
                                      {"run_id", rendered.run_id},
                                      {"files", files},
                                      {"seconds", took.count()}};
    std::printf("%s\n", json.dump(2).c_str());
  } else if (!shared.quiet) {
    std::fprintf(stderr, "%zu files in %s (run %s, %.1f s)\nopen %s in a browser\n", files,
                 arguments.out.c_str(), rendered.run_id.c_str(), took.count(),
                 (fs::path(arguments.out) / "index.html").c_str());
  }
  return 0;
}

}  // namespace

void declare_report(CLI::App& app, Shared& shared, Chosen& chosen) {
  const auto arguments = std::make_shared<ReportArguments>();
  CLI::App* command =
      app.add_subcommand("report", "make the pages of a run again, without computing anything");
  command->add_option("profiles", arguments->profiles, "output folder of a run")->required();
  command->add_option("-o,--out", arguments->out, "folder of the pages")->required();
  command
      ->add_option("--lang", arguments->languages, "sv, en or sv,en (default: as the recipe says)")
      ->allow_extra_args(false);
  command->add_option("--only", arguments->only, "pages of these areas only")
      ->allow_extra_args(false);
  command
      ->add_option("--dialog", arguments->dialogs,
                   "what a group wrote on a page: a .dialog.json, or a folder of them")
      ->allow_extra_args(false);
  command->add_flag("--pdf", arguments->pdf,
                    "print every page to a PDF beside it, with a Chromium of this machine");
  add_shared(*command, shared);
  command->footer(
      "Examples:\n  omrade report profiles -o pages --pdf\n  omrade report profiles -o pages "
      "--lang en --only dalbo,teleborg");
  command->callback([arguments, &shared, &chosen] {
    chosen = [arguments, &shared] {
      ReportArguments read = *arguments;
      read.only = listed(arguments->only, "--only");
      read.languages = listed(arguments->languages, "--lang");
      return report_command(read, shared);
    };
  });
}

}  // namespace omrade::cli
