// The value that a recipe gives a parameter, held against what the plugin declares.
#pragma once

#include "catalogue/descriptor.hpp"
#include "recipe/recipe.hpp"

#include <string>

namespace omrade::recipe {

struct ParameterReading {
  ParamValue value{};
  std::string problem{};  ///< a sentence; empty: the value stands
  std::string hint{};
};

ParameterReading read_parameter(const catalogue::Param& param, const ParameterSpec& given);

}  // namespace omrade::recipe
