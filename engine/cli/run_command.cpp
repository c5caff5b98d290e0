#include "base/file.hpp"
#include "base/log.hpp"
#include "cli/commands.hpp"
#include "cli/load.hpp"
#include "cli/pages.hpp"
#include "io/geopackage.hpp"
#include "io/tables.hpp"
#include "report/report.hpp"
#include "run/output_folder.hpp"
#include "run/progress.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <memory>
#include <utility>

namespace omrade::cli {
namespace {

namespace fs = std::filesystem;

bool wants(const recipe::Recipe& recipe, const std::string& format) {
  const auto& formats = recipe.output.formats;
  return std::find(formats.begin(), formats.end(), format) != formats.end();
}

/// Index, pages, region.gpkg, tables, profiles.json and provenance of one profile, all in `folder`.
std::vector<run::Artefact> artefacts_of(const recipe::Recipe& recipe,
                                        const std::shared_ptr<const GatedProfile>& profile,
                                        const Published& published,
                                        const std::vector<std::string>& only,
                                        const std::string& folder,
                                        const std::vector<report::ScenarioLink>& scenarios) {
  require_areas(*profile, only);
  std::vector<run::Artefact> artefacts;
  if (wants(recipe, "html")) artefacts = page_artefacts(published.profile, only, folder, scenarios);
  if (wants(recipe, "gpkg")) {
    artefacts.push_back({folder + "region.gpkg", [profile](const fs::path& file) {
                           io::write_geopackage(*profile, file);
                         }});
  }
  if (wants(recipe, "csv")) {
    artefacts.push_back({folder + "tables/estimates.csv", [profile](const fs::path& file) {
                           io::write_tables(*profile, file.parent_path());
                         }});
  }
  artefacts.push_back(profiles_artefact(published, folder));
  artefacts.push_back({folder + "provenance.json", [profile](const fs::path& file) {
                         write_file(file, report::provenance_json(*profile));
                       }});
  return artefacts;
}

void append(std::vector<run::Artefact>& all, std::vector<run::Artefact> more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

run::Publisher publisher(const recipe::Recipe& recipe, const std::vector<std::string>& only) {
  return [&recipe, only](const run::Outcome& outcome) {
    std::vector<ScenarioChange> changes;
    for (const run::ScenarioOutcome& one : outcome.scenarios) changes.push_back(one.change);
    std::vector<run::Artefact> artefacts = artefacts_of(
        recipe, outcome.profile, published(*outcome.profile, changes), only, {}, links_to(changes));
    if (!outcome.history.empty()) {
      artefacts.push_back({kHistoryFile, [text = outcome.history](const fs::path& path) {
                             write_file(path, text);
                           }});
    }
    std::shared_ptr<const GatedProfile> today;
    Published shown_today;
    for (const run::ScenarioOutcome& one : outcome.scenarios) {
      if (one.today != today) {
        shown_today = published(*one.today, {});
        append(artefacts, artefacts_of(recipe, one.today, shown_today, {}, kTodayFolder, {}));
      }
      today = one.today;
      const Published after = published(*one.after, {});
      append(artefacts,
             artefacts_of(recipe, one.after, after, {}, scenario_folder(one.change.name), {}));
      if (wants(recipe, "html"))
        artefacts.push_back(scenario_artefact({one.change, shown_today.profile, after.profile}));
    }
    return artefacts;
  };
}

/// The output folder is moved away whole, and a run that published nothing leaves none.
void require_outside(const recipe::DisclosureSpec& disclosure, const fs::path& out) {
  if (!disclosure.history) return;
  const fs::path file = fs::weakly_canonical(disclosure.history->path);
  const fs::path folder = fs::weakly_canonical(out);
  if (std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first != folder.end())
    return;
  throw MistypedArgument(ErrorKind::user,
                         {.subject = disclosure.history->path.string(),
                          .what = "the history lies in the output folder, which each run "
                                  "puts a new one in place of",
                          .hint = "copy " + std::string(kHistoryFile) +
                                  " out of it after each publication, and name the copy"});
}

void print_result(const run::Result& result, const std::string& out, double seconds,
                  const Shared& shared) {
  const Profile& profile = result.outcome.profile->view();
  const DisclosureSummary& disclosure = result.outcome.profile->disclosure();
  if (shared.json) {
    const nlohmann::ordered_json json{
        {"command", "run"},          {"out", out},
        {"run_id", profile.run_id},  {"files", result.files},
        {"cells", disclosure.cells}, {"withheld", disclosure.withheld},
        {"failed", result.failed},   {"seconds", seconds}};
    std::printf("%s\n", json.dump(2).c_str());
    return;
  }
  for (const std::string& failed : result.failed)
    std::fprintf(stderr, "failed: %s\n", failed.c_str());
  if (shared.quiet) return;
  std::fprintf(stderr, "%zu files in %s (run %s, %.1f s); %llu of %llu cells are withheld\n",
               result.files, out.c_str(), profile.run_id.c_str(), seconds,
               static_cast<unsigned long long>(disclosure.withheld),
               static_cast<unsigned long long>(disclosure.cells));
  if (fs::exists(fs::path(out) / "index.html"))
    std::fprintf(stderr, "open %s in a browser\n", (fs::path(out) / "index.html").c_str());
}

}  // namespace

int run_command(const RunArguments& arguments, const Shared& shared) {
  const auto begin = std::chrono::steady_clock::now();
  const fs::path file = arguments.recipe.empty() ? default_recipe() : fs::path(arguments.recipe);
  run::OutputFolder folder(arguments.out);
  read_file(file);  // a recipe that is not there is a mistyped argument, too
  try {
    run::Progress progress(run::Progress::style_for(shared.quiet || shared.json));
    const std::unique_ptr<const Ready> ready = load(file);
    if (!ready->problems.empty()) throw Error(ErrorKind::user, ready->problems);
    require_outside(ready->recipe.disclosure, arguments.out);
    for (const Message& note : ready->notes) log::debug(note.text());
    const run::Result result =
        run::run(ready->recipe, ready->plan, ready->scenarios, run_options(shared, &progress),
                 folder, publisher(ready->recipe, arguments.only));
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    print_result(result, arguments.out, took.count(), shared);
    return result.failed.empty() ? 0 : 1;
  } catch (const MistypedArgument&) {
    throw;
  } catch (...) {
    const fs::path previous = folder.set_aside();
    if (!previous.empty())
      log::warn("nothing was published; what an earlier run left in " + arguments.out +
                " was moved to " + previous.string());
    throw;
  }
}

}  // namespace omrade::cli
