// The columns that a composite is made of.
#pragma once

#include "composite/table_spec.hpp"
#include "geometry/overlay.hpp"

#include <string>
#include <vector>

namespace omrade::tools {

struct CompositeInput {
  std::vector<std::string> ids{};
  composite::Data data{};
  std::vector<double> population{}, resources{};  ///< empty where the spec names none
  /// Per area the most that a part's values are shares of; NaN where none has a denominator.
  std::vector<double> answers{};
  /// Of each part how much of its value one per person is: 100 of per cent, 1 where nothing tells.
  std::vector<double> units{};
};

/// Error user as `composite` (composite.hpp).
CompositeInput read_composite_input(const std::string& table, const composite::TableSpec& spec,
                                    const std::string& spec_file);

}  // namespace omrade::tools
