// A raster with all its bands, as kernels that pass over it once see it. Formats are io's matter.
#pragma once

#include "model/area_set.hpp"
#include "model/grid.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace omrade {

/// Where a place of the CRS lies in a raster whose rows do not run from west to east: x and y of
/// the result are those of the raster's frame, which then counts cells of 1 by 1.
struct RasterTurn {
  double x_x = 1, x_y = 0, x_0 = 0;  ///< x of the frame = x_x · x + x_y · y + x_0
  double y_x = 0, y_y = 1, y_0 = 0;

  [[nodiscard]] Point apply(Point p) const {
    return {x_x * p.x + x_y * p.y + x_0, y_x * p.x + y_y * p.y + y_0};
  }
  /// True if what runs counter-clockwise runs clockwise in the frame.
  [[nodiscard]] bool mirrors() const { return x_x * y_y - x_y * y_x < 0; }
};

/// Some rows and columns of a raster.
struct RasterWindow {
  std::size_t row = 0, rows = 0, column = 0, columns = 0;
  [[nodiscard]] std::size_t cells() const { return rows * columns; }
};

class Raster {
 public:
  Raster() = default;
  Raster(const Raster&) = delete;
  Raster& operator=(const Raster&) = delete;
  Raster(Raster&&) = delete;
  Raster& operator=(Raster&&) = delete;
  virtual ~Raster() = default;

  [[nodiscard]] virtual const GridFrame& frame() const = 0;
  /// None where the frame is in the coordinates of the CRS.
  [[nodiscard]] virtual const std::optional<RasterTurn>& turn() const = 0;
  [[nodiscard]] virtual const std::string& crs() const = 0;
  [[nodiscard]] virtual std::uint32_t bands() const = 0;
  /// True if each value of a band is exactly a float, so that reading floats loses nothing.
  [[nodiscard]] virtual bool single_precision(std::uint32_t band) const = 0;
  /// Rows that are stored together: reading fewer costs as much.
  [[nodiscard]] virtual std::size_t block_rows() const = 0;

  /// The window of some bands (counted from 0), band after band, each row-major; no value is NaN.
  /// Safe from several threads. Error user when the file cannot be decoded.
  virtual void read(const RasterWindow& window, std::span<const std::uint32_t> bands,
                    std::span<float> out) const = 0;
  virtual void read(const RasterWindow& window, std::span<const std::uint32_t> bands,
                    std::span<double> out) const = 0;
};

}  // namespace omrade
