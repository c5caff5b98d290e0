#include "geometry/zonal_strips.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <condition_variable>
#include <limits>
#include <mutex>
#include <numeric>
#include <type_traits>
#include <utility>

namespace omrade::geometry {
namespace {

constexpr std::size_t kUnitRows = 256;  // the sums of an area are made of those of such strips

/// The part of a coverage in one unit of rows.
struct Piece {
  std::uint32_t coverage = 0, unit = 0;
  std::uint32_t column_begin = 0, column_end = 0;
  std::size_t run_begin = 0, run_end = 0, cell_begin = 0, cell_end = 0;
};

struct Pieces {
  std::vector<Piece> list;                          ///< by coverage, then unit
  std::vector<std::size_t> of_coverage;             ///< where those of a coverage begin
  std::vector<std::vector<std::uint32_t>> of_unit;  ///< their places in the list
};

template <class Item>
std::size_t first_from_row(const std::vector<Item>& items, std::size_t begin, std::size_t row) {
  const auto from = items.begin() + static_cast<std::ptrdiff_t>(begin);
  return static_cast<std::size_t>(
      std::partition_point(from, items.end(), [row](const Item& item) { return item.row < row; }) -
      items.begin());
}

void find_columns(const Coverage& coverage, Piece& piece) {
  piece.column_begin = UINT32_MAX;
  for (std::size_t k = piece.run_begin; k < piece.run_end; ++k) {
    piece.column_begin = std::min(piece.column_begin, coverage.runs[k].column_begin);
    piece.column_end = std::max(piece.column_end, coverage.runs[k].column_end);
  }
  for (std::size_t k = piece.cell_begin; k < piece.cell_end; ++k) {
    piece.column_begin = std::min(piece.column_begin, coverage.cells[k].column);
    piece.column_end = std::max(piece.column_end, coverage.cells[k].column + 1);
  }
}

/// Parts of cells that rounding of coordinates can make: less of a cell counts as none of it where
/// any of it would count alike.
double least_share(const Raster& raster) {
  constexpr double least = 1e-9;
  constexpr double turned = 1e-7;  // its coordinates were rounded before they were turned
  constexpr double steps = 8;      // of rounding, along the way
  if (raster.turn()) return turned;
  const GridFrame& frame = raster.frame();
  const double x =
      std::max(std::abs(frame.x0),
               std::abs(frame.x0 + frame.cell_width * static_cast<double>(frame.columns)));
  const double y = std::max(
      std::abs(frame.y0), std::abs(frame.y0 - frame.cell_height * static_cast<double>(frame.rows)));
  const double step = steps * std::numeric_limits<double>::epsilon();
  return std::max({least, x * step / frame.cell_width, y * step / frame.cell_height});
}

Pieces pieces_of(std::span<const Coverage* const> coverages, std::size_t units) {
  Pieces pieces;
  pieces.of_unit.resize(units);
  pieces.of_coverage.push_back(0);
  for (std::size_t k = 0; k < coverages.size(); ++k) {
    const std::vector<CoverageRun>& runs = coverages[k]->runs;
    const std::vector<CoverageCell>& cells = coverages[k]->cells;
    std::size_t run = 0;
    std::size_t cell = 0;
    while (run < runs.size() || cell < cells.size()) {
      std::size_t row = SIZE_MAX;
      if (run < runs.size()) row = runs[run].row;
      if (cell < cells.size()) row = std::min<std::size_t>(row, cells[cell].row);
      Piece piece{.coverage = static_cast<std::uint32_t>(k),
                  .unit = static_cast<std::uint32_t>(row / kUnitRows),
                  .run_begin = run,
                  .cell_begin = cell};
      const std::size_t end_row = (piece.unit + std::size_t{1}) * kUnitRows;
      run = piece.run_end = first_from_row(runs, run, end_row);
      cell = piece.cell_end = first_from_row(cells, cell, end_row);
      find_columns(*coverages[k], piece);
      pieces.of_unit[piece.unit].push_back(static_cast<std::uint32_t>(pieces.list.size()));
      pieces.list.push_back(piece);
    }
    pieces.of_coverage.push_back(pieces.list.size());
  }
  return pieces;
}

/// Pieces that are summed up from one reading: of some units, in some columns.
struct Task {
  std::size_t first_unit = 0, end_unit = 0;
  std::uint32_t column_begin = 0, column_end = 0;
  std::vector<std::uint32_t> pieces{};
};

/// The buffers of those who read at the same time; who finds none waits.
template <class T>
class Buffers {
 public:
  struct Pair {
    std::vector<T> values, weights;
  };
  explicit Buffers(std::size_t count) : idle_(count) {}

