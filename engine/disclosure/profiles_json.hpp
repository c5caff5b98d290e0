// profiles.json: all that pages, figures and tables of a run are made of, gated values only. What
// is in it may be published; what is not in it cannot be on a page, for pages are made from it.
//
//   const std::string text = disclosure::profiles_json(gated, scenarios, 0.5);
//   const Reopened again = Gate::reopen(text, "profiles.json");
//
// Left out are keyed hashes (only provenance.json depends on the disclosure key), the text of the
// recipe, and the size of tables. Shares of areas are whole per cent, as pages print them: finer
// ones times a published population would count a handful of people. Outlines are simplified and
// lie on tenths of a metre; points and numbers are exact (the shortest text that reads back).
#pragma once

#include "model/gated_profile.hpp"
#include "model/scenario.hpp"

#include <string>
#include <vector>

namespace omrade::disclosure {

/// The version of the format; readers refuse another one.
inline constexpr int kProfilesVersion = 1;

/// `tolerance`: how far in metres a simplified outline may lie from its place. An infinite number
/// becomes null, as missing ones are. The same bytes for the same profile.
std::string profiles_json(const GatedProfile& profile, const std::vector<ScenarioChange>& scenarios,
                          double tolerance);

}  // namespace omrade::disclosure
