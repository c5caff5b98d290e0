#include "stats/mean.hpp"

#include "stats/compensated_sum.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <cmath>

namespace omrade::stats {

double student_quantile(double df, double tail) {
  return boost::math::quantile(boost::math::complement(boost::math::students_t(df), tail));
}

Mean mean(std::span<const double> values) {
  Mean result;
  CompensatedSum sum;
  for (const double value : values) {
    if (std::isnan(value)) continue;
    ++result.n;
    sum.add(value);
  }
  if (result.n == 0) return result;
  const double n = static_cast<double>(result.n);
  double centre = sum.value() / n;
  // The quotient is rounded: once more, so that equal values have themselves as their mean.
  CompensatedSum rest;
  for (const double value : values) {
    if (!std::isnan(value)) rest.add(value - centre);
  }
  centre += rest.value() / n;
  result.estimate.value = centre;
  if (result.n == 1) return result;
  CompensatedSum squares;
  for (const double value : values) {
    if (!std::isnan(value)) squares.add((value - centre) * (value - centre));
  }
  result.sd = std::sqrt(squares.value() / (n - 1));
  const auto around = [&](double tail) {
    const double half = student_quantile(n - 1, tail) * result.sd / std::sqrt(n);
    return Limits{centre - half, centre + half};
  };
  result.estimate.at95 = around(kTail95);
  result.estimate.at998 = around(kTail998);
  result.estimate.interval = IntervalKind::student;
  return result;
}

}  // namespace omrade::stats