  Pair take() {
    std::unique_lock lock(mutex_);
    given_back_.wait(lock, [this] { return !idle_.empty(); });
    Pair pair = std::move(idle_.back());
    idle_.pop_back();
    return pair;
  }
  void give_back(Pair pair) {
    {
      const std::lock_guard lock(mutex_);
      idle_.push_back(std::move(pair));
    }
    given_back_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable given_back_;
  std::vector<Pair> idle_;
};

template <class T>
class Pass {
 public:
  Pass(std::span<const Coverage* const> coverages, const ZonalRequest& request)
      : coverages_(coverages),
        request_(request),
        raster_(*request.raster),
        rows_(raster_.frame().rows),
        pieces_(pieces_of(coverages, (rows_ + kUnitRows - 1) / kUnitRows)),
        totals_(pieces_.list.size() * request.bands.size()),
        least_(least_share(raster_)) {
    choose_tasks();
  }

  std::vector<ZonalTotal> run(const ParallelFor& loop) {
    std::size_t largest = 1;
    for (const Task& task : tasks_) largest = std::max(largest, bytes_of(task));
    constexpr std::size_t most_readers = 256;
    Buffers<T> buffers(std::clamp<std::size_t>(memory() / largest, 1, most_readers));
    loop(tasks_.size(), [this, &buffers](std::size_t k) {
      auto pair = buffers.take();
      try {
        read(tasks_[k], pair.values, pair.weights);
      } catch (...) {
        buffers.give_back(std::move(pair));
        throw;
      }
      buffers.give_back(std::move(pair));
    });
    std::vector<ZonalTotal> totals(coverages_.size() * request_.bands.size());
    loop(coverages_.size(), [this, &totals](std::size_t k) {
      for (std::size_t band = 0; band < request_.bands.size(); ++band)
        totals[k * request_.bands.size() + band] = joined(k, band);
    });
    return totals;
  }

 private:
  [[nodiscard]] std::size_t memory() const {
    return (request_.memory == 0 ? kZonalMemory : request_.memory) / 2;
  }
  [[nodiscard]] std::size_t bytes_of(std::size_t units, std::size_t columns) const {
    const std::size_t layers = request_.bands.size() + (request_.weights != nullptr ? 1 : 0);
    return units * kUnitRows * columns * sizeof(T) * layers;
  }
  [[nodiscard]] std::size_t bytes_of(const Task& task) const {
    return bytes_of(task.end_unit - task.first_unit, task.column_end - task.column_begin);
  }

  /// Whole blocks at a time, where that many rows fit into the memory: else a block is decoded once
  /// for each unit that it reaches into. Areas far from each other in a strip are read apart.
  void choose_tasks() {
    const std::size_t whole = std::lcm(kUnitRows, std::max<std::size_t>(1, raster_.block_rows()));
    constexpr std::size_t most_units = 16;
    std::size_t units = 1;
    if (whole <= most_units * kUnitRows &&
        bytes_of(whole / kUnitRows, raster_.frame().columns) <= memory()) {
      units = whole / kUnitRows;
    }
    for (std::size_t unit = 0; unit < pieces_.of_unit.size(); unit += units) {
      Task strip{.first_unit = unit, .end_unit = std::min(unit + units, pieces_.of_unit.size())};
      while (strip.first_unit < strip.end_unit && pieces_.of_unit[strip.first_unit].empty())
        ++strip.first_unit;
      while (strip.first_unit < strip.end_unit && pieces_.of_unit[strip.end_unit - 1].empty())
        --strip.end_unit;
      if (strip.first_unit < strip.end_unit) add_tasks(strip);
    }
  }

