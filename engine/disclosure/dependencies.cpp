#include "disclosure/dependencies.hpp"

#include <cmath>
#include <map>

namespace omrade::disclosure {
namespace {

constexpr double kNothing = 1e-9;

using Row = std::map<std::uint32_t, double>;
using Sum = std::map<std::size_t, double>;

template <class Map>
void subtract(Map& from, const Map& other, double factor) {
  for (const auto& [key, value] : other) {
    double& here = from[key];
    here -= factor * value;
    if (std::abs(here) < kNothing) from.erase(key);
  }
}

}  // namespace

std::vector<std::vector<std::pair<std::size_t, double>>> dependencies(
    const std::vector<Shares>& areas) {
  std::map<std::uint32_t, std::pair<Row, Sum>> by_pivot;
  std::vector<std::vector<std::pair<std::size_t, double>>> found;
  for (std::size_t area = 0; area < areas.size(); ++area) {
    Row row;
    for (const auto& [base, share] : areas[area])
      if (std::abs(share) >= kNothing) row[base] += share;
    Sum sum{{area, 1.0}};
    for (auto at = row.begin(); at != row.end();) {
      const auto pivot = by_pivot.find(at->first);
      if (pivot == by_pivot.end()) {
        ++at;
        continue;
      }
      const std::uint32_t base = at->first;
      const auto& [other, of_other] = pivot->second;
      const double factor = at->second / other.at(base);
      subtract(row, other, factor);
      subtract(sum, of_other, factor);
      row.erase(base);
      at = row.upper_bound(base);
    }
    if (row.empty()) {
      found.emplace_back(sum.begin(), sum.end());
    } else {
      by_pivot.emplace(row.begin()->first, std::pair(row, sum));
    }
  }
  return found;
}

}  // namespace omrade::disclosure
