// omrade composite TABLE --spec SPEC.toml: an index of many areas, with what is certain about it.
#pragma once

#include "composite/table_spec.hpp"
#include "tools/output.hpp"

#include <string>

namespace omrade::tools {

struct CompositeArguments {
  std::string table{};      ///< a source
  std::string spec_file{};  ///< its name, for messages
  composite::TableSpec spec{};
  std::string compare{};      ///< another source, by the same spec; "" for none
  std::string sensitivity{};  ///< a file for the table of factors; "" for none
  std::string tipping{};      ///< a file for what would change a rank; "" for none
  unsigned threads = 1;
  OutputOptions output{};
};

/// One row for each row of the table, in its order: `id,score,rank`, then limits, contributions and
/// flags as docs/commands/composite.md says. With `compare` the change from that table to this.
/// Error user as open_any_table, and for files of results that are one and the same; also for
/// columns that do not exist, ids that are empty or stand twice, values without their errors, parts
/// that cannot tell areas apart.
int composite(const CompositeArguments& arguments);

}  // namespace omrade::tools
