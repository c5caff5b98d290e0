// Colour classes of a map: quantiles of the numbers as printed, so that the legend says exactly
// which printed numbers have which colour.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace omrade::report {

class Classes {
 public:
  static constexpr std::size_t kMost = 5;

  /// The least and the greatest printed value of a class, and how many areas it holds.
  struct Range {
    double lower = 0;
    double upper = 0;
    std::size_t areas = 0;
  };

  Classes() = default;
  /// NaN values are no part of any class. At most five classes of about equally many areas; equal
  /// numbers never part; up to five distinct numbers have a class each.
  Classes(std::span<const double> values, int decimals);

  [[nodiscard]] const std::vector<Range>& ranges() const noexcept { return ranges_; }
  /// The class of a value; nothing for NaN.
  [[nodiscard]] std::optional<std::size_t> of(double value) const;
  /// Which of the five steps of the colour scale class `k` has: few classes spread over the scale.
  [[nodiscard]] std::size_t shade(std::size_t k) const;

 private:
  std::vector<Range> ranges_;
  int decimals_ = 0;
};

}  // namespace omrade::report
