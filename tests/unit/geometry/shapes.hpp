// Small polygons, grids and loops for the tests of geometry.
#pragma once

#include "geometry/overlay.hpp"
#include "model/area_set.hpp"
#include "model/grid.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <random>
#include <span>
#include <string>
#include <vector>

namespace omrade::geometry {

using Ring = std::vector<Point>;
using Area = std::vector<Ring>;

/// Counter-clockwise; open, as all rings here: `polygons` closes them.
Ring rectangle(double min_x, double min_y, double max_x, double max_y);
/// The ring the other way round.
Ring hole(Ring ring);
Polygons polygons(const std::vector<Area>& areas);

/// Areas with the ids "a", "b", "c" …
std::unique_ptr<AreaSet> area_set(const std::string& id, const std::vector<Area>& areas);

/// Columns by rows of equal rectangles, row by row from the south-west.
std::vector<Area> chessboard(double min_x, double min_y, double side, std::size_t columns,
                             std::size_t rows);

class MemoryGrid : public Grid {
 public:
  /// `values` row by row from the north.
  MemoryGrid(GridFrame frame, std::vector<double> values);
  [[nodiscard]] const GridFrame& frame() const override { return frame_; }
  [[nodiscard]] const std::string& crs() const override { return crs_; }
  void read_rows(std::size_t first, std::size_t count, std::span<double> out) const override;

 private:
  GridFrame frame_;
  std::string crs_ = "EPSG:3006";
  std::vector<double> values_;
};

/// Runs the bodies on four threads that take turns in whatever order they come.
ParallelFor threaded_loop();

/// Numbers that are the same on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  double between(double low, double high);
  std::size_t below(std::size_t count);
  bool chance(double probability) { return between(0, 1) < probability; }

 private:
  std::mt19937_64 engine_;
};

/// A ring around `centre` with radii between `inner` and `outer`.
Ring star(Dice& dice, Point centre, double inner, double outer, std::size_t points);

}  // namespace omrade::geometry
