#include "stats/post_stratification.hpp"

#include "base/error.hpp"
#include "stats/compensated_sum.hpp"

#include <algorithm>
#include <cmath>

namespace omrade::stats {
namespace {

SyntheticEstimate estimate_of(std::span<const double> population, const Cells& cells) {
  const bool known = std::all_of(population.begin(), population.end(),
                                 [](double n) { return std::isfinite(n) && n >= 0; });
  CompensatedSum people, points, squares, unknown;
  for (std::size_t c = 0; known && c < population.size(); ++c) {
    const double n = population[c];
    if (n == 0) continue;
    people.add(n);
    if (std::isfinite(cells.value[c])) {
      points.add(n * cells.value[c]);
    } else {
      unknown.add(n);
    }
    // An unknown variance is carried along: NaN.
    if (!cells.variance.empty()) squares.add(n * n * cells.variance[c]);
  }
  SyntheticEstimate estimate;
  if (!(people.value() > 0)) return estimate;
  estimate.population = people.value();
  estimate.unknown = unknown.value() / people.value();
  if (estimate.unknown > 0) return estimate;
  estimate.value = points.value() / people.value();
  if (!cells.variance.empty())
    estimate.variance = squares.value() / (people.value() * people.value());
  return estimate;
}

}  // namespace

std::vector<SyntheticEstimate> post_stratified(std::span<const double> population,
                                               const Cells& cells) {
  const std::size_t count = cells.value.size();
  if ((count == 0 ? !population.empty() : population.size() % count != 0) ||
      (!cells.variance.empty() && cells.variance.size() != count))
    throw Error(ErrorKind::bug, {.what = "populations and cells differ in length"});
  std::vector<SyntheticEstimate> estimates;
  for (std::size_t at = 0; at < population.size(); at += count)
    estimates.push_back(estimate_of(population.subspan(at, count), cells));
  return estimates;
}

}  // namespace omrade::stats
