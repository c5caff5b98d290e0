// An older division reconciled with a newer one: what became of its codes.
#pragma once

#include "bring/keyed.hpp"
#include "model/area_set.hpp"
#include "model/column.hpp"
#include "recipe/recipe.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace omrade::run {

struct LoadedTable;

/// A row of a table whose code is old: `share` (above 0) of its counts belongs to `area`. An old
/// area that was split has several, and several old areas may have become one.
struct ChangedRow {
  std::size_t row = 0;
  std::size_t code = 0;  ///< index into Changed::codes
  std::uint32_t area = 0;
  double share = 0;
};

/// The rows of a table whose codes are old, in the table's order, their areas in the order of the
/// change table; and what an area needs, so that a missing part is not taken for zero.
struct Changed {
  std::vector<ChangedRow> rows{};
  std::vector<std::string> codes{};         ///< old codes that the change table splits or renames
  std::vector<std::size_t> predecessors{};  ///< per area: how many of them have a share of it
  std::vector<bool> needs_own{};            ///< per area: it was there before, by the same code
  std::string note{};                       ///< how many codes were reconciled
};

/// Finds the rows whose codes the change table splits or renames, and takes them out of `keyed`:
/// they belong to no area there. A code that is still an id of the areas is old as well when the
/// change table gives a part of it away, unless it carries the year of the areas' own division.
/// Error user: a missing column, a new code that no area has, a weight that is negative or missing;
/// an old code whose weights sum to 0; a part that goes to an area with a row of its own though the
/// change table knows none such before: then both divisions are in the table.
Changed reconcile(const recipe::Recipe& recipe, const recipe::TableSpec& spec,
                  const LoadedTable& table, const Column& codes, const AreaSet& areas,
                  bring::Keyed& keyed);

/// Brings the rows of an older division to `values`, which hold what areas with a row of their own
/// (`own`, per area) have. Counts are split and added up; others are taken over where an area has
/// one predecessor. An area that lacks the row or the value of a part is missing. Where `keep` (if
/// not empty) leaves no row of the older division, nothing changes.
void add_changed(const Changed& changed, std::span<const double> column,
                 std::span<const std::uint8_t> keep, bool additive, const std::vector<bool>& own,
                 std::vector<double>& values);

}  // namespace omrade::run
