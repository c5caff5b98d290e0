#include "report/classes.hpp"

#include "report/numbers.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace omrade::report {
namespace {

/// Equal numbers, as one: `areas` of them.
std::vector<Classes::Range> distinct(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  std::vector<Classes::Range> runs;
  for (const double value : values) {
    if (runs.empty() || runs.back().upper != value) runs.push_back({value, value, 0});
    ++runs.back().areas;
  }
  return runs;
}

std::size_t distance(std::size_t a, std::size_t b) {
  return a > b ? a - b : b - a;
}

/// Each class takes runs until it is as near as can be to an equal part of what is left.
std::vector<Classes::Range> quantiles(std::span<const Classes::Range> runs, std::size_t left) {
  std::vector<Classes::Range> classes;
  std::size_t run = 0;
  for (std::size_t k = Classes::kMost; k > 0 && run < runs.size(); --k) {
    const std::size_t wanted = (left + k - 1) / k;
    Classes::Range range = runs[run++];
    while (run < runs.size()) {
      const std::size_t with_next = range.areas + runs[run].areas;
      if (k > 1 && distance(with_next, wanted) >= distance(range.areas, wanted)) break;
      range.areas = with_next;
      range.upper = runs[run++].upper;
    }
    left -= range.areas;
    classes.push_back(range);
  }
  return classes;
}

}  // namespace

Classes::Classes(std::span<const double> values, int decimals) : decimals_(decimals) {
  std::vector<double> printed;
  for (const double value : values) {
    if (std::isfinite(value)) printed.push_back(displayed(value, decimals));
  }
  const std::size_t count = printed.size();
  std::vector<Range> runs = distinct(std::move(printed));
  ranges_ = runs.size() <= kMost ? std::move(runs) : quantiles(runs, count);
}

std::optional<std::size_t> Classes::of(double value) const {
  if (!std::isfinite(value) || ranges_.empty()) return std::nullopt;
  const double printed = displayed(value, decimals_);
  std::size_t k = 0;
  while (k + 1 < ranges_.size() && printed >= ranges_[k + 1].lower) ++k;
  return k;
}

std::size_t Classes::shade(std::size_t k) const {
  constexpr std::array<std::array<std::size_t, kMost>, kMost> shades{
      {{2}, {1, 3}, {0, 2, 4}, {0, 1, 3, 4}, {0, 1, 2, 3, 4}}};
  return shades[ranges_.size() - 1][k];
}

}  // namespace omrade::report
