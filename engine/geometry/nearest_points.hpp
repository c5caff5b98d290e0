// The nearest of a set of centres to each of many points.
//
// A grid holds for each of its cells, those around the centres endless, the few centres that can be
// among the k nearest to a point in it; cells with many are divided further. So a point is compared
// with one to four centres, however many there are.
#pragma once

#include "base/huge_pages.hpp"
#include "geometry/edge_grid.hpp"
#include "geometry/near_regions.hpp"
#include "geometry/overlay.hpp"
#include "model/area_set.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace omrade::geometry {

class NearestPoints {
 public:
  /// At least `k` centres, with finite coordinates; k is at least 1. Error bug otherwise.
  NearestPoints(std::span<const Point> centres, std::size_t k, const ParallelFor& loop);

  /// The k nearest centres of point i, nearest first, at i·k … i·k + k - 1 of `centre` (positions
  /// in the centres) and `distance` (straight, in the unit of the coordinates, within 4e-16 of
  /// itself). Of equally near ones, decided exactly, the first in the centres comes first.
  /// Coordinates of points must be finite. Safe from several threads.
  void find(std::span<const double> x, std::span<const double> y, std::span<std::int32_t> centre,
            std::span<double> distance) const;

 private:
  struct Candidate {
    Point at;
    std::int32_t centre = 0;
  };
  /// A cell: candidates, or where `end` is 0 a division, of which `begin` is the position.
  struct Cell {
    std::uint32_t begin = 0, end = 0;
  };
  struct Division {
    double x0 = 0, y0 = 0, per_width = 0, per_height = 0;
    std::uint32_t first = 0;  ///< its cells in `divided_`
  };
  struct Part;

  void build(const ParallelFor& loop);
  [[nodiscard]] Region region_of(std::size_t row0, std::size_t row1, std::size_t column0,
                                 std::size_t column1) const;
  void split(std::size_t row0, std::size_t row1, std::size_t column0, std::size_t column1,
             const std::vector<std::uint32_t>& candidates, Part& part) const;
  [[nodiscard]] Cell cell_for(const Region& region, const std::vector<std::uint32_t>& candidates,
                              int depth, Part& part) const;
  [[nodiscard]] std::size_t places_of(const std::vector<std::uint32_t>& candidates) const;
  void homes(std::span<const double> x, std::span<const double> y,
             std::span<std::int32_t> home) const;
  [[nodiscard]] const Cell& undivided(const Cell& home, Point p) const;
  void nearest(Point p, Cell cell, std::int32_t& centre, double& square) const;
  [[nodiscard]] std::uint32_t exactly_nearest(Point p, Cell cell, std::uint32_t best) const;
  void nearest_of(Point p, const Cell& cell, std::span<std::int32_t> centre,
                  std::span<double> square) const;

  std::vector<Point> centres_;
  std::size_t k_;
  CellFrame frame_;                     ///< around the centres
  std::size_t columns_ = 0, rows_ = 0;  ///< with the endless ones
  double margin_ = 0;                   ///< by which rounding cannot move a border
  HugeVector<Cell> cells_;
  HugeVector<Cell> divided_;
  HugeVector<Division> divisions_;
  HugeVector<Candidate> candidates_;
};

}  // namespace omrade::geometry
