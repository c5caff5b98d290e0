#include "cli/pages.hpp"

#include "base/file.hpp"
#include "base/text.hpp"
#include "disclosure/gate.hpp"
#include "disclosure/profiles_json.hpp"
#include "report/scenario_page.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace omrade::cli {
namespace {

namespace fs = std::filesystem;

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

}  // namespace

void require_areas(const GatedProfile& profile, const std::vector<std::string>& only) {
  chosen_pages(profile, only);
}

Published published(const GatedProfile& profile, const std::vector<ScenarioChange>& scenarios) {
  Published out;
  out.text = std::make_shared<const std::string>(
      disclosure::profiles_json(profile, scenarios, report::tolerance(profile)));
  try {
    out.profile = std::make_shared<const GatedProfile>(
        disclosure::Gate::reopen(*out.text, kProfilesFile).profile);
  } catch (const Error& error) {
    throw Error(ErrorKind::bug, error.messages());
  }
  return out;
}

run::Artefact profiles_artefact(const Published& published, const std::string& folder) {
  return {folder + kProfilesFile,
          [text = published.text](const fs::path& file) { write_file(file, *text); }};
}

std::vector<run::Artefact> page_artefacts(const std::shared_ptr<const GatedProfile>& profile,
                                          const std::vector<std::string>& only,
                                          const std::string& folder,
                                          const std::vector<report::ScenarioLink>& scenarios) {
  const std::vector<std::size_t> chosen = chosen_pages(*profile, only);
  const auto pages = std::make_shared<const report::PageSet>(*profile);
  std::vector<run::Artefact> artefacts;
  artefacts.push_back({folder + "index.html", [pages, profile, scenarios](const fs::path& file) {
                         write_file(file, pages->index_html(scenarios));
                       }});
  for (const std::size_t page : chosen) {
    artefacts.push_back({folder + pages->path(page), [pages, profile, page](const fs::path& file) {
                           write_file(file, pages->html(page));
                         }});
  }
  return artefacts;
}

std::string scenario_folder(const std::string& name) {
  return "scenarios/" + name + "/";
}

run::Artefact scenario_artefact(const PublishedScenario& scenario) {
  return {"scenarios/" + scenario.change.name + ".html", [scenario](const fs::path& file) {
            write_file(file,
                       report::scenario_html(*scenario.today, *scenario.after, scenario.change));
          }};
}

std::vector<report::ScenarioLink> links_to(const std::vector<ScenarioChange>& scenarios) {
  std::vector<report::ScenarioLink> links;
  for (const ScenarioChange& one : scenarios)
    links.push_back({one.title, "scenarios/" + one.name + ".html"});
  return links;
}

}  // namespace omrade::cli
