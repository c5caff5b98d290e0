// Parts that should sum to a total: official small-area counts are perturbed, so they do not quite.
#pragma once

#include "run/sources.hpp"

#include <string>
#include <vector>

namespace omrade::run {

/// First what check_periods() checks, once per table. Then every total that the recipe states for a
/// table, row by row; a row that lacks a value is left out. Within the tolerance `warnings` reports
/// how many rows differ and by how much at most; beyond it Error user names the rows. Also Error
/// user: unknown columns (nearest name).
void check_totals(const recipe::Recipe& recipe, const recipe::TableSpec& spec,
                  const LoadedTable& table, std::vector<std::string>& warnings);

}  // namespace omrade::run
