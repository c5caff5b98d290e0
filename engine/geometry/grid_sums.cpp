#include "geometry/grid_sums.hpp"

#include "geometry/zonal.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>
#include <vector>

namespace omrade::geometry {
namespace {

bool is_impossible(double people) {
  return people < 0 || std::isinf(people);
}

/// A grid as a raster of one band.
class OneBand final : public Raster {
 public:
  explicit OneBand(const Grid& grid) : grid_(grid) {}
  [[nodiscard]] const GridFrame& frame() const override { return grid_.frame(); }
  [[nodiscard]] const std::optional<RasterTurn>& turn() const override { return turn_; }
  [[nodiscard]] const std::string& crs() const override { return grid_.crs(); }
  [[nodiscard]] std::uint32_t bands() const override { return 1; }
  [[nodiscard]] bool single_precision(std::uint32_t /*band*/) const override { return false; }
  [[nodiscard]] std::size_t block_rows() const override { return 1; }
  void read(const RasterWindow& window, std::span<const std::uint32_t> /*bands*/,
            std::span<float> out) const override {
    std::vector<double> values(out.size());
    read_columns(window, values);
    std::transform(values.begin(), values.end(), out.begin(),
                   [](double value) { return static_cast<float>(value); });
  }
  void read(const RasterWindow& window, std::span<const std::uint32_t> /*bands*/,
            std::span<double> out) const override {
    read_columns(window, out);
  }

 private:
  /// A grid gives whole rows.
  void read_columns(const RasterWindow& window, std::span<double> out) const {
    const std::size_t columns = grid_.frame().columns;
    if (window.columns == columns) {
      grid_.read_rows(window.row, window.rows, out);
      return;
    }
    std::vector<double> rows(window.rows * columns);
    grid_.read_rows(window.row, window.rows, rows);
    for (std::size_t row = 0; row < window.rows; ++row) {
      const auto from = rows.begin() + static_cast<std::ptrdiff_t>(row * columns + window.column);
      std::copy_n(from, window.columns,
                  out.begin() + static_cast<std::ptrdiff_t>(row * window.columns));
    }
  }

  const Grid& grid_;
  std::optional<RasterTurn> turn_;
};

/// The first cell of a coverage that cannot be a number of people.
std::optional<GridCell> first_impossible(const Coverage& coverage, const Grid& grid) {
  std::optional<GridCell> first;
  std::vector<double> row(grid.frame().columns);
  std::size_t read = grid.frame().rows;
  const auto look = [&](std::uint32_t r, std::uint32_t begin, std::uint32_t end) {
    if (first && first->row < r) return;
    if (read != r) grid.read_rows(r, 1, row);
    read = r;
    for (std::uint32_t c = begin; c < end; ++c) {
      if (!is_impossible(row[c])) continue;
      if (!first || std::tie(r, c) < std::tie(first->row, first->column)) first = {r, c, row[c]};
      return;
    }
  };
  for (const CoverageRun& run : coverage.runs) look(run.row, run.column_begin, run.column_end);
  for (const CoverageCell& cell : coverage.cells) look(cell.row, cell.column, cell.column + 1);
  return first;
}

}  // namespace

std::vector<GridSum> grid_sums(std::span<const Coverage* const> coverages, const Grid& grid,
                               const ParallelFor& loop) {
  const OneBand raster(grid);
  const std::vector<ZonalSums> totals = zonal(coverages, {.raster = &raster}, loop);
  std::vector<GridSum> sums;
  sums.reserve(totals.size());
  for (std::size_t k = 0; k < totals.size(); ++k) {
    GridSum& sum = sums.emplace_back(GridSum{.sum = totals[k].sum, .impossible = {}});
    if (totals[k].count > 0 && (is_impossible(totals[k].min) || is_impossible(totals[k].max)))
      sum.impossible = first_impossible(*coverages[k], grid);
  }
  return sums;
}

}  // namespace omrade::geometry
