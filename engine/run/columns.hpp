// Table columns as values of areas, checked: what is wrong is named by file, row and remedy.
#pragma once

#include "bring/keyed.hpp"
#include "recipe/recipe.hpp"
#include "run/changes.hpp"
#include "run/sources.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace omrade::run {

/// The areas of a table's rows. `changed` are rows whose code is of an older division: they belong
/// to no area in `rows`.
struct Matched {
  bring::Keyed rows;
  std::vector<ChangedRow> changed;
};

/// Finds the areas of a table's rows. Error user when no row matches; `warnings` says how many do
/// not, and what was reconciled.
Matched match_rows(const recipe::Recipe& recipe, const recipe::TableSpec& spec,
                   const LoadedTable& table, const std::string& set, const AreaSet& areas,
                   std::vector<std::string>& warnings);

/// Records belong to one area each: Error user when some carry a code of a division that was split.
void require_whole_rows(const recipe::TableSpec& spec, const Matched& matched);

/// 1 for the rows of `period`; empty when all rows are (a table without periods belongs to the
/// recipe's own period: then, for another period, all are 0).
std::vector<std::uint8_t> rows_of_period(const recipe::Recipe& recipe,
                                         const recipe::TableSpec& spec, const LoadedTable& table,
                                         const std::string& period);

/// What a column may hold.
enum class Domain : std::uint8_t { any, nonnegative, unit_interval };

struct ColumnRequest {
  const recipe::Recipe& recipe;
  const recipe::TableSpec& spec;
  const LoadedTable& table;
  recipe::Word column;
  std::string period;
  Domain domain = Domain::any;
  bool additive = true;  ///< counts, which are split with their area; else shares and means
};

/// One value per area; NaN where no row or no value is. Error user: two rows for one area, negative
/// counts, shares outside [0, 1], texts that are no numbers. Counts of an older division are split
/// and added up; its shares and means are taken over where an area has one predecessor, and missing
/// where it has several.
std::vector<double> values_of_areas(const ColumnRequest& request, const Matched& matched,
                                    const AreaSet& areas);

}  // namespace omrade::run
