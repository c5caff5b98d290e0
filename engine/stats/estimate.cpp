#include "stats/estimate.hpp"

namespace omrade::stats {

std::string_view name_of(IntervalKind kind) {
  switch (kind) {
    case IntervalKind::none:
      return "none";
    case IntervalKind::exact:
      return "exact";
    case IntervalKind::byar:
      return "byar";
    case IntervalKind::wilson:
      return "wilson";
    case IntervalKind::student:
      return "student";
    case IntervalKind::dobson:
      return "dobson";
    case IntervalKind::simulation:
      return "simulation";
  }
  return "none";
}

Estimate scaled(const Estimate& estimate, double factor) {
  return {.value = estimate.value * factor,
          .at95 = {estimate.at95.lower * factor, estimate.at95.upper * factor},
          .at998 = {estimate.at998.lower * factor, estimate.at998.upper * factor},
          .interval = estimate.interval};
}

}  // namespace omrade::stats
