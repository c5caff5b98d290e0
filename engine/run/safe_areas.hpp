// What ids and names of areas must be so that the outputs can be named after them and opened
// anywhere.
#pragma once

#include "model/area_set.hpp"

#include <string>

namespace omrade::run {

/// Names as one line each, without marks that turn the direction of writing.
void tidy_names(AreaSetParts& parts);

/// Error user for ids that a spreadsheet would take for formulas or that hold line breaks. With
/// `pages`, every id is a file name, too: not too long, not one with another on systems that
/// ignore case, and no device of Windows. `subject` is what the areas were read from.
void require_safe_ids(const AreaSet& areas, const std::string& subject, bool pages);

}  // namespace omrade::run
