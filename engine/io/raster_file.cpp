#include "io/raster_file.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/crs.hpp"
#include "io/gdal.hpp"

#include <gdal_priv.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace omrade::io {
namespace {

// Larger blocks would be decoded again by each reader of a part of them: GDAL's cache keeps them.
constexpr std::size_t kLargestBlock = std::size_t{1} << 25U;

[[noreturn]] void refuse(const std::filesystem::path& file, std::string what, std::string hint) {
  throw Error(ErrorKind::user,
              {.subject = file.string(), .what = std::move(what), .hint = std::move(hint)});
}

constexpr const char* kIsItWhole = "is the file whole?";

/// Such as "rows 1 to 256", counted from 1 in the order of the file.
std::string span_of(const std::string& name, std::size_t begin, std::size_t end) {
  if (end - begin == 1) return name + " " + std::to_string(end);
  return name + "s " + std::to_string(begin + 1) + " to " + std::to_string(end);
}

DatasetHandle open_bands(const std::filesystem::path& file) {
  DatasetHandle dataset = open_dataset(file, GdalKind::raster);
  if (dataset->GetRasterCount() == 0)
    refuse(file, "it holds no raster band of its own", "name one of its subdatasets");
  return dataset;
}

/// The way from places to columns and rows, for a geotransform that is no mere frame.
RasterTurn turn_of(const std::array<double, 6>& t, const std::filesystem::path& file) {
  const double det = t[1] * t[5] - t[2] * t[4];
  if (det == 0 || !std::isfinite(det))
    refuse(file, "its cells have no ground", "correct its geotransform");
  // Rows count southwards in the frame, hence the signs of y.
  return {.x_x = t[5] / det,
          .x_y = -t[2] / det,
          .x_0 = (t[2] * t[3] - t[5] * t[0]) / det,
          .y_x = t[4] / det,
          .y_y = -t[1] / det,
          .y_0 = (t[1] * t[3] - t[4] * t[0]) / det};
}

}  // namespace

RasterFile::RasterFile(std::filesystem::path file, const std::string& crs)
    : file_(std::move(file)), pool_(file_, open_bands(file_)) {
  const DatasetPool::Lease dataset(pool_);
  const GdalErrors errors;
  place(*dataset);
  crs_ = source_crs(file_.string(), "it", (*dataset).GetSpatialRef(), crs);
  for (int number = 1; number <= (*dataset).GetRasterCount(); ++number)
    bands_.push_back(meaning_of(*(*dataset).GetRasterBand(number), file_, number));
  int columns = 0;
  int rows = 0;
  (*dataset).GetRasterBand(1)->GetBlockSize(&columns, &rows);
  block_columns_ = static_cast<std::size_t>(columns);
  block_rows_ = static_cast<std::size_t>(rows);
}

void RasterFile::place(GDALDataset& dataset) {
  std::array<double, 6> t{};
  if (dataset.GetGeoTransform(t.data()) != CE_None) {
    refuse(file_, "it does not say where its cells lie", "give it a geotransform or a world file");
  }
  const auto columns = static_cast<std::size_t>(dataset.GetRasterXSize());
  const auto rows = static_cast<std::size_t>(dataset.GetRasterYSize());
  // A text where a number should stand is 0 to GDAL.
  if (t[2] == 0 && t[4] == 0 && (t[1] == 0 || t[5] == 0)) {
    refuse(file_, "its cells are " + shortest(t[1]) + " wide and " + shortest(t[5]) + " high",
           "correct its cell size, which is a number above 0");
  }
  if (t[2] != 0 || t[4] != 0 || t[1] < 0) {
    turn_ = turn_of(t, file_);
    frame_ = {
        .x0 = 0, .y0 = 0, .cell_width = 1, .cell_height = 1, .columns = columns, .rows = rows};
    return;
  }
  south_up_ = t[5] > 0;
  frame_ = {.x0 = t[0],
            .y0 = south_up_ ? t[3] + t[5] * static_cast<double>(rows) : t[3],
            .cell_width = t[1],
            .cell_height = std::abs(t[5]),
            .columns = columns,
            .rows = rows};
}

std::size_t RasterFile::block_bytes() const {
  std::size_t largest = 1;
  for (const BandMeaning& band : bands_) largest = std::max(largest, band.bytes());
  return block_columns_ * block_rows_ * largest;
}

std::uint32_t RasterFile::bands() const {
  return static_cast<std::uint32_t>(bands_.size());
}

bool RasterFile::single_precision(std::uint32_t band) const {
  return bands_[band].single_precision();
}

void RasterFile::read(const RasterWindow& window, std::span<const std::uint32_t> bands,
                      std::span<float> out) const {
  read_any(window, bands, out);
}

void RasterFile::read(const RasterWindow& window, std::span<const std::uint32_t> bands,
                      std::span<double> out) const {
  read_any(window, bands, out);
}

bool RasterFile::in_blocks(std::span<const std::uint32_t> bands) const {
  return std::all_of(bands.begin(), bands.end(), [this](std::uint32_t band) {
    const BandMeaning& meaning = bands_[band];
    return meaning.stored != Stored::other && !meaning.masked && block_bytes() <= kLargestBlock;
  });
}

