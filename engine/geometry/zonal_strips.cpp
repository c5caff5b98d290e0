#include "geometry/zonal_strips.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <numeric>
#include <type_traits>
#include <utility>

namespace omrade::geometry {
namespace {

constexpr std::size_t kUnitRows = 256;  // the sums of an area are made of those of such strips

/// The part of a coverage in one unit of rows.
struct Piece {
  std::uint32_t coverage = 0, unit = 0;
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
      pieces.of_unit[piece.unit].push_back(static_cast<std::uint32_t>(pieces.list.size()));
      pieces.list.push_back(piece);
    }
    pieces.of_coverage.push_back(pieces.list.size());
  }
  return pieces;
}

template <class T>
class Pass {
 public:
  Pass(std::span<const Coverage* const> coverages, const ZonalRequest& request)
      : coverages_(coverages),
        request_(request),
        raster_(*request.raster),
        rows_(raster_.frame().rows),
        columns_(raster_.frame().columns),
        pieces_(pieces_of(coverages, (rows_ + kUnitRows - 1) / kUnitRows)),
        totals_(pieces_.list.size() * request.bands.size()) {
    choose_strips();
  }

  std::vector<ZonalTotal> run(const ParallelFor& loop) {
    std::atomic<std::size_t> next{0};
    loop(std::min(readers_, strips_.size()), [this, &next](std::size_t /*reader*/) {
      std::vector<T> values;
      std::vector<T> weights;
      for (std::size_t k = next++; k < strips_.size(); k = next++)
        read(strips_[k], values, weights);
    });
    std::vector<ZonalTotal> totals(coverages_.size() * request_.bands.size());
    loop(coverages_.size(), [this, &totals](std::size_t k) {
      for (std::size_t band = 0; band < request_.bands.size(); ++band)
        totals[k * request_.bands.size() + band] = joined(k, band);
    });
    return totals;
  }

 private:
  /// Whole blocks at a time, where that many rows fit into the memory: else a block is decoded once
  /// for each unit that it reaches into.
  void choose_strips() {
    const std::size_t row_bytes =
        columns_ * sizeof(T) * (request_.bands.size() + (request_.weights != nullptr ? 1 : 0));
    const std::size_t memory = (request_.memory == 0 ? kZonalMemory : request_.memory) / 2;
    const std::size_t whole = std::lcm(kUnitRows, std::max<std::size_t>(1, raster_.block_rows()));
    constexpr std::size_t most_units = 16;
    std::size_t units = 1;
    if (whole <= most_units * kUnitRows && whole * row_bytes <= memory) units = whole / kUnitRows;
    const std::size_t strip_bytes = units * kUnitRows * row_bytes;
    constexpr std::size_t most_readers = 256;
    readers_ =
        std::clamp<std::size_t>(memory / std::max<std::size_t>(1, strip_bytes), 1, most_readers);
    for (std::size_t unit = 0; unit < pieces_.of_unit.size(); unit += units) {
      std::pair<std::size_t, std::size_t> strip{unit,
                                                std::min(unit + units, pieces_.of_unit.size())};
      while (strip.first < strip.second && pieces_.of_unit[strip.first].empty()) ++strip.first;
      while (strip.first < strip.second && pieces_.of_unit[strip.second - 1].empty())
        --strip.second;
      if (strip.first < strip.second) strips_.push_back(strip);
    }
  }

  /// Reads the units first .. second and sums up their pieces.
  void read(const std::pair<std::size_t, std::size_t>& units, std::vector<T>& values,
            std::vector<T>& weights) {
    const std::size_t first_row = units.first * kUnitRows;
    const std::size_t rows = std::min(units.second * kUnitRows, rows_) - first_row;
    const std::size_t size = rows * columns_;
    values.resize(size * request_.bands.size());
    raster_.read(first_row, rows, request_.bands, std::span<T>(values));
    if (request_.weights != nullptr) {
      constexpr std::array<std::uint32_t, 1> first_band{0};
      weights.resize(size);
      request_.weights->read(first_row, rows, first_band, std::span<T>(weights));
    }
    for (std::size_t unit = units.first; unit < units.second; ++unit) {
      for (const std::uint32_t at : pieces_.of_unit[unit]) {
        for (std::size_t band = 0; band < request_.bands.size(); ++band) {
          const Strip<T> strip{.first_row = first_row,
                               .columns = columns_,
                               .values = values.data() + band * size,
                               .weights = weights.empty() ? nullptr : weights.data()};
          sum_up(at, band, strip);
        }
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
  std::size_t rows_, columns_;
  Pieces pieces_;
  std::vector<ZonalTotal> totals_;                           ///< by piece, then band
  std::size_t readers_ = 1;                                  ///< at most so many strips at a time
  std::vector<std::pair<std::size_t, std::size_t>> strips_;  ///< of units
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
