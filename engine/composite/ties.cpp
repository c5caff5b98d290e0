#include "composite/ties.hpp"

#include "base/error.hpp"
#include "composite/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace omrade::composite {

void rounding_of(Mean mean, const Parts& parts, std::span<const double> scores,
                 std::span<double> out) {
  std::fill(out.begin(), out.end(), 0.0);
  if (mean.how == Aggregation::copeland) return;
  const auto hold = [out](std::span<const double> numbers, double share) {
    for (std::size_t i = 0; i < out.size(); ++i) {
      const double size = share * std::abs(numbers[i]);
      out[i] = size > out[i] ? size : out[i];  // not of NaN
    }
  };
  if (!mean.wants_positive()) {
    for (const std::vector<double>& part : parts) hold(part, kRounding);
    return;
  }
  // Roots of powers near 0 are as steep as this.
  const double steep =
      mean.how == Aggregation::generalised ? std::max(1.0, 1 / std::abs(mean.power)) : 1;
  hold(scores, kRounding * steep);
}

std::vector<double> ranks(std::span<const double> scores, std::span<const double> rounding) {
  if (rounding.size() != scores.size())
    throw Error(ErrorKind::bug, {.what = "scores whose rounding is not one for each"});
  std::vector<double> known, off;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (std::isnan(scores[i])) continue;
    known.push_back(scores[i]);
    off.push_back(rounding[i]);
  }
  std::vector<std::uint32_t> first(known.size()), last(known.size());
  Ranking().rank(known, off, first, last);
  std::vector<double> out(scores.size(), std::numeric_limits<double>::quiet_NaN());
  std::size_t at = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (!std::isnan(scores[i])) out[i] = first[at++];
  }
  return out;
}

}  // namespace omrade::composite
