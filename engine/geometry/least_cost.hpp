// The centres that are reached at the least cost from each cell of a grid of friction.
#pragma once

#include "base/huge_pages.hpp"
#include "model/area_set.hpp"
#include "model/grid.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace omrade::geometry {

/// The cell that holds a point, as GridFrame says, row by row from the north; nothing outside.
std::optional<std::size_t> cell_of(const GridFrame& frame, Point p);

/// Of each cell, row by row from the north, its k cheapest centres, cheapest first.
struct LeastCost {
  HugeVector<double> cost;          ///< infinite where fewer centres are reached
  HugeVector<std::int32_t> centre;  ///< position in the centres; -1 where fewer are
};

/// Moves go from the middle of a cell to that of one of its eight neighbours and cost their length
/// times the mean of the two cells' friction. NaN is impassable. Of centres reached at equal costs
/// the first comes first. `start` is the cell of each centre. Dijkstra's algorithm from all centres
/// at once (Dijkstra 1959), on one thread.
///
/// Error user for negative or infinite friction, naming the cell. Error bug for a start that is no
/// cell.
LeastCost least_cost(const GridFrame& frame, std::span<const double> friction,
                     std::span<const std::size_t> start, std::size_t k = 1);

}  // namespace omrade::geometry
