// A raster on the cells of another frame, each of which lies within one of its own.
#pragma once

#include "model/raster.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace omrade::geometry {

/// The frame around `values` whose cells are as small as the smaller of both, so that each of them
/// lies within one cell of `values` and, unless outside, one of `other`. None where there is no
/// such frame: cells whose sizes are no multiples of each other, or whose borders do not meet,
/// within a millionth of a cell.
std::optional<GridFrame> common_frame(const GridFrame& values, const GridFrame& other);

/// Every cell has the value of the cell of `base` that it lies in; outside of `base` there is none.
/// `base` must outlive it and not be turned; `frame` is one that `common_frame` gave for it.
class FinerRaster final : public Raster {
 public:
  FinerRaster(const Raster& base, const GridFrame& frame);

  [[nodiscard]] const GridFrame& frame() const override { return frame_; }
  [[nodiscard]] const std::optional<RasterTurn>& turn() const override { return base_.turn(); }
  [[nodiscard]] const std::string& crs() const override { return base_.crs(); }
  [[nodiscard]] std::uint32_t bands() const override { return base_.bands(); }
  [[nodiscard]] bool single_precision(std::uint32_t band) const override {
    return base_.single_precision(band);
  }
  [[nodiscard]] std::size_t block_rows() const override { return base_.block_rows() * high_; }
  void read(const RasterWindow& window, std::span<const std::uint32_t> bands,
            std::span<float> out) const override;
  void read(const RasterWindow& window, std::span<const std::uint32_t> bands,
            std::span<double> out) const override;

 private:
  template <class T>
  void read_any(const RasterWindow& window, std::span<const std::uint32_t> bands,
                std::span<T> out) const;

  const Raster& base_;
  GridFrame frame_;
  std::size_t wide_ = 1, high_ = 1;    ///< cells of the frame in one of the base
  std::int64_t west_ = 0, north_ = 0;  ///< where the frame begins in the base, in its own cells
};

}  // namespace omrade::geometry
