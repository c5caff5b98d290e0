#include "tools/stats_pool.hpp"

#include "base/text.hpp"
#include "stats/compensated_sum.hpp"
#include "tools/stats_input.hpp"
#include "tools/stats_result.hpp"

#include <cmath>

namespace omrade::tools {

Pooled pool_counts(const StatsInput& input, std::span<const std::size_t> rows) {
  const std::span<const double> numerators = input.numbers("numerator");
  const bool expected = !input.has("denominator");
  const std::span<const double> denominators = input.numbers(expected ? "expected" : "denominator");
  stats::CompensatedSum numerator, denominator;
  for (const std::size_t row : rows) {
    if (std::isnan(numerators[row])) return {.state = "missing: numerator is empty"};
    if (std::isnan(denominators[row])) {
      return {.state = expected ? "missing: expected is empty" : "missing: denominator is empty"};
    }
    numerator.add(numerators[row]);
    denominator.add(denominators[row]);
  }
  return {.numerator = numerator.value(),
          .denominator = denominator.value(),
          .state = denominator.value() > 0 ? kStateOk
                   : expected              ? "not_applicable: expected is 0"
                                           : "not_applicable: denominator is 0"};
}

void require_parts(const StatsInput& input) {
  constexpr double rounding = 1e-9;
  const std::span<const double> numerators = input.numbers("numerator");
  const std::span<const double> denominators = input.numbers("denominator");
  for (std::size_t row = 0; row < input.rows(); ++row) {
    if (!(numerators[row] > denominators[row] * (1 + rounding))) continue;
    input.refuse(
        row, "numerator",
        shortest(numerators[row]) + " is above its denominator, " + shortest(denominators[row]),
        "a part is at most the whole; for events of persons take a rate");
  }
}

}  // namespace omrade::tools
