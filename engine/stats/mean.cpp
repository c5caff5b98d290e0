#include "stats/mean.hpp"

#include "stats/centred.hpp"
#include "stats/compensated_sum.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <cmath>
#include <vector>

namespace omrade::stats {

double student_quantile(double df, double tail) {
  return boost::math::quantile(boost::math::complement(boost::math::students_t(df), tail));
}

namespace {

/// In the unit of the values where their squares are numbers; see mean() for the others.
Mean mean_of_common(std::span<const double> values) {
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

}  // namespace

Mean mean(std::span<const double> values) {
  const int exponent = exponent_to_leave_out(values);
  if (exponent == 0) return mean_of_common(values);
  std::vector<double> near_one;
  for (const double value : values) near_one.push_back(std::ldexp(value, -exponent));
  Mean result = mean_of_common(near_one);
  const auto back = [exponent](double& number) { number = std::ldexp(number, exponent); };
  Estimate& estimate = result.estimate;
  for (double* number : {&result.sd, &estimate.value, &estimate.at95.lower, &estimate.at95.upper,
                         &estimate.at998.lower, &estimate.at998.upper})
    back(*number);
  return result;
}

}  // namespace omrade::stats
