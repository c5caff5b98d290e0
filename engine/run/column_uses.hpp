// What the inputs of a plan ask of the columns of tables.
#pragma once

#include "recipe/plan.hpp"
#include "run/columns.hpp"
#include "run/workspace.hpp"

#include <map>
#include <string>
#include <utility>

namespace omrade::run {

struct ColumnUse {
  Domain domain = Domain::any;  ///< the strictest of all inputs that read it
  recipe::Word place{};         ///< where the recipe names it first
};
using ColumnUses = std::map<std::pair<std::string, std::string>, ColumnUse>;  ///< (table, column)

/// A column that some input counts may not be negative; one that is a share lies in [0, 1].
ColumnUses uses_of(const recipe::Plan& plan);

/// Where the recipe names the column of a rows input.
recipe::Word place_of(const recipe::Plan& plan, const recipe::Unit& unit, const RowColumnKey& key);

}  // namespace omrade::run
