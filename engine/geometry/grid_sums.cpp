#include "geometry/grid_sums.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace omrade::geometry {
namespace {

constexpr std::size_t kStripValues = 8'000'000;  // 64 MB
constexpr std::size_t kReadRows = 128;           // one read; a multiple of usual block heights

bool is_impossible(double people) {
  return people < 0 || std::isinf(people);
}

/// Rows first_row .. end_row of the grid.
struct Strip {
  std::size_t first_row = 0;
  std::size_t end_row = 0;
  std::size_t columns = 0;
  std::span<const double> values;

  [[nodiscard]] const double* row(std::size_t r) const {
    return values.data() + (r - first_row) * columns;
  }
};

/// Adds up one coverage. Runs and cells have sums of their own, each in the order of rows, so that
/// the result is the same however the rows are cut into strips.
class Adder {
 public:
  explicit Adder(const Coverage& coverage) : coverage_(&coverage) {}

  void add(const Strip& strip) {
    for (; run_ < coverage_->runs.size() && coverage_->runs[run_].row < strip.end_row; ++run_) {
      const CoverageRun& run = coverage_->runs[run_];
      const double* row = strip.row(run.row);
      for (std::uint32_t c = run.column_begin; c < run.column_end; ++c) {
        if (is_impossible(row[c])) note(run.row, c, row[c]);
        if (!std::isnan(row[c])) full_ += row[c];
      }
    }
    for (; cell_ < coverage_->cells.size() && coverage_->cells[cell_].row < strip.end_row;
         ++cell_) {
      const CoverageCell& cell = coverage_->cells[cell_];
      const double value = strip.row(cell.row)[cell.column];
      if (is_impossible(value)) note(cell.row, cell.column, value);
      if (!std::isnan(value)) partial_ += value * cell.fraction;
    }
  }

  [[nodiscard]] GridSum result() const { return {full_ + partial_, impossible_}; }

 private:
  void note(std::uint32_t row, std::uint32_t column, double value) {
    const auto place = [](const GridCell& cell) { return std::pair(cell.row, cell.column); };
    const GridCell cell{row, column, value};
    if (!impossible_ || place(cell) < place(*impossible_)) impossible_ = cell;
  }

  const Coverage* coverage_;
  std::size_t run_ = 0;
  std::size_t cell_ = 0;
  double full_ = 0;
  double partial_ = 0;
  std::optional<GridCell> impossible_;
};

/// The first row that any coverage reaches and the row after the last.
std::pair<std::size_t, std::size_t> rows_of(std::span<const Coverage* const> coverages) {
  std::size_t first = SIZE_MAX;
  std::size_t end = 0;
  for (const Coverage* coverage : coverages) {
    if (!coverage->runs.empty()) {
      first = std::min<std::size_t>(first, coverage->runs.front().row);
      end = std::max<std::size_t>(end, coverage->runs.back().row + std::size_t{1});
    }
    if (!coverage->cells.empty()) {
      first = std::min<std::size_t>(first, coverage->cells.front().row);
      end = std::max<std::size_t>(end, coverage->cells.back().row + std::size_t{1});
    }
  }
  return {std::min(first, end), end};
}

}  // namespace

std::vector<GridSum> grid_sums(std::span<const Coverage* const> coverages, const Grid& grid,
                               const ParallelFor& loop) {
  std::vector<Adder> adders;
  adders.reserve(coverages.size());
  for (const Coverage* coverage : coverages) adders.emplace_back(*coverage);

  const std::size_t columns = grid.frame().columns;
  const auto [first, end] = rows_of(coverages);
  const std::size_t strip_rows =
      std::max<std::size_t>(1, kStripValues / std::max<std::size_t>(1, columns));
  std::vector<double> values;
  for (std::size_t row = first; row < end; row += strip_rows) {
    const Strip bounds{row, std::min(row + strip_rows, end), columns, {}};
    const std::size_t rows = bounds.end_row - bounds.first_row;
    values.resize(rows * columns);
    loop((rows + kReadRows - 1) / kReadRows, [&](std::size_t read) {
      const std::size_t skip = read * kReadRows;
      const std::size_t count = std::min(kReadRows, rows - skip);
      grid.read_rows(bounds.first_row + skip, count,
                     std::span(values).subspan(skip * columns, count * columns));
    });
    Strip strip = bounds;
    strip.values = values;
    loop(adders.size(), [&](std::size_t k) { adders[k].add(strip); });
  }

  std::vector<GridSum> sums;
  sums.reserve(adders.size());
  for (const Adder& adder : adders) sums.push_back(adder.result());
  return sums;
}

}  // namespace omrade::geometry
