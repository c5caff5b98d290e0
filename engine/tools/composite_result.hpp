// A composite of one table, made.
#pragma once

#include "composite/composite.hpp"
#include "composite/sensitivity.hpp"
#include "tools/composite_input.hpp"

#include <optional>
#include <string>
#include <vector>

namespace omrade::tools {

struct CompositeMade {
  CompositeInput input{};
  composite::Spec spec{};  ///< with what true values lie within in the unit of the table's
  composite::Prepared prepared{};
  composite::Method method{};
  composite::Composite index{};
  std::optional<composite::Design> design{};          ///< where it was asked for
  std::optional<composite::Simulation> simulation{};  ///< where there are draws or a design
  std::optional<composite::Simulated> simulated{};
};

/// Error user for a fault of the parts (composite::Trouble), and for a top beyond the areas.
CompositeMade make_composite(const std::string& table, const composite::TableSpec& spec,
                             const std::string& spec_file, bool with_design,
                             const ParallelFor& loop);

/// Sentences without a full stop, on what a reader should know of it.
std::vector<std::string> notes_on(const CompositeMade& made, const composite::TableSpec& spec);

}  // namespace omrade::tools
