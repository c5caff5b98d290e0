// The page of a scenario: the present and the scenario side by side, both by the same model.
#pragma once

#include "model/gated_profile.hpp"
#include "model/scenario.hpp"

#include <string>

namespace omrade::report {

/// scenarios/NAME.html, self-contained like every page. Its links lead to the full pages beside it:
/// today/ and NAME/, each as PageSet names them. Error bug where a profile lacks the level of the
/// change.
std::string scenario_html(const GatedProfile& today, const GatedProfile& after,
                          const ScenarioChange& change);

}  // namespace omrade::report
