#include "stats/inequality.hpp"

#include "stats/compensated_sum.hpp"
#include "stats/normal_draws.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace omrade::stats {
namespace {

double back(double value, Transform transform) {
  switch (transform) {
    case Transform::none:
      return value;
    case Transform::log:
      return std::exp(value);
    case Transform::logit:
      return 1 / (1 + std::exp(-value));
  }
  return kNoNumber;
}

/// A line through the groups on the transformed scale, and how its coefficients vary.
struct Line {
  double intercept = 0;
  double slope = 0;
  double intercept_variance = 0, slope_variance = 0, covariance = 0;
};

Line fit(std::span<const InequalityGroup> groups, Transform transform) {
  CompensatedSum total, value_sum;
  for (const InequalityGroup& group : groups) total.add(group.population);
  std::vector<double> above(groups.size());
  CompensatedSum from_the_end;
  for (std::size_t i = groups.size(); i-- > 0;) {
    above[i] = from_the_end.value();
    from_the_end.add(groups[i].population);
  }
  std::vector<double> share, from_middle;
  CompensatedSum below, spread;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const double a = groups[i].population / total.value();
    // The midpoints weighted by their shares have the mean 1/2, whatever the groups are. From there
    // the distance is half of what lies below less what lies above, which no group, however small
    // beside the others, loses its digits to.
    const double b = (below.value() - above[i]) / total.value() / 2;
    share.push_back(a);
    from_middle.push_back(b);
    below.add(groups[i].population);
    spread.add(a * b * b);
    value_sum.add(a * transformed(groups[i].value, transform));
  }
  CompensatedSum slope, variance, covariance, intercept_variance;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const double of_slope = share[i] * from_middle[i] / spread.value();
    const double of_intercept = share[i] - of_slope / 2;
    const double error = groups[i].standard_error;
    slope.add(of_slope * transformed(groups[i].value, transform));
    variance.add(of_slope * of_slope * error * error);
    covariance.add(of_slope * of_intercept * error * error);
    intercept_variance.add(of_intercept * of_intercept * error * error);
  }
  return {.intercept = value_sum.value() - slope.value() / 2,
          .slope = slope.value(),
          .intercept_variance = intercept_variance.value(),
          .slope_variance = variance.value(),
          .covariance = covariance.value()};
}

struct Ends {
  double first = 0, last = 0;
  [[nodiscard]] double difference() const { return last - first; }
  /// A beginning that is not above 0 has no ratio: it lies beyond all others.
  [[nodiscard]] double ratio() const {
    return first > 0 ? last / first : std::numeric_limits<double>::infinity();
  }
};

Ends ends_of(double intercept, double slope, Transform transform) {
  return {back(intercept, transform), back(intercept + slope, transform)};
}

/// The value below which the share p of the sorted values lies, between two of them by distance;
/// NaN where that is infinite.
double quantile(const std::vector<double>& sorted, double p) {
  const double at = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  if (!std::isfinite(sorted[above])) return kNoNumber;
  return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

void set_limits(std::vector<double>& drawn, Estimate& estimate) {
  constexpr double tail95 = 0.025, tail998 = 0.001;
  std::sort(drawn.begin(), drawn.end());
  estimate.at95 = {quantile(drawn, tail95), quantile(drawn, 1 - tail95)};
  estimate.at998 = {quantile(drawn, tail998), quantile(drawn, 1 - tail998)};
  estimate.interval = IntervalKind::simulation;
}

void simulate(const Line& line, Transform transform, const Simulation& simulation,
              Inequality& result) {
  const double slope_error = std::sqrt(line.slope_variance);
  const double shared = slope_error > 0 ? line.covariance / slope_error : 0;
  const double own = std::sqrt(std::max(0.0, line.intercept_variance - shared * shared));
  std::vector<double> differences, ratios;
  differences.reserve(simulation.draws);
  ratios.reserve(simulation.draws);
  Draws draws(simulation.seed, 0);
  for (std::size_t i = 0; i < simulation.draws; ++i) {
    const double first = normal(draws);
    const double second = normal(draws);
    const Ends ends = ends_of(line.intercept + shared * first + own * second,
                              line.slope + slope_error * first, transform);
    differences.push_back(ends.difference());
    ratios.push_back(ends.ratio());
  }
  set_limits(differences, result.slope);
  if (!std::isnan(result.relative.value)) set_limits(ratios, result.relative);
}

}  // namespace

double transformed(double value, Transform transform) {
  switch (transform) {
    case Transform::none:
      return value;
    case Transform::log:
      return value > 0 ? std::log(value) : kNoNumber;
    case Transform::logit:
      return value > 0 && value < 1 ? std::log(value / (1 - value)) : kNoNumber;
  }
  return kNoNumber;
}

double standard_error(Limits at95, Transform transform) {
  return (transformed(at95.upper, transform) - transformed(at95.lower, transform)) / (2 * kZ95);
}

Inequality inequality(std::span<const InequalityGroup> groups, Transform transform,
                      const Simulation& simulation) {
  Inequality result;
  if (groups.size() < 2) return result;
  const Line line = fit(groups, transform);
  if (!std::isfinite(line.intercept) || !std::isfinite(line.slope)) return result;
  const Ends ends = ends_of(line.intercept, line.slope, transform);
  result.intercept = ends.first;
  result.slope.value = ends.difference();
  if (ends.first > 0) result.relative.value = ends.ratio();
  if (simulation.draws == 0 || !std::isfinite(line.slope_variance) ||
      !std::isfinite(line.intercept_variance))
    return result;
  simulate(line, transform, simulation, result);
  return result;
}

}  // namespace omrade::stats
