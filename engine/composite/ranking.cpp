#include "composite/ranking.hpp"

#include <algorithm>
#include <cmath>

namespace omrade::composite {

// Areas are dealt into as many buckets as there are areas, by a straight line through their range;
// what is left to sort is within buckets.
void Ranking::sort(std::span<const double> scores) {
  const std::size_t n = scores.size();
  const auto higher = [](const Item& a, const Item& b) {
    return a.score != b.score ? a.score > b.score : a.area < b.area;
  };
  items_.resize(n);
  double low = scores[0], high = scores[0];
  for (const double score : scores) {
    low = score < low ? score : low;
    high = score > high ? score : high;
  }
  const double unit = static_cast<double>(n - 1) / (high - low);
  if (!std::isfinite(unit) || !(unit > 0)) {
    for (std::size_t i = 0; i < n; ++i) items_[i] = {scores[i], static_cast<std::uint32_t>(i)};
    std::sort(items_.begin(), items_.end(), higher);
    return;
  }
  bucket_.resize(n);
  begin_.assign(n + 1, 0);
  for (std::size_t i = 0; i < n; ++i) {
    const auto at =
        static_cast<std::uint32_t>(std::min((high - scores[i]) * unit, static_cast<double>(n - 1)));
    bucket_[i] = at;
    ++begin_[at + 1];
  }
  for (std::size_t b = 0; b < n; ++b) begin_[b + 1] += begin_[b];
  for (std::size_t i = 0; i < n; ++i)
    items_[begin_[bucket_[i]]++] = {scores[i], static_cast<std::uint32_t>(i)};
  // Each bucket now begins where the one before it ended.
  std::size_t first = 0;
  for (std::size_t b = 0; b < n; ++b) {
    const std::size_t end = begin_[b];
    if (end - first > 1)
      std::sort(items_.begin() + static_cast<std::ptrdiff_t>(first),
                items_.begin() + static_cast<std::ptrdiff_t>(end), higher);
    first = end;
  }
}

/// The same places for all from one item that is apart from the one above it to the next.
template <class Apart>
void Ranking::share(std::span<std::uint32_t> first, std::span<std::uint32_t> last,
                    const Apart& apart) {
  const std::size_t n = items_.size();
  for (std::size_t begin = 0; begin < n;) {
    std::size_t end = begin + 1;
    while (end < n && !apart(end)) ++end;
    for (std::size_t k = begin; k < end; ++k) {
      first[items_[k].area] = static_cast<std::uint32_t>(begin + 1);
      last[items_[k].area] = static_cast<std::uint32_t>(end);
    }
    begin = end;
  }
}

void Ranking::rank(std::span<const double> scores, std::span<std::uint32_t> first,
                   std::span<std::uint32_t> last) {
  if (scores.empty()) return;
  sort(scores);
  share(first, last, [&](std::size_t k) { return items_[k].score != items_[k - 1].score; });
}

void Ranking::rank(std::span<const double> scores, std::span<const double> rounding,
                   std::span<std::uint32_t> first, std::span<std::uint32_t> last) {
  if (scores.empty()) return;
  sort(scores);
  const std::size_t n = items_.size();
  up_.resize(n);
  double up = items_.back().score;
  for (std::size_t k = n; k-- > 0;) {
    up = std::max(up, items_[k].score + rounding[items_[k].area]);
    up_[k] = up;
  }
  double down = items_.front().score;
  share(first, last, [&](std::size_t k) {
    down = std::min(down, items_[k - 1].score - rounding[items_[k - 1].area]);
    return items_[k].score < down && up_[k] < items_[k - 1].score;
  });
}

}  // namespace omrade::composite
