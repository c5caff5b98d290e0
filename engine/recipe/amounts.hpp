// The fields that a recipe names as amounts: what those have whom a row is about, such as visits or
// kronor. Of their sums one or two persons may make most.
#pragma once

#include "recipe/plan.hpp"

#include <vector>

namespace omrade::recipe {

/// Adds to `problems` for names that are not "input.field", for inputs that are not rows or not
/// there (nearest name), and for fields that are not there, hold categories, or have no column.
std::vector<RowsField> amounts_of(const Recipe& recipe, const IndicatorSpec& spec,
                                  const catalogue::Descriptor& plugin,
                                  std::vector<Message>& problems);

}  // namespace omrade::recipe
