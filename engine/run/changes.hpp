// An older division reconciled with a newer one: what became of its codes.
#pragma once

#include "model/area_set.hpp"
#include "model/column.hpp"
#include "recipe/recipe.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace omrade::run {

/// A row of a table whose code is old: `share` of its counts belongs to `area`. An old area that
/// was split has several, and several old areas may have become one.
struct ChangedRow {
  std::size_t row = 0;
  std::uint32_t area = 0;
  double share = 0;
};

/// Looks up in the change table the codes that no area has. Rows come in the table's order, their
/// areas in the order of the change table. `note` says how many codes were reconciled. Error user:
/// a missing column, a new code that no area has, a weight that is negative or missing; an old code
/// whose weights sum to 0.
std::vector<ChangedRow> changed_rows(const recipe::Recipe& recipe, const recipe::TableSpec& spec,
                                     const Column& codes, const AreaSet& areas, std::string& note);

}  // namespace omrade::run
