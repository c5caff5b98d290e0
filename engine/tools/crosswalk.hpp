// omrade crosswalk: how the areas of one division are shared out over those of another.
#pragma once

#include "tools/output.hpp"

#include <string>

namespace omrade::tools {

struct CrosswalkArguments {
  std::string from{}, to{};        ///< sources of areas
  std::string from_id{}, to_id{};  ///< their fields of ids
  std::string method = "areal";    ///< areal, dasymetric, nested or points
  std::string grid{};              ///< people, for dasymetric
  unsigned threads = 1;
  bool quiet = false;  ///< no summary on standard error
  OutputOptions output{};
};

/// Rows from, to, area_m2, share, by source, then target; with dasymetric also people and
/// share_people. Its summary goes to standard error, or into --json. Error user as geometry/overlay
/// says, for invalid areas, for sets without common ground and for a missing or needless grid.
int crosswalk(const CrosswalkArguments& arguments);

}  // namespace omrade::tools
