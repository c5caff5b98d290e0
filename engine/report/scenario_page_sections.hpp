// The sections of a scenario's page, each as markup.
#pragma once

#include "report/scenario_page_content.hpp"

#include <string>

namespace omrade::report {

/// Two maps of the surroundings of what changes; "" where the profiles have no outlines or no
/// points.
std::string scenario_maps(const ScenarioContent& content);

/// Every affected place by measure: today, after, and the change.
std::string scenario_figures(const ScenarioContent& content);

}  // namespace omrade::report
