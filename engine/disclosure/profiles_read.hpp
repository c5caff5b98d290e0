// From the text of profiles.json to a profile that nobody has checked yet; for Gate::reopen alone.
#pragma once

#include "disclosure/gate.hpp"

#include <string>

namespace omrade::disclosure {

struct ReadProfiles {
  Profile profile;
  DisclosureSummary summary;
  std::vector<ScenarioChange> scenarios;
};

/// Error user, naming the place within the document, for another format or version, what is no JSON
/// or not of the schema, and parts that do not fit each other (lists of unequal length, numbers of
/// areas that are none).
ReadProfiles read_profiles(const std::string& text, const std::string& subject);

}  // namespace omrade::disclosure
