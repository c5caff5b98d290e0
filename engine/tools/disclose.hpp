// `omrade disclose`: a table with its small numbers withheld, and what would tell them.
#pragma once

#include "tools/spec_arguments.hpp"

namespace omrade::tools {

/// The same table with `withheld` in place of withheld cells, and COLUMN_step beside an index that
/// was rounded. Which rule withheld how many goes to standard error, cell by cell into the JSON
/// object. Before anything is written the result is audited as a stranger would; Error failed where
/// that is not enough. Returns 0.
int disclose(const SpecArguments& arguments);

}  // namespace omrade::tools
