// The inputs of one computation, brought to its level.
#pragma once

#include "run/workspace.hpp"

#include <cstddef>
#include <string>
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

/// Values of the route's set in a period, before they are brought anywhere.
std::vector<double> base_values(const recipe::ColumnRoute& route, catalogue::Measure measure,
                                const std::string& period, const Workspace& workspace);

/// One of the columns that input `i` sums, brought to the unit's level as the sum is.
std::vector<double> term_of(const recipe::Plan& plan, const recipe::Unit& unit,
                            const Workspace& workspace, std::size_t i,
                            const recipe::ColumnRef& column);

/// A table without any row of the unit's period tells nothing of it: what is not known is not zero.
bool has_no_rows(const recipe::RowsRoute& route, const recipe::Unit& unit,
                 const Workspace& workspace);

}  // namespace omrade::run
