#include "cli/pages.hpp"

#include "base/file.hpp"
#include "base/text.hpp"
#include "disclosure/gate.hpp"
#include "disclosure/profiles_json.hpp"
#include "report/scenario_page.hpp"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
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

/// The pages of one level, and what groups have written on them.
struct PagesOfLevel {
  struct Written {
    std::string file{};
    std::shared_ptr<const report::Dialog> dialog{};
  };
  std::shared_ptr<const report::PageSet> pages{};
  std::map<std::size_t, Written> written{};

  void take(const std::string& file, const report::Dialog& dialog) {
    Written& one = written[pages->page_of(dialog, file)];
    if (one.dialog) {
      throw Error(ErrorKind::user,
                  {.subject = file,
                   .what = "is about the same area as " + one.file,
                   .hint = "keep one of them, or bring them together on the page"});
    }
    one = {file, std::make_shared<const report::Dialog>(dialog)};
  }
  [[nodiscard]] std::function<std::string()> html(std::size_t page) const {
    const auto at = written.find(page);
    auto dialog = at == written.end() ? nullptr : at->second.dialog;
    return
        [set = pages, page, dialog = std::move(dialog)] { return set->html(page, dialog.get()); };
  }
};

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
                                          const std::vector<report::ScenarioLink>& scenarios,
                                          const Dialogs& dialogs) {
  const std::vector<std::size_t> chosen = chosen_pages(*profile, only);
  const auto pages = std::make_shared<const report::PageSet>(*profile);
  const std::vector<std::string> levels = report::PageSet::other_levels(*profile);
  std::map<std::string, PagesOfLevel> of_levels;
  for (const std::string& level : levels)
    of_levels[level].pages = std::make_shared<const report::PageSet>(*profile, level);
  PagesOfLevel own{.pages = pages};
  for (const auto& [file, dialog] : dialogs) {
    const auto other = of_levels.find(dialog.level);
    (other == of_levels.end() ? own : other->second).take(file, dialog);
  }
  std::vector<run::Artefact> artefacts;
  const auto add = [&](const std::string& path, std::function<std::string()> html) {
    artefacts.push_back({folder + path, [profile, html = std::move(html)](const fs::path& file) {
                           write_file(file, html());
                         }});
  };
  add("index.html", [pages, scenarios] { return pages->index_html(scenarios); });
  add("about.html", [pages] { return pages->about_html(); });
  for (const std::size_t page : chosen) {
    add(pages->path(page), own.html(page));
    add(pages->interview_path(page), [pages, page] { return pages->interview_html(page); });
  }
  for (const std::string& level : levels) {
    const PagesOfLevel& others = of_levels[level];
    for (std::size_t page = 0; page < others.pages->pages(); ++page)
      add(others.pages->path(page), others.html(page));
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
