// Any raster that GDAL reads, block by block.
#pragma once

#include "io/band_meaning.hpp"
#include "io/dataset_pool.hpp"
#include "model/raster.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace omrade::io {

/// Every thread that reads has a GDAL handle of its own. Blocks are decoded into one buffer per
/// thread, past GDAL's cache, where rows are asked for that make up whole blocks.
class RasterFile final : public Raster {
 public:
  /// Error user: missing file, not a raster, no georeference, no CRS (and no `crs` given) or
  /// another than given, complex numbers, a nodata value that the type cannot hold. South-up files
  /// are presented north-up; scale and offset are applied; nodata and masked cells are NaN.
  RasterFile(std::filesystem::path file, const std::string& crs);

  [[nodiscard]] const GridFrame& frame() const override { return frame_; }
  [[nodiscard]] const std::optional<RasterTurn>& turn() const override { return turn_; }
  [[nodiscard]] const std::string& crs() const override { return crs_; }
  [[nodiscard]] std::uint32_t bands() const override;
  [[nodiscard]] bool single_precision(std::uint32_t band) const override;
  [[nodiscard]] std::size_t block_rows() const override { return block_rows_; }
  /// What decoding a block takes.
  [[nodiscard]] std::size_t block_bytes() const;
  void read(const RasterWindow& window, std::span<const std::uint32_t> bands,
            std::span<float> out) const override;
  void read(const RasterWindow& window, std::span<const std::uint32_t> bands,
            std::span<double> out) const override;

 private:
  void place(GDALDataset& dataset);
  [[nodiscard]] bool in_blocks(std::span<const std::uint32_t> bands) const;
  template <class T>
  void read_any(const RasterWindow& window, std::span<const std::uint32_t> bands,
                std::span<T> out) const;
  /// Of windows of the file, whose first row may lie in the south.
  template <class T>
  void read_blocks(GDALDataset& dataset, const RasterWindow& window,
                   std::span<const std::uint32_t> bands, std::span<T> out,
                   const GdalErrors& errors) const;
  template <class T>
  void read_cells(GDALDataset& dataset, const RasterWindow& window, std::uint32_t band,
                  std::span<T> out, const GdalErrors& errors) const;
  /// Where row `row` of the file, counted from `top`, stands among `count` rows.
  [[nodiscard]] std::size_t turned(std::size_t row, std::size_t count) const {
    return south_up_ ? count - 1 - row : row;
  }

  std::filesystem::path file_;
  std::string crs_;
  GridFrame frame_;
  std::optional<RasterTurn> turn_;
  bool south_up_ = false;
  std::size_t block_columns_ = 0, block_rows_ = 0;
  std::vector<BandMeaning> bands_;
  mutable DatasetPool pool_;
};

}  // namespace omrade::io
