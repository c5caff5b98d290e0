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

/// Brings every input by its declared measure; absent inputs stay absent.
host::Request request_of(const recipe::Plan& plan, const recipe::Unit& unit,
                         const Workspace& workspace);

}  // namespace omrade::run
