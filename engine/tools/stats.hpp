// omrade stats METHOD TABLE: the numbers of public health practice, with their limits.
#pragma once

#include "tools/output.hpp"
#include "tools/stats_method.hpp"

#include <map>
#include <string>
#include <vector>

namespace omrade::tools {

struct StatsArguments {
  std::string table{};                           ///< a source; "" for methods that take none
  std::vector<std::string> by{};                 ///< columns
  std::map<std::string, std::string> roles{};    ///< role, column; those not given are not there
  std::map<std::string, std::string> options{};  ///< option, text; a flag that is set is "true"
  unsigned threads = 1;
  bool quiet = false;  ///< no notes on standard error
  OutputOptions output{};
};

/// The columns of --by, those of the method's own that lead, value, lower95, upper95, lower998,
/// upper998, interval, state, and the method's own. Where there is no value the cells are empty and
/// `state` says why. Error user as io::open_table and StatsInput.
int stats(const StatsMethod& method, const StatsArguments& arguments);

}  // namespace omrade::tools
