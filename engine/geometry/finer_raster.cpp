#include "geometry/finer_raster.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace omrade::geometry {
namespace {

constexpr double kAlike = 1e-6;   // of a cell
constexpr double kMost = 10'000;  // cells of the one in a cell of the other, along a side

/// How many times `small` goes into `large`; 0 if not a whole number of times.
std::size_t times(double large, double small) {
  const double ratio = large / small;
  const double whole = std::round(ratio);
  if (!(whole >= 1) || whole > kMost || std::abs(ratio - whole) > kAlike) return 0;
  return static_cast<std::size_t>(whole);
}

bool is_whole(double cells) {
  return std::abs(cells - std::round(cells)) <= kAlike;
}

/// Rounds down, also below 0.
std::int64_t divided(std::int64_t number, std::size_t by) {
  const auto divisor = static_cast<std::int64_t>(by);
  const std::int64_t quotient = number / divisor;
  return number % divisor < 0 ? quotient - 1 : quotient;
}

}  // namespace

std::optional<GridFrame> common_frame(const GridFrame& values, const GridFrame& other) {
  GridFrame frame = values;
  frame.cell_width = std::min(values.cell_width, other.cell_width);
  frame.cell_height = std::min(values.cell_height, other.cell_height);
  const std::size_t wide = times(values.cell_width, frame.cell_width);
  const std::size_t high = times(values.cell_height, frame.cell_height);
  if (wide == 0 || high == 0 || times(other.cell_width, frame.cell_width) == 0 ||
      times(other.cell_height, frame.cell_height) == 0 ||
      !is_whole((values.x0 - other.x0) / frame.cell_width) ||
      !is_whole((values.y0 - other.y0) / frame.cell_height)) {
    return std::nullopt;
  }
  frame.columns = values.columns * wide;
  frame.rows = values.rows * high;
  // A whole number of times, so that the last cell does not drift away from the first.
  frame.cell_width = values.cell_width / static_cast<double>(wide);
  frame.cell_height = values.cell_height / static_cast<double>(high);
  return frame;
}

FinerRaster::FinerRaster(const Raster& base, const GridFrame& frame)
    : base_(base),
      frame_(frame),
      wide_(std::max<std::size_t>(1, times(base.frame().cell_width, frame.cell_width))),
      high_(std::max<std::size_t>(1, times(base.frame().cell_height, frame.cell_height))),
      west_(std::llround((frame.x0 - base.frame().x0) / frame.cell_width)),
      north_(std::llround((base.frame().y0 - frame.y0) / frame.cell_height)) {}

void FinerRaster::read(const RasterWindow& window, std::span<const std::uint32_t> bands,
                       std::span<float> out) const {
  read_any(window, bands, out);
}

void FinerRaster::read(const RasterWindow& window, std::span<const std::uint32_t> bands,
                       std::span<double> out) const {
  read_any(window, bands, out);
}

template <class T>
void FinerRaster::read_any(const RasterWindow& window, std::span<const std::uint32_t> bands,
                           std::span<T> out) const {
  std::fill(out.begin(), out.end(), std::numeric_limits<T>::quiet_NaN());
  if (out.empty()) return;
  const auto base_row = [&](std::size_t row) {
    return divided(static_cast<std::int64_t>(row) + north_, high_);
  };
  const auto base_column = [&](std::size_t column) {
    return divided(static_cast<std::int64_t>(column) + west_, wide_);
  };
  const std::int64_t top = std::max<std::int64_t>(0, base_row(window.row));
  const std::int64_t bottom = std::min(static_cast<std::int64_t>(base_.frame().rows),
                                       base_row(window.row + window.rows - 1) + 1);
  const std::int64_t left = std::max<std::int64_t>(0, base_column(window.column));
  const std::int64_t right = std::min(static_cast<std::int64_t>(base_.frame().columns),
                                      base_column(window.column + window.columns - 1) + 1);
  if (top >= bottom || left >= right) return;
  const RasterWindow part{.row = static_cast<std::size_t>(top),
                          .rows = static_cast<std::size_t>(bottom - top),
                          .column = static_cast<std::size_t>(left),
                          .columns = static_cast<std::size_t>(right - left)};
  std::vector<T> values(part.cells() * bands.size());
  base_.read(part, bands, std::span<T>(values));
  for (std::size_t k = 0; k < bands.size(); ++k) {
    for (std::size_t row = 0; row < window.rows; ++row) {
      const std::int64_t from_row = base_row(window.row + row);
      if (from_row < top || from_row >= bottom) continue;
      const T* from =
          values.data() + (k * part.rows + static_cast<std::size_t>(from_row - top)) * part.columns;
      T* to = out.data() + (k * window.rows + row) * window.columns;
      for (std::size_t column = 0; column < window.columns; ++column) {
        const std::int64_t at = base_column(window.column + column);
        if (at >= left && at < right) to[column] = from[at - left];
      }
    }
  }
}

}  // namespace omrade::geometry
