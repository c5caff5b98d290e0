#include "stats/direct.hpp"

#include "stats/compensated_sum.hpp"

#include <cmath>

namespace omrade::stats {

DirectRate direct_rate(std::span<const DirectStratum> strata) {
  CompensatedSum events, population, weights, weighted, variance;
  bool computable = true;
  for (const DirectStratum& one : strata) {
    events.add(one.events);
    population.add(one.population);
    weights.add(one.standard);
    if (one.standard == 0) continue;
    computable = computable && one.population > 0;
    const double weight = one.standard / one.population;
    weighted.add(weight * one.events);
    variance.add(weight * weight * one.events_squared);
  }
  DirectRate result{.events = events.value(), .population = population.value()};
  if (!computable || !(weights.value() > 0)) return result;
  const double count = events.value();
  const double rate = weighted.value() / weights.value();
  const double spread =
      count > 0 ? std::sqrt(variance.value() / count) / weights.value() : kNoNumber;
  const auto around = [&](double z) {
    const Limits limits = byar(count, z);
    return Limits{rate + spread * (limits.lower - count), rate + spread * (limits.upper - count)};
  };
  result.estimate.value = rate;
  if (std::isnan(spread)) return result;
  result.estimate.at95 = around(kZ95);
  result.estimate.at998 = around(kZ998);
  result.estimate.interval = IntervalKind::dobson;
  return result;
}

}  // namespace omrade::stats
