// Points row by row into a block, and what is done about rows without one.
#pragma once

#include "io/point_source.hpp"

#include <cmath>
#include <cstddef>
#include <string>

namespace omrade::io {

class PointRows {
 public:
  void reserve(std::size_t rows) {
    block_.own_x.reserve(rows);
    block_.own_y.reserve(rows);
  }
  void add(double x, double y) {
    if (!block_.rows.empty() || skipped_ > 0) block_.rows.push_back(number());
    block_.own_x.push_back(x);
    block_.own_y.push_back(y);
    ++seen_;
  }
  /// A row without a point.
  void skip(std::string why) {
    if (skipped_ == 0) {
      first_fault_ = std::move(why);
      first_bad_ = seen_;
      for (std::uint32_t row = 1; row <= seen_; ++row) block_.rows.push_back(row);
    }
    ++skipped_;
    ++seen_;
  }
  [[nodiscard]] std::size_t seen() const noexcept { return seen_; }
  [[nodiscard]] std::size_t skipped() const noexcept { return skipped_; }

  /// The block, whose first row has the number `first_row` in the source. Error user, in the name
  /// of `subject`, for a row without a point, unless they are left out.
  PointBlock take(std::size_t first_row, const std::string& subject, bool skip_bad_rows);

 private:
  [[nodiscard]] std::uint32_t number() const { return static_cast<std::uint32_t>(seen_ + 1); }

  PointBlock block_;
  std::size_t seen_ = 0, skipped_ = 0, first_bad_ = 0;
  std::string first_fault_;
};

/// "" where both are finite; else what is wrong.
inline std::string coordinate_fault(double x, double y) {
  if (std::isfinite(x) && std::isfinite(y)) return {};
  return std::isinf(x) || std::isinf(y) ? "a coordinate is infinite" : "a coordinate is missing";
}

}  // namespace omrade::io
