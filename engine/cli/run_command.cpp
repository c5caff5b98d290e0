#include "base/file.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/load.hpp"
#include "io/geopackage.hpp"
#include "io/tables.hpp"
#include "report/report.hpp"
#include "report/scenario_page.hpp"
#include "run/output_folder.hpp"
#include "run/progress.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace omrade::cli {
namespace {

namespace fs = std::filesystem;

bool wants(const recipe::Recipe& recipe, const std::string& format) {
  const auto& formats = recipe.output.formats;
  return std::find(formats.begin(), formats.end(), format) != formats.end();
}

/// A mistake on the command line: no run began, so that the output stays as it is.
class MistypedArgument : public Error {
 public:
  using Error::Error;
};

/// Pages of the areas named by --only, or of all. MistypedArgument for a name that no area has.
std::vector<std::size_t> chosen_pages(const GatedProfile& profile,
                                      const std::vector<std::string>& only) {
  const auto& levels = profile.view().levels;
  const auto level = std::find_if(levels.begin(), levels.end(), [&](const LevelResult& one) {
    return one.id == profile.view().page_level;
  });
  const std::vector<std::string>& ids = level->areas->ids();
  std::vector<std::size_t> pages;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (only.empty() || std::find(only.begin(), only.end(), ids[i]) != only.end())
      pages.push_back(i);
  }
  for (const std::string& name : only) {
    if (std::find(ids.begin(), ids.end(), name) != ids.end()) continue;
    throw MistypedArgument(ErrorKind::user,
                           {.subject = "--only",
                            .what = "no area '" + name + "' at level '" + level->id + "'",
                            .hint = name_hint(name, ids)});
  }
  return pages;
}

/// Index, pages, region.gpkg, tables and provenance of one profile, all in `folder`.
std::vector<run::Artefact> artefacts_of(const recipe::Recipe& recipe,
                                        const std::shared_ptr<const GatedProfile>& profile,
                                        const std::vector<std::string>& only,
                                        const std::string& folder,
                                        const std::vector<report::ScenarioLink>& scenarios) {
  std::vector<run::Artefact> artefacts;
  const std::vector<std::size_t> chosen = chosen_pages(*profile, only);
  if (wants(recipe, "html")) {
    const auto pages = std::make_shared<const report::PageSet>(*profile);
    artefacts.push_back({folder + "index.html", [pages, profile, scenarios](const fs::path& file) {
                           write_file(file, pages->index_html(scenarios));
                         }});
    artefacts.push_back({folder + "about.html", [pages, profile](const fs::path& file) {
                           write_file(file, pages->about_html());
                         }});
    for (const std::size_t page : chosen) {
      artefacts.push_back(
          {folder + pages->path(page),
           [pages, profile, page](const fs::path& file) { write_file(file, pages->html(page)); }});
      artefacts.push_back(
          {folder + pages->interview_path(page), [pages, profile, page](const fs::path& file) {
             write_file(file, pages->interview_html(page));
           }});
    }
    for (const std::string& level : report::PageSet::other_levels(*profile)) {
      const auto others = std::make_shared<const report::PageSet>(*profile, level);
      for (std::size_t page = 0; page < others->pages(); ++page) {
        artefacts.push_back(
            {folder + others->path(page), [others, profile, page](const fs::path& file) {
               write_file(file, others->html(page));
             }});
      }
    }
  }
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
    std::vector<report::ScenarioLink> links;
    if (wants(recipe, "html")) {
      for (const run::ScenarioOutcome& one : outcome.scenarios)
        links.push_back({one.change.title, "scenarios/" + one.change.name + ".html"});
    }
    std::vector<run::Artefact> artefacts = artefacts_of(recipe, outcome.profile, only, {}, links);
    std::shared_ptr<const GatedProfile> today;
    for (const run::ScenarioOutcome& one : outcome.scenarios) {
      if (one.today != today)
        append(artefacts, artefacts_of(recipe, one.today, {}, "scenarios/today/", {}));
      today = one.today;
      append(artefacts,
             artefacts_of(recipe, one.after, {}, "scenarios/" + one.change.name + "/", {}));
      if (!wants(recipe, "html")) continue;
      artefacts.push_back({"scenarios/" + one.change.name + ".html", [one](const fs::path& file) {
                             write_file(file,
                                        report::scenario_html(*one.today, *one.after, one.change));
                           }});
    }
    return artefacts;
  };
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
