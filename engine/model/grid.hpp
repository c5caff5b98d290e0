// A raster as the kernels see it: where its cells lie, and a source of rows. Formats are io's
// matter.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace omrade {

/// Cell (column c, row r) covers x in [x0 + c·cell_width, …), y in (y0 - (r+1)·cell_height, …]: row
/// 0 lies in the north. Both cell sizes are positive metres.
struct GridFrame {
  double x0 = 0;  ///< west edge
  double y0 = 0;  ///< north edge
  double cell_width = 0;
  double cell_height = 0;
  std::size_t columns = 0;
  std::size_t rows = 0;
};

class Grid {
 public:
  Grid() = default;
  Grid(const Grid&) = delete;
  Grid& operator=(const Grid&) = delete;
  Grid(Grid&&) = delete;
  Grid& operator=(Grid&&) = delete;
  virtual ~Grid() = default;

  [[nodiscard]] virtual const GridFrame& frame() const = 0;
  [[nodiscard]] virtual const std::string& crs() const = 0;
  /// Rows first .. first + count, row-major into `out` (count · columns values); nodata becomes
  /// NaN. Safe from several threads. Error user when the file cannot be decoded.
  virtual void read_rows(std::size_t first, std::size_t count, std::span<double> out) const = 0;
};

}  // namespace omrade
