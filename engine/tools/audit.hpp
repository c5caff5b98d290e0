// `omrade audit`: what can be worked out of each withheld cell of a published table.
#pragma once

#include "tools/spec_arguments.hpp"

namespace omrade::tools {

/// One row for each withheld cell: its codes, lower and upper (empty: without end, or nothing was
/// proven). 0, or 1 where some cell is less protected than it should be. Error user as
/// `audit_table`.
int audit(const SpecArguments& arguments);

}  // namespace omrade::tools
