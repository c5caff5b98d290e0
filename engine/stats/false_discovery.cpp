#include "stats/false_discovery.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

namespace omrade::stats {

double benjamini_hochberg_threshold(std::span<const double> p, double rate) {
  std::vector<double> ordered;
  ordered.reserve(p.size());
  std::copy_if(p.begin(), p.end(), std::back_inserter(ordered),
               [](double value) { return !std::isnan(value); });
  std::sort(ordered.begin(), ordered.end());
  const auto comparisons = static_cast<double>(ordered.size());
  for (std::size_t rank = ordered.size(); rank > 0; --rank) {
    if (ordered[rank - 1] * comparisons <= static_cast<double>(rank) * rate) {
      return ordered[rank - 1];
    }
  }
  return -1;
}

}  // namespace omrade::stats