  void add_tasks(const Task& strip) {
    std::vector<std::uint32_t> all;
    for (std::size_t unit = strip.first_unit; unit < strip.end_unit; ++unit)
      all.insert(all.end(), pieces_.of_unit[unit].begin(), pieces_.of_unit[unit].end());
    std::stable_sort(all.begin(), all.end(), [this](std::uint32_t a, std::uint32_t b) {
      return pieces_.list[a].column_begin < pieces_.list[b].column_begin;
    });
    constexpr std::uint32_t gap = 1024;  // columns that are cheaper to leave out than to read
    Task task = strip;
    for (const std::uint32_t at : all) {
      const Piece& piece = pieces_.list[at];
      const std::uint32_t end = std::max(task.column_end, piece.column_end);
      const bool apart = !task.pieces.empty() && (piece.column_begin > task.column_end + gap ||
                                                  bytes_of(task.end_unit - task.first_unit,
                                                           end - task.column_begin) > memory());
      if (apart) {
        tasks_.push_back(std::move(task));
        task = strip;
      }
      if (task.pieces.empty()) task.column_begin = piece.column_begin;
      task.column_end = std::max(task.column_end, piece.column_end);
      task.pieces.push_back(at);
    }
    tasks_.push_back(std::move(task));
  }

  void read(const Task& task, std::vector<T>& values, std::vector<T>& weights) {
    const std::size_t first_row = task.first_unit * kUnitRows;
    const RasterWindow window{.row = first_row,
                              .rows = std::min(task.end_unit * kUnitRows, rows_) - first_row,
                              .column = task.column_begin,
                              .columns = task.column_end - task.column_begin};
    const std::size_t size = window.cells();
    values.resize(size * request_.bands.size());
    raster_.read(window, request_.bands, std::span<T>(values));
    if (request_.weights != nullptr) {
      constexpr std::array<std::uint32_t, 1> first_band{0};
      weights.resize(size);
      request_.weights->read(window, first_band, std::span<T>(weights));
    }
    for (const std::uint32_t at : task.pieces) {
      for (std::size_t band = 0; band < request_.bands.size(); ++band) {
        const Strip<T> strip{.window = window,
                             .least = least_,
                             .values = values.data() + band * size,
                             .weights = weights.empty() ? nullptr : weights.data()};
        sum_up(at, band, strip);
      }
    }
  }

  void sum_up(std::uint32_t at, std::size_t band, const Strip<T>& strip) {
    const Piece& piece = pieces_.list[at];
    const Coverage& coverage = *coverages_[piece.coverage];
    const CoveragePart part{
        std::span(coverage.runs).subspan(piece.run_begin, piece.run_end - piece.run_begin),
        std::span(coverage.cells).subspan(piece.cell_begin, piece.cell_end - piece.cell_begin)};
    ZonalTotal& total = totals_[at * request_.bands.size() + band];
    total.sums = zonal_sums(part, strip, request_.wants.variance);
    if (request_.wants.values) total.values = zonal_values(part, strip);
  }

  /// All pieces of a coverage together. Values are joined two and two, so that the work does not
  /// grow with the square of the strips.
  ZonalTotal joined(std::size_t coverage, std::size_t band) {
    const std::size_t bands = request_.bands.size();
    const std::size_t begin = pieces_.of_coverage[coverage];
    const std::size_t count = pieces_.of_coverage[coverage + 1] - begin;
    const auto piece = [&](std::size_t k) -> ZonalTotal& {
      return totals_[(begin + k) * bands + band];
    };
    ZonalTotal total;
    for (std::size_t k = 0; k < count; ++k) total.sums.add(piece(k).sums);
    if (!(total.sums.count > least_)) return {};
    for (std::size_t step = 1; step < count; step *= 2) {
      for (std::size_t k = 0; k + step < count; k += 2 * step) {
        add_values(piece(k).values, piece(k + step).values);
        piece(k + step).values = {};
      }
    }
    if (count > 0) total.values = std::move(piece(0).values);
    return total;
  }

  std::span<const Coverage* const> coverages_;
  const ZonalRequest& request_;
  const Raster& raster_;
  std::size_t rows_;
  Pieces pieces_;
  std::vector<ZonalTotal> totals_;  ///< by piece, then band
  double least_;
  std::vector<Task> tasks_;
};

}  // namespace

std::vector<ZonalTotal> pass_over_strips(std::span<const Coverage* const> coverages,
                                         const ZonalRequest& request, const ParallelFor& loop) {
  const bool singles =
      (request.weights == nullptr || request.weights->single_precision(0)) &&
      std::all_of(request.bands.begin(), request.bands.end(), [&request](std::uint32_t band) {
        return request.raster->single_precision(band);
      });
  if (singles) return Pass<float>(coverages, request).run(loop);
  return Pass<double>(coverages, request).run(loop);
}

}  // namespace omrade::geometry
