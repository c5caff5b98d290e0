// Sums of grid values under many coverages, from one pass over the grid.
#pragma once

#include "geometry/coverage.hpp"
#include "geometry/overlay.hpp"
#include "model/grid.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace omrade::geometry {

/// A value at its place in the grid.
struct GridCell {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  double value = 0;
};

struct GridSum {
  double sum = 0;                      ///< Σ value · fraction; NaN cells count as empty
  std::optional<GridCell> impossible;  ///< the first covered cell below 0 or infinite
};

/// One sum per coverage. Rows are read once, in strips, so that memory is bounded whatever the
/// grid's size; the sums do not depend on the strips nor on the loop.
std::vector<GridSum> grid_sums(std::span<const Coverage* const> coverages, const Grid& grid,
                               const ParallelFor& loop);

}  // namespace omrade::geometry
