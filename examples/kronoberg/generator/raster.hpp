/// The 100 m grid of the county and polygons drawn into it.
#pragma once

#include "geometry.hpp"

#include <cstddef>
#include <vector>

namespace kronoberg {

inline constexpr double cell_size = 100.0;

/// Rows run from north to south.
struct Grid {
  double left = 0.0;
  double top = 0.0;
  int columns = 0;
  int rows = 0;

  [[nodiscard]] std::size_t cells() const {
    return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
  }
  [[nodiscard]] std::size_t at(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
           static_cast<std::size_t>(column);
  }
  [[nodiscard]] Point middle(int column, int row) const {
    return {left + (column + 0.5) * cell_size, top - (row + 0.5) * cell_size};
  }
};

/// The grid around a ring, aligned to whole multiples of the cell size.
[[nodiscard]] Grid grid_around(const Ring& ring);

/// For each cell the last polygon that contains its middle, or -1.
[[nodiscard]] std::vector<int> draw(const Grid& grid, const std::vector<MultiPolygon>& polygons);

}  // namespace kronoberg
