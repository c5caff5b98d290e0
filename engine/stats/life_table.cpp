#include "stats/life_table.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace omrade::stats {
namespace {

constexpr double kShareOfInfants = 0.1;
constexpr double kShareOfOthers = 0.5;

bool is_table(std::span<const LifeBand> bands) {
  for (std::size_t i = 0; i < bands.size(); ++i) {
    const LifeBand& band = bands[i];
    if (!(band.population > 0) || !(band.deaths >= 0) || band.deaths > band.population)
      return false;
    if (i > 0 && !(band.age > bands[i - 1].age)) return false;
  }
  return !bands.empty() && bands.back().deaths > 0;
}

/// What is carried downwards from the bands above: all per one of 1 born, not of survivors.
struct Above {
  double years = 0;     ///< lived from here on
  double variance = 0;  ///< of `years` / survivors, times the survivors squared
};

Estimate estimate_of(double alive, const Above& above) {
  const double expectancy = above.years / alive;
  const double error = std::sqrt(above.variance) / alive;
  const auto around = [&](double z) {
    return Limits{expectancy - z * error, expectancy + z * error};
  };
  return {.value = expectancy,
          .at95 = around(kZ95),
          .at998 = around(kZ998),
          .interval = IntervalKind::student};
}

}  // namespace

std::vector<Estimate> life_expectancy(std::span<const LifeBand> bands) {
  std::vector<Estimate> result(bands.size());
  if (!is_table(bands)) return result;
  const std::size_t last = bands.size() - 1;
  std::vector<double> die(bands.size(), 1), alive(bands.size(), 1);
  const auto share_of = [&](std::size_t i) {
    return bands[i].age == 0 ? kShareOfInfants : kShareOfOthers;
  };
  const auto years_of = [&](std::size_t i) { return bands[i + 1].age - bands[i].age; };
  for (std::size_t i = 0; i < last; ++i) {
    const double deaths = years_of(i) * bands[i].deaths / bands[i].population;
    die[i] = std::min(1.0, deaths / (1 + (1 - share_of(i)) * deaths));
    alive[i + 1] = alive[i] * (1 - die[i]);
  }
  Above above;
  for (std::size_t i = bands.size(); i-- > 0;) {
    const LifeBand& band = bands[i];
    if (i == last) {
      const double rest = band.population / band.deaths;
      above.years = alive[i] * rest;
      // The 4 / (D M²) of the paper is halved twice: it is weighed by (l / 2)².
      above.variance = above.years * above.years / band.deaths;
    } else {
      const double rest = alive[i + 1] > 0 ? above.years / alive[i + 1] : 0;
      const double lost = (1 - share_of(i)) * years_of(i) + rest;
      const double of_death = band.deaths > 0 ? die[i] * die[i] * (1 - die[i]) / band.deaths : 0;
      above.variance += alive[i] * alive[i] * lost * lost * of_death;
      above.years += years_of(i) * (alive[i + 1] + share_of(i) * alive[i] * die[i]);
    }
    if (alive[i] > 0) result[i] = estimate_of(alive[i], above);
  }
  return result;
}

}  // namespace omrade::stats