template <class T>
void RasterFile::read_any(const RasterWindow& window, std::span<const std::uint32_t> bands,
                          std::span<T> out) const {
  if (window.rows > frame_.rows || window.row > frame_.rows - window.rows ||
      window.columns > frame_.columns || window.column > frame_.columns - window.columns ||
      out.size() != window.cells() * bands.size()) {
    throw Error(ErrorKind::bug, {.subject = file_.string(), .what = "a window outside the raster"});
  }
  if (out.empty()) return;
  RasterWindow stored = window;
  if (south_up_) stored.row = frame_.rows - window.row - window.rows;
  const DatasetPool::Lease dataset(pool_);
  const GdalErrors errors;
  if (in_blocks(bands)) {
    read_blocks(*dataset, stored, bands, out, errors);
    return;
  }
  const std::size_t size = window.cells();
  for (std::size_t k = 0; k < bands.size(); ++k)
    read_cells(*dataset, stored, bands[k], out.subspan(k * size, size), errors);
}

/// Block after block, all bands of one before the next: bands that are stored together are decoded
/// once.
template <class T>
void RasterFile::read_blocks(GDALDataset& dataset, const RasterWindow& window,
                             std::span<const std::uint32_t> bands, std::span<T> out,
                             const GdalErrors& errors) const {
  thread_local std::vector<double> buffer;  // kept: fresh pages would cost more than decoding
  buffer.resize(block_bytes() / sizeof(double) + 1);
  auto* const stored = reinterpret_cast<std::byte*>(buffer.data());
  const std::size_t bottom = window.row + window.rows;
  const std::size_t east = window.column + window.columns;
  for (std::size_t y = window.row / block_rows_; y * block_rows_ < bottom; ++y) {
    const std::size_t row_begin = std::max(window.row, y * block_rows_);
    const std::size_t row_end = std::min(bottom, (y + 1) * block_rows_);
    for (std::size_t x = window.column / block_columns_; x * block_columns_ < east; ++x) {
      const std::size_t begin = std::max(window.column, x * block_columns_);
      const std::size_t end = std::min(east, (x + 1) * block_columns_);
      for (std::size_t k = 0; k < bands.size(); ++k) {
        const BandMeaning& meaning = bands_[bands[k]];
        GDALRasterBand& band = *dataset.GetRasterBand(static_cast<int>(bands[k]) + 1);
        if (band.ReadBlock(static_cast<int>(x), static_cast<int>(y), stored) != CE_None) {
          std::string what = "its " + span_of("row", row_begin, row_end);
          if (block_columns_ < frame_.columns) what += ", " + span_of("column", begin, end) + ",";
          refuse(file_, errors.explain(what + " cannot be read"), kIsItWhole);
        }
        for (std::size_t row = row_begin; row < row_end; ++row) {
          const std::size_t from =
              (row - y * block_rows_) * block_columns_ + (begin - x * block_columns_);
          const std::size_t to =
              (k * window.rows + turned(row - window.row, window.rows)) * window.columns +
              (begin - window.column);
          convert(meaning, stored + from * meaning.bytes(), end - begin, out.data() + to);
        }
      }
    }
  }
}

template <class T>
void RasterFile::read_cells(GDALDataset& dataset, const RasterWindow& window, std::uint32_t band,
                            std::span<T> out, const GdalErrors& errors) const {
  BandMeaning as_double = bands_[band];
  as_double.stored = Stored::float64;
  if (bands_[band].stored == Stored::float32 && as_double.nodata)
    as_double.nodata = static_cast<double>(static_cast<float>(*as_double.nodata));
  const int columns = static_cast<int>(window.columns);
  const int rows = static_cast<int>(window.rows);
  const auto io = [&](GDALRasterBand& source, void* to, GDALDataType type) {
    if (source.RasterIO(GF_Read, static_cast<int>(window.column), static_cast<int>(window.row),
                        columns, rows, to, columns, rows, type, 0, 0, nullptr) != CE_None) {
      refuse(file_,
             errors.explain("its " + span_of("row", window.row, window.row + window.rows) +
                            " cannot be read"),
             kIsItWhole);
    }
  };
  GDALRasterBand& source = *dataset.GetRasterBand(static_cast<int>(band) + 1);
  std::vector<double> values(out.size());
  io(source, values.data(), GDT_Float64);
  if (bands_[band].masked) {
    std::vector<std::uint8_t> valid(out.size());
    io(*source.GetMaskBand(), valid.data(), GDT_Byte);
    for (std::size_t i = 0; i < valid.size(); ++i) {
      if (valid[i] == 0) values[i] = std::numeric_limits<double>::quiet_NaN();
    }
  }
  for (std::size_t row = 0; row < window.rows; ++row) {
    convert(as_double, reinterpret_cast<const std::byte*>(values.data() + row * window.columns),
            window.columns, out.data() + turned(row, window.rows) * window.columns);
  }
}

}  // namespace omrade::io
