// The inputs of one computation, brought to its level.
#pragma once

#include "run/workspace.hpp"

#include <vector>

namespace omrade::run {

/// Which column values and rows a unit reads: the nodes that it needs.
std::vector<ColumnKey> column_keys(const recipe::Plan& plan, const recipe::Unit& unit);
std::vector<SharedKey> shared_keys(const recipe::Plan& plan, const recipe::Unit& unit);
std::vector<OrderKey> order_keys(const recipe::Unit& unit);
std::vector<RowColumnKey> row_column_keys(const recipe::Plan& plan, const recipe::Unit& unit);

/// Brings every input by its declared measure; absent inputs stay absent, and rows are
/// absent where their table has none at all in the unit's period.
host::Request request_of(const recipe::Plan& plan, const recipe::Unit& unit,
                         const Workspace& workspace);

/// What the plugin makes of it. Where a required input of rows is absent in the unit's period, all
/// layers are missing, and the plugin is not called.
host::Outcome outcome_of(const recipe::Plan& plan, const recipe::Unit& unit,
                         const Workspace& workspace, host::Plugin& plugin);

}  // namespace omrade::run
