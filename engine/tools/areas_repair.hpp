// omrade areas repair: a set of areas made into a division, in a file of its own.
#pragma once

#include "tools/output.hpp"

#include <string>

namespace omrade::tools {

struct AreasRepairArguments {
  std::string areas{};   ///< a source
  std::string id{};      ///< its field of ids
  double gap_m2 = 1e6;   ///< larger holes are meant to be there
  std::string report{};  ///< a table of what changed; empty: on standard error
  unsigned threads = 1;
  bool quiet = false;  ///< nothing on standard error
  OutputOptions output{};
};

/// Writes the areas with their ids, by the rules of geometry/repair.hpp; areas of one id become
/// one. The report has a row id, before_m2, after_m2, gained_m2, lost_m2 for each area of which at
/// least 1 m2 changed its owner. Error user without an output that holds geometry, where the output
/// is the source, and for an area that loses all its ground.
int areas_repair(const AreasRepairArguments& arguments);

}  // namespace omrade::tools
