// What `omrade disclose` and `omrade audit` are given.
#pragma once

#include "disclosure/table_spec.hpp"
#include "tools/output.hpp"

#include <string>

namespace omrade::tools {

struct SpecArguments {
  std::string table{};
  disclosure::TableSpec spec{};
  unsigned threads = 1;
  OutputOptions output{};
};

}  // namespace omrade::tools
