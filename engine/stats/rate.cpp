#include "stats/rate.hpp"

#include <algorithm>
#include <cmath>

namespace omrade::stats {

IntervalKind poisson_kind(double x) {
  return x < kByarFrom ? IntervalKind::exact : IntervalKind::byar;
}

Estimate rate(double x, double n) {
  if (!std::isfinite(x) || !std::isfinite(n) || x < 0 || n <= 0) return {};
  const auto over = [n](Limits limits) { return Limits{limits.lower / n, limits.upper / n}; };
  return {.value = x / n,
          .at95 = over(poisson(x, kZ95)),
          .at998 = over(poisson(x, kZ998)),
          .interval = poisson_kind(x)};
}

Estimate proportion(double x, double n) {
  const Limits at95 = wilson(x, n, kZ95);
  if (std::isnan(at95.lower)) return {};
  return {.value = std::clamp(x / n, 0.0, 1.0),
          .at95 = at95,
          .at998 = wilson(x, n, kZ998),
          .interval = IntervalKind::wilson};
}

}  // namespace omrade::stats
