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

/// The areas of a table's rows. `changed` tells of rows whose code is of an older division: they
/// belong to no area in `rows`.
struct Matched {
  bring::Keyed rows;
  Changed changed;
};

/// What the recipe may take for granted of a table: Error user when it holds no rows or lacks its
/// column of periods; `warnings` names the recipe's periods of which no row is.
void check_periods(const recipe::Recipe& recipe, const recipe::TableSpec& spec,
                   const LoadedTable& table, std::vector<std::string>& warnings);

/// Finds the areas of a table's rows. Error user when no row matches, and when an area has two rows
/// in a period although only columns of the table are read, and when the codes are of another
/// year's division without `changes`; `warnings` says how many rows do not match, how many carry no
/// code under any key, what was reconciled, and how many areas have no row.
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

/// 1 for the rows of any of the recipe's periods; empty when the table has no column of periods.
std::vector<std::uint8_t> asked_rows(const recipe::Recipe& recipe, const recipe::TableSpec& spec,
                                     const LoadedTable& table);

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
/// counts, percentages outside [0, 100], shares outside [0, 1], texts that are no numbers. Counts
/// of an older division are split and added up; its shares and means are taken over where an area
/// has one predecessor, and missing where it has several.
std::vector<double> values_of_areas(const ColumnRequest& request, const Matched& matched,
                                    const AreaSet& areas);

/// Counts such as 1.400 and 2.150 may be thousands: `warnings` names both readings.
void warn_of_thousands(const ColumnRequest& request, std::vector<std::string>& warnings);

}  // namespace omrade::run
