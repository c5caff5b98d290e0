// `omrade audit`: what can be worked out of each withheld cell of a published table.
#pragma once

#include "disclosure/table_spec.hpp"
#include "tools/output.hpp"

#include <string>

namespace omrade::tools {

struct AuditArguments {
  std::string table{};
  disclosure::TableSpec spec{};
  unsigned threads = 1;
  OutputOptions output{};
};

/// One row for each withheld cell: its codes, lower and upper (empty: without end, or nothing was
/// proven). 0, or 1 where some cell is less protected than it should be. Error user as
/// `audit_table`.
int audit(const AuditArguments& arguments);

}  // namespace omrade::tools
