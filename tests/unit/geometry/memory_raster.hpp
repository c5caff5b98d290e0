// A raster in memory, for the tests of geometry.
#pragma once

#include "model/raster.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace omrade::geometry {

/// Bands in memory, read as floats or as doubles.
class MemoryRaster final : public Raster {
 public:
  MemoryRaster(GridFrame frame, std::vector<std::vector<double>> bands, bool single = false)
      : frame_(frame), bands_(std::move(bands)), single_(single) {}
  [[nodiscard]] const GridFrame& frame() const override { return frame_; }
  [[nodiscard]] const std::optional<RasterTurn>& turn() const override { return turn_; }
  [[nodiscard]] const std::string& crs() const override { return crs_; }
  [[nodiscard]] std::uint32_t bands() const override {
    return static_cast<std::uint32_t>(bands_.size());
  }
  [[nodiscard]] bool single_precision(std::uint32_t /*band*/) const override { return single_; }
  [[nodiscard]] std::size_t block_rows() const override { return block_rows_; }
  void read(const RasterWindow& window, std::span<const std::uint32_t> bands,
            std::span<float> out) const override {
    copy(window, bands, out);
  }
  void read(const RasterWindow& window, std::span<const std::uint32_t> bands,
            std::span<double> out) const override {
    copy(window, bands, out);
  }
  void set_block_rows(std::size_t rows) { block_rows_ = rows; }
  [[nodiscard]] double at(std::size_t band, std::size_t row, std::size_t column) const {
    return bands_[band][row * frame_.columns + column];
  }

 private:
  template <class T>
  void copy(const RasterWindow& window, std::span<const std::uint32_t> bands,
            std::span<T> out) const {
    std::size_t to = 0;
    for (const std::uint32_t band : bands) {
      for (std::size_t row = window.row; row < window.row + window.rows; ++row) {
        for (std::size_t column = window.column; column < window.column + window.columns; ++column)
          out[to++] = static_cast<T>(at(band, row, column));
      }
    }
  }

  GridFrame frame_;
  std::vector<std::vector<double>> bands_;
  bool single_;
  std::size_t block_rows_ = 1;
  std::optional<RasterTurn> turn_;
  std::string crs_ = "EPSG:3006";
};

}  // namespace omrade::geometry
