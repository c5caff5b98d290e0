#include "stats/spatial_weights.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cmath>

namespace omrade::stats {

SpatialWeights::SpatialWeights(std::span<const std::size_t> begin,
                               std::span<const std::uint32_t> of, std::span<const double> values,
                               WeightStyle style) {
  const std::size_t count = values.size();
  if (begin.size() != count + 1 || begin.back() != of.size())
    throw Error(ErrorKind::bug, {.what = "neighbours that do not fit the values"});
  std::vector<bool> kept(count);
  for (std::size_t i = 0; i < count; ++i) {
    kept[i] = !std::isnan(values[i]);
    if (!kept[i]) ++missing_;
  }
  // Where being neighbours is not mutual, an island that goes can leave another one behind.
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < count; ++i) {
      if (!kept[i]) continue;
      const auto own = of.subspan(begin[i], begin[i + 1] - begin[i]);
      if (std::any_of(own.begin(), own.end(), [&](std::uint32_t j) { return kept[j]; })) continue;
      kept[i] = false;
      changed = true;
      ++islands_;
    }
  }
  std::vector<std::uint32_t> number(count, 0);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!kept[i]) continue;
    number[i] = static_cast<std::uint32_t>(source_.size());
    source_.push_back(i);
  }
  for (const std::uint32_t i : source_) {
    for (std::size_t link = begin[i]; link < begin[i + 1]; ++link) {
      if (kept[of[link]]) of_.push_back(number[of[link]]);
    }
    const std::size_t neighbours = of_.size() - begin_.back();
    begin_.push_back(of_.size());
    weight_.push_back(style == WeightStyle::binary ? 1.0 : 1 / static_cast<double>(neighbours));
  }
  sum_up();
}

void SpatialWeights::sum_up() {
  in_and_out_.assign(size(), 0);
  for (std::size_t i = 0; i < size(); ++i) {
    const double w = weight_[i];
    const auto own = neighbours(i);
    in_and_out_[i] += w * static_cast<double>(own.size());
    s0_ += w * static_cast<double>(own.size());
    for (const std::uint32_t j : own) {
      in_and_out_[j] += w;
      const auto others = neighbours(j);
      const bool mutual = std::binary_search(others.begin(), others.end(), i);
      const double both = w + (mutual ? weight_[j] : 0);
      // A pair that is not mutual stands twice in the sum, as (i, j) and (j, i), and here once.
      s1_ += mutual ? both * both / 2 : both * both;
    }
  }
  for (const double sum : in_and_out_) s2_ += sum * sum;
}

}  // namespace omrade::stats
