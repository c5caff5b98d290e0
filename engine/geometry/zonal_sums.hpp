// Sums over the cells that an area covers, of a strip of rows at a time.
//
// A strip's sums are added to those of the strips north of it. Whoever cuts a raster into the same
// strips gets the same numbers, in whatever order they are read.
#pragma once

#include "geometry/coverage.hpp"
#include "model/raster.hpp"

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace omrade::geometry {

/// Of the cells with a value: f is the covered fraction of a cell, x its value, w its weight. A
/// weight that is missing counts as none.
struct ZonalSums {
  double count = 0;  ///< Σ f
  double sum = 0;    ///< Σ f x
  double mean = 0;   ///< Σ f x / Σ f
  double m2 = 0;     ///< Σ f (x - mean)²; where asked for
  double min = std::numeric_limits<double>::infinity();
  double max = -std::numeric_limits<double>::infinity();
  double weight = 0;        ///< Σ f w; where asked for
  double weighted_sum = 0;  ///< Σ f w x; where asked for

  /// Adds the sums of other cells (Chan, Golub and LeVeque 1983).
  void add(const ZonalSums& other);
};

/// How much of an area has a value.
struct ValueShare {
  double value = 0;
  double cells = 0;  ///< Σ f
  friend bool operator==(const ValueShare&, const ValueShare&) = default;
};

/// A window of a raster, row-major; no value is NaN.
template <class T>
struct Strip {
  RasterWindow window{};
  double least = 0;  ///< cells of which less is covered count in sums alone, and have no say in
                     ///< what the smallest, the largest and the different values are
  const T* values = nullptr;
  const T* weights = nullptr;  ///< null: none are asked for

  [[nodiscard]] std::size_t at(std::size_t row, std::size_t column) const {
    return (row - window.row) * window.columns + (column - window.column);
  }
};

/// The part of a coverage that lies in one strip.
struct CoveragePart {
  std::span<const CoverageRun> runs;
  std::span<const CoverageCell> cells;
};

struct ZonalWants {
  bool variance = false;  ///< m2
  bool values = false;    ///< the shares of all values
};

ZonalSums zonal_sums(const CoveragePart& part, const Strip<float>& strip, bool variance);
ZonalSums zonal_sums(const CoveragePart& part, const Strip<double>& strip, bool variance);

/// By value; one of each. Values of either sign of zero are one.
std::vector<ValueShare> zonal_values(const CoveragePart& part, const Strip<float>& strip);
std::vector<ValueShare> zonal_values(const CoveragePart& part, const Strip<double>& strip);
/// Adds the shares of other cells.
void add_values(std::vector<ValueShare>& to, std::span<const ValueShare> more);

}  // namespace omrade::geometry
