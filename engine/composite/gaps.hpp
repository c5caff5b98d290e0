// Where a need is high and what would meet it is not there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace omrade::composite {

/// The middle of the values that are there, the mean of the two middle ones of an even number; NaN
/// of none.
double median(std::span<const double> values);

/// Of fewer areas with a need there is no highest fifth.
inline constexpr std::size_t kLeastAreasOfAFifth = 5;

/// Per area whether its need is high: `from` or more, and where nothing is declared among the
/// highest fifth (of n areas with a need those to which fewer than ⌊n / 5⌋ have a higher one, so
/// that equal needs are alike; none of fewer than five areas). `need` is NaN where it is not known,
/// which is not high.
std::vector<bool> high_need(std::span<const double> need, std::optional<double> from);

enum class Gap : std::uint8_t {
  none,
  missing,  ///< nothing inside the area
  far,      ///< nearest further than half of the areas have it
};

/// Of one category in an area of high need. NaN is not known, and no gap.
Gap gap(double inside, double nearest, double median_nearest);

}  // namespace omrade::composite
