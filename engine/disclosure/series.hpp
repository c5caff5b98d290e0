// One kind of count over the areas of all levels: the numerators of a layer, its denominators, or
// its flows to one other. For the gate alone.
#pragma once

#include "disclosure/counts.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace omrade::disclosure {

inline constexpr std::uint32_t kNoCell = UINT32_MAX;

/// A series at one level.
struct SeriesPart {
  std::uint32_t level = 0, layer = 0;
  std::vector<double> values{};        ///< per area; NaN where there is none; 0 where nobody flows
  std::vector<std::uint32_t> cells{};  ///< per area, in the layer; kNoCell where nobody flows
  std::uint32_t first = 0;  ///< number of the first area's count, counted over all series
};

struct Series {
  std::string indicator{}, layer{}, period{}, other{};
  bool numerator = true;
  bool flows = false;
  std::vector<SeriesPart> parts{};  ///< in the order of the levels
  [[nodiscard]] const SeriesPart* at(std::uint32_t level) const;
};

/// Whether two numbers are one but for the rounding of sums.
bool alike(double a, double b);

/// Equal where both have a number, of which there is one at least.
bool same_numbers(const std::vector<double>& a, const std::vector<double>& b);

/// Of every layer but those of whose people nothing is known to add up; `counts` becomes the number
/// of counts in all of them.
std::vector<Series> series_of(const Profile& profile, const Originals& originals,
                              std::uint32_t& counts);

}  // namespace omrade::disclosure
