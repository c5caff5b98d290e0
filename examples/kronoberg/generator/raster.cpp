#include "raster.hpp"

#include <algorithm>
#include <cmath>

namespace kronoberg {
namespace {

/// Where the sides of a polygon cross the middle line of each row. A side owns its lower end only,
/// so every row is crossed an even number of times.
void add_crossings(const Grid& grid, const Ring& ring,
                   std::vector<std::vector<double>>& crossings) {
  for (std::size_t i = 1; i < ring.size(); ++i) {
    // From the lower to the upper end: neighbours compute exactly the same crossings.
    const auto [low, high] =
        std::minmax(ring[i - 1], ring[i], [](const Point& a, const Point& b) { return a.y < b.y; });
    const int last = static_cast<int>((grid.top - low.y) / cell_size) + 1;
    const int first = static_cast<int>((grid.top - high.y) / cell_size) - 1;
    for (int row = std::max(0, first); row <= std::min(grid.rows - 1, last); ++row) {
      const double y = grid.middle(0, row).y;
      if ((low.y > y) == (high.y > y)) continue;
      crossings[static_cast<std::size_t>(row)].push_back(low.x + (y - low.y) / (high.y - low.y) *
                                                                     (high.x - low.x));
    }
  }
}

}  // namespace

Grid grid_around(const Ring& ring) {
  const Box box = box_of(ring);
  Grid grid;
  grid.left = (std::floor(box.x_min / cell_size) - 2.0) * cell_size;
  grid.top = (std::ceil(box.y_max / cell_size) + 2.0) * cell_size;
  grid.columns = static_cast<int>((box.x_max - grid.left) / cell_size) + 3;
  grid.rows = static_cast<int>((grid.top - box.y_min) / cell_size) + 3;
  return grid;
}

std::vector<int> draw(const Grid& grid, const std::vector<MultiPolygon>& polygons) {
  std::vector<int> values(grid.cells(), -1);
  std::vector<std::vector<double>> crossings(static_cast<std::size_t>(grid.rows));
  for (std::size_t i = 0; i < polygons.size(); ++i) {
    for (const Polygon& polygon : polygons[i]) {
      add_crossings(grid, polygon.shell, crossings);
      for (const Ring& hole : polygon.holes) add_crossings(grid, hole, crossings);
    }
    for (int row = 0; row < grid.rows; ++row) {
      std::vector<double>& xs = crossings[static_cast<std::size_t>(row)];
      std::sort(xs.begin(), xs.end());
      for (std::size_t k = 1; k < xs.size(); k += 2) {
        const int first = static_cast<int>(std::ceil((xs[k - 1] - grid.left) / cell_size - 0.5));
        const int end = static_cast<int>(std::ceil((xs[k] - grid.left) / cell_size - 0.5));
        for (int column = std::max(0, first); column < std::min(grid.columns, end); ++column) {
          values[grid.at(column, row)] = static_cast<int>(i);
        }
      }
      xs.clear();
    }
  }
  return values;
}

}  // namespace kronoberg
