// PROFILES: the output folder of a run, as commands read it.
#pragma once

#include "model/gated_profile.hpp"
#include "model/scenario.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace omrade::cli {

struct ProfilesInput {
  std::filesystem::path folder;
  std::shared_ptr<const GatedProfile> profile;
  std::vector<ScenarioChange> scenarios;
};

/// `languages` in place of the profile's, where it names some. Error user for a folder that is not
/// there or holds no profiles.json, for a file, and for what Gate::reopen refuses.
ProfilesInput read_profiles_of(const std::filesystem::path& folder,
                               const std::vector<std::string>& languages = {});

/// "a,b" as a and b; given more than once, all of them. Error user for a list that names nothing.
std::vector<std::string> listed(const std::vector<std::string>& lists, const std::string& option);

}  // namespace omrade::cli
