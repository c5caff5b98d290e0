// What a scenario does to a set of places, for those who show its outcome.
#pragma once

#include "model/layer.hpp"

#include <string>
#include <vector>

namespace omrade {

struct ScenarioChange {
  std::string name{};   ///< of the scenario: an identifier, also its folder
  Text title{};         ///< empty: the name
  std::string set{};    ///< the area set, such as centres
  std::string level{};  ///< the derived level whose areas lie nearest to each place
  std::vector<std::string> opened{}, closed{}, moved{};  ///< ids, in the recipe's order
};

}  // namespace omrade
