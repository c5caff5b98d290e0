// Table columns as values of areas, checked: what is wrong is named by file, row and remedy.
#pragma once

#include "bring/keyed.hpp"
#include "recipe/recipe.hpp"
#include "run/sources.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace omrade::run {

/// Finds the areas of a table's rows. Error user when no row matches; `warnings` says how many do
/// not.
bring::Keyed match_rows(const recipe::TableSpec& spec, const LoadedTable& table,
                        const std::string& set, const AreaSet& areas,
                        std::vector<std::string>& warnings);

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
};

/// One value per area; NaN where no row or no value is. Error user: two rows for one area, negative
/// counts, shares outside [0, 1], texts that are no numbers.
std::vector<double> values_of_areas(const ColumnRequest& request, const bring::Keyed& keyed,
                                    const AreaSet& areas);

}  // namespace omrade::run
