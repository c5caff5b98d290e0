// Which boxes meet a box: a grid of bins, each with the boxes that reach into it.
#pragma once

#include "model/area_set.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace omrade::geometry {

class BoxIndex {
 public:
  /// Boxes without extent or place (min above max, NaN) are never found.
  explicit BoxIndex(std::vector<Box> boxes);

  /// The indices of the boxes that meet `box`, ascending.
  [[nodiscard]] std::vector<std::uint32_t> meeting(const Box& box) const;

 private:
  struct Bins {
    std::size_t first_column = 0, last_column = 0, first_row = 0, last_row = 0;
  };
  [[nodiscard]] Bins bins_of(const Box& box) const;

  std::vector<Box> boxes_;
  Box extent_;
  std::size_t side_ = 1;  ///< bins in each direction
  std::vector<std::size_t> bin_begin_;
  std::vector<std::uint32_t> members_;
};

}  // namespace omrade::geometry
