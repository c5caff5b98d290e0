#include "stats/trend.hpp"

#include "base/error.hpp"
#include "stats/compensated_sum.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace omrade::stats {
namespace {

constexpr double kZ80 = 0.8416212335729143;

struct Line {
  double middle = 0;  ///< weighted mean of the periods
  double level = 0;   ///< of the values
  double slope = 0;
  double spread = 0;  ///< Σ w (t - middle)²
};

Line line_through(std::span<const double> t, std::span<const double> y, std::span<const double> w) {
  CompensatedSum weights, wt, wy, stt, sty;
  for (std::size_t i = 0; i < t.size(); ++i) {
    weights.add(w[i]);
    wt.add(w[i] * t[i]);
    wy.add(w[i] * y[i]);
  }
  Line line;
  line.middle = wt.value() / weights.value();
  line.level = wy.value() / weights.value();
  for (std::size_t i = 0; i < t.size(); ++i) {
    const double apart = t[i] - line.middle;
    stt.add(w[i] * apart * apart);
    sty.add(w[i] * apart * (y[i] - line.level));
  }
  line.spread = stt.value();
  line.slope = sty.value() / line.spread;
  return line;
}

bool differ(std::span<const double> periods) {
  for (const double period : periods)
    if (period != periods[0]) return true;
  return false;
}

void check_lengths(std::size_t a, std::size_t b, std::size_t c) {
  if (a != b || a != c)
    throw Error(ErrorKind::bug, {.what = "columns of a trend differ in length"});
}

}  // namespace

Trend linear_trend(std::span<const double> periods, std::span<const double> values,
                   std::span<const double> weights) {
  check_lengths(periods.size(), values.size(), weights.size());
  std::vector<double> t, y, w;
  double largest = 0;
  for (std::size_t i = 0; i < periods.size(); ++i) {
    const bool whole = std::isfinite(periods[i]) && std::isfinite(values[i]) &&
                       std::isfinite(weights[i]) && weights[i] > 0;
    if (!whole) continue;
    t.push_back(periods[i]);
    y.push_back(values[i]);
    w.push_back(weights[i]);
    largest = std::max(largest, std::abs(values[i]));
  }
  Trend trend;
  trend.periods = t.size();
  if (t.size() < kPeriodsOfATrend || !differ(t)) return trend;
  const Line line = line_through(t, y, w);
  trend.slope = line.slope;
  trend.intercept = line.level - line.slope * line.middle;
  CompensatedSum rest, scale;
  for (std::size_t i = 0; i < t.size(); ++i) {
    const double apart = y[i] - line.level - line.slope * (t[i] - line.middle);
    rest.add(w[i] * apart * apart);
    scale.add(w[i]);
  }
  const auto freedom = static_cast<double>(t.size() - 2);
  // What is left of values on a line is rounding, and no measure of anything.
  constexpr double kRounding = 1e-14;
  const double noise = kRounding * largest;
  if (!(rest.value() > noise * noise * scale.value())) {
    trend.standard_error = 0;
    return trend;
  }
  trend.standard_error = std::sqrt(rest.value() / freedom / line.spread);
  const boost::math::students_t student(freedom);
  const auto limits = [&](double z) {
    const double tail = normal_two_sided_p(z) / 2;
    const double half = boost::math::quantile(boost::math::complement(student, tail));
    return Limits{trend.slope - half * trend.standard_error,
                  trend.slope + half * trend.standard_error};
  };
  trend.limits95 = limits(kZ95);
  trend.limits998 = limits(kZ998);
  trend.p = 2 * boost::math::cdf(
                    boost::math::complement(student, std::abs(trend.slope) / trend.standard_error));
  return trend;
}

ProportionTrend cochran_armitage(std::span<const double> periods, std::span<const double> x,
                                 std::span<const double> n, std::size_t least) {
  check_lengths(periods.size(), x.size(), n.size());
  std::vector<double> t, p, w;
  for (std::size_t i = 0; i < periods.size(); ++i) {
    const bool whole =
        std::isfinite(periods[i]) && std::isfinite(n[i]) && n[i] > 0 && x[i] >= 0 && x[i] <= n[i];
    if (!whole) continue;
    t.push_back(periods[i]);
    p.push_back(x[i] / n[i]);
    w.push_back(n[i]);
  }
  ProportionTrend trend;
  trend.periods = t.size();
  if (t.size() < std::max<std::size_t>(least, 2) || !differ(t)) return trend;
  const Line line = line_through(t, p, w);
  const double variance = line.level * (1 - line.level);
  if (!(variance > 0)) return trend;
  trend.slope = line.slope;
  trend.z = line.slope * std::sqrt(line.spread / variance);
  trend.p = normal_two_sided_p(trend.z);
  return trend;
}

double smallest_detectable_change(double variance1, double variance2) {
  return (kZ95 + kZ80) * std::sqrt(variance1 + variance2);
}

Estimated change(const Estimated& before, const Estimated& after) {
  return {after.value - before.value,
          difference(after.value, after.limits, before.value, before.limits)};
}

Estimated difference_in_differences(const Estimated& pilots_before, const Estimated& pilots_after,
                                    const Estimated& others_before, const Estimated& others_after) {
  return change(change(others_before, others_after), change(pilots_before, pilots_after));
}

}  // namespace omrade::stats
