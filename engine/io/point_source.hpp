// Points by the million, block by block: from delimited text, a column folder or any layer of
// points that GDAL reads.
#pragma once

#include "base/parallel_for.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace omrade::io {

struct PointOptions {
  std::string layer{};                ///< of a file of layers; empty: the only one
  std::string x = "x", y = "y";       ///< columns of text and folders
  bool skip_bad_rows = false;         ///< else they are an Error user
  std::size_t most_rows = 1U << 16U;  ///< in a block, but for text, which is cut by its bytes
};

/// Rows that follow each other in their source. The spans are equally long and live until the next
/// blocks are asked for.
struct PointBlock {
  std::size_t first_row = 1;  ///< its number in the source, from 1
  std::span<const double> x{}, y{};
  std::vector<std::uint32_t> rows{};  ///< their numbers, where rows were left out between them
  std::vector<double> own_x{}, own_y{};
};

class PointSource {
 public:
  PointSource() = default;
  PointSource(const PointSource&) = delete;
  PointSource& operator=(const PointSource&) = delete;
  PointSource(PointSource&&) = delete;
  PointSource& operator=(PointSource&&) = delete;
  virtual ~PointSource() = default;

  /// Empty where it is not known.
  [[nodiscard]] virtual const std::string& crs() const = 0;
  /// The next blocks, in the order of the source and the same for any loop; none at the end. Error
  /// user for a row without a point (no number, infinite, a record that is broken), naming it,
  /// unless such rows are left out.
  virtual std::vector<PointBlock> next(const ParallelFor& loop) = 0;
  /// How many rows were read so far, and left out.
  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] std::size_t left_out() const noexcept { return left_out_; }

 protected:
  void count(std::size_t rows, std::size_t left_out) {
    rows_ += rows;
    left_out_ += left_out;
  }

 private:
  std::size_t rows_ = 0, left_out_ = 0;
};

/// A folder is a column folder; text is told by the ending of its name (csv, tsv, txt, also packed
/// by gzip), and GDAL reads everything else. Error user when it cannot be opened, lacks a column or
/// holds polygons, and for 2^32 rows or more.
std::unique_ptr<PointSource> open_points(const std::filesystem::path& path,
                                         const PointOptions& options);

}  // namespace omrade::io
