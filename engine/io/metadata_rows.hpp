// What must be known of the numbers of a profile by whoever has nothing but a table of them.
#pragma once

#include "model/gated_profile.hpp"

#include <string>
#include <vector>

namespace omrade::io {

struct MetadataRow {
  std::string topic{}, item{}, property{}, text{};
};

/// The first row names the columns. Then the profile (title, notice, run, recipe, program), how
/// individuals are protected and what the mark means, levels and how they are put together, the
/// indicators and layers that the profile holds (definition, unit, kind, method, plugin),
/// parameters and sources. In one language; empty texts are left out.
std::vector<MetadataRow> metadata_rows(const Profile& profile, const DisclosureSummary& disclosure,
                                       const std::string& language);

}  // namespace omrade::io
