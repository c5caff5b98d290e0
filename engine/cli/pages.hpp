// Pages as files of an output folder, for those who have just computed a profile and for those who
// read one back: both make them from what profiles.json holds, so that they cannot differ.
#pragma once

#include "base/error.hpp"
#include "model/gated_profile.hpp"
#include "model/scenario.hpp"
#include "report/report.hpp"
#include "run/run.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace omrade::cli {

inline constexpr const char* kProfilesFile = "profiles.json";
inline constexpr const char* kHistoryFile = "history.json";

/// A mistake on the command line: no run began, so that the output stays as it is.
class MistypedArgument : public Error {
 public:
  using Error::Error;
};

/// A profile as readers get it: the text of profiles.json, and what is read back from it.
struct Published {
  std::shared_ptr<const std::string> text;
  std::shared_ptr<const GatedProfile> profile;
};

/// Error bug where the gate refuses what it has let through.
Published published(const GatedProfile& profile, const std::vector<ScenarioChange>& scenarios);

/// profiles.json, in `folder` ("" or one that ends in a slash).
run::Artefact profiles_artefact(const Published& published, const std::string& folder);

/// MistypedArgument for a name that no area of the page level has, with the nearest.
void require_areas(const GatedProfile& profile, const std::vector<std::string>& only);

/// What groups have written, with the file that each lies in.
using Dialogs = std::vector<std::pair<std::string, report::Dialog>>;

/// index.html, about.html, the pages and the sheets for staff of the areas named by `only` (all,
/// where it is empty), as above, and the pages of larger areas. Error user for a dialogue of an
/// area without a page, and for two of one.
std::vector<run::Artefact> page_artefacts(const std::shared_ptr<const GatedProfile>& profile,
                                          const std::vector<std::string>& only,
                                          const std::string& folder,
                                          const std::vector<report::ScenarioLink>& scenarios,
                                          const Dialogs& dialogs = {});

/// A scenario and its profiles, as readers get them.
struct PublishedScenario {
  ScenarioChange change;
  std::shared_ptr<const GatedProfile> today, after;
};

/// "scenarios/NAME/" of a scenario, and of the present that they are compared with.
std::string scenario_folder(const std::string& name);
inline constexpr const char* kTodayFolder = "scenarios/today/";

/// scenarios/NAME.html.
run::Artefact scenario_artefact(const PublishedScenario& scenario);
std::vector<report::ScenarioLink> links_to(const std::vector<ScenarioChange>& scenarios);

}  // namespace omrade::cli
