#include "stats/indirect.hpp"

#include "stats/compensated_sum.hpp"
#include "stats/rate.hpp"

namespace omrade::stats {

Reference expected_events(std::span<const IndirectStratum> strata) {
  CompensatedSum expected, events, population;
  for (const IndirectStratum& one : strata) {
    if (one.population > 0)
      expected.add(one.population * (one.reference_events / one.reference_population));
    events.add(one.reference_events);
    population.add(one.reference_population);
  }
  return {.expected = expected.value(), .rate = events.value() / population.value()};
}

Estimate indirect_ratio(double observed, double expected) {
  return rate(observed, expected);
}

}  // namespace omrade::stats
