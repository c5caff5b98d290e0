// What a recipe asks of sums of amounts. The run that reads the rows applies it and tells the gate
// what has to stay open (LayerResult::stays_open); a history keeps it (history.hpp).
#pragma once

#include <map>
#include <set>
#include <string>

namespace omrade::disclosure {

struct AmountRules {
  double p_percent =
      0;  ///< nobody may work out the largest to within so many percent; 0: not asked
  double dominance = 0;  ///< the two largest may make so many percent of a sum; 0: not asked
  /// "input.field" of each indicator, also of those that name none.
  std::map<std::string, std::set<std::string>> fields{};
};

}  // namespace omrade::disclosure
