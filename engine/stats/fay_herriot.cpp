#include "stats/fay_herriot.hpp"

#include "base/error.hpp"
#include "stats/compensated_sum.hpp"
#include "stats/least_squares.hpp"

#include <algorithm>
#include <cmath>

namespace omrade::stats {
namespace {

constexpr int kRounds = 3000;  // far from the root each doubles A, from as little as 1e-300
constexpr double kEnough = 1e-15;

/// Mean and standard deviation of a covariate: it is fitted in these terms, since years or incomes
/// beside an intercept would lose digits.
struct Scale {
  double middle = 0;
  double size = 1;
};

Scale scale_of(std::span<const double> values) {
  const auto count = static_cast<double>(values.size());
  CompensatedSum sum, squares;
  double largest = 0;
  for (const double x : values) {
    sum.add(x);
    largest = std::max(largest, std::abs(x));
  }
  const double mean = sum.value() / count;
  for (const double x : values) squares.add((x - mean) * (x - mean));
  const double deviation = std::sqrt(squares.value() / count);
  // A constant becomes a column of zeros, which is found to be dependent.
  return deviation > 1e-12 * largest ? Scale{mean, deviation}
                                     : Scale{mean, std::numeric_limits<double>::infinity()};
}

struct Areas {
  std::vector<std::size_t> at;
  std::vector<double> y, d;
  std::vector<std::vector<double>> x;  ///< ones, then covariates to their scale
  std::vector<Scale> scales;

  [[nodiscard]] std::vector<double> weights(double variance) const {
    std::vector<double> weights;
    weights.reserve(d.size());
    for (const double own : d) weights.push_back(1 / (variance + own));
    return weights;
  }
  [[nodiscard]] std::vector<double> row(std::size_t i) const {
    std::vector<double> row;
    for (const auto& column : x) row.push_back(column[i]);
    return row;
  }
};

Areas with_data(std::span<const double> y, std::span<const double> d,
                std::span<const std::vector<double>> covariates) {
  Areas areas;
  for (std::size_t i = 0; i < y.size(); ++i) {
    const bool whole = std::all_of(covariates.begin(), covariates.end(),
                                   [i](const auto& column) { return std::isfinite(column[i]); });
    if (!whole || !std::isfinite(y[i]) || !std::isfinite(d[i]) || !(d[i] > 0)) continue;
    areas.at.push_back(i);
    areas.y.push_back(y[i]);
    areas.d.push_back(d[i]);
  }
  areas.x.emplace_back(areas.at.size(), 1.0);
  for (const auto& column : covariates) {
    std::vector<double> own;
    for (const std::size_t i : areas.at) own.push_back(column[i]);
    const Scale scale = scale_of(own);
    for (double& value : own) value = (value - scale.middle) / scale.size;
    areas.x.push_back(std::move(own));
    areas.scales.push_back(scale);
  }
  return areas;
}

double fitted(const Areas& areas, const LeastSquares& fit, std::size_t i) {
  double sum = 0;
  for (std::size_t k = 0; k < areas.x.size(); ++k) sum += areas.x[k][i] * fit.coefficients()[k];
  return sum;
}

/// NaN where values and variances are too far apart for the squares of numbers. Newton's steps from
/// 0. The sum of squares falls in A and is convex, so they climb to the root and never past it; its
/// slope is -Σ(y - x'b)²/(A + D)², since b is at its optimum.
double variance_between(const Areas& areas) {
  const auto target = static_cast<double>(areas.at.size() - areas.x.size());
  double variance = 0;
  for (int round = 0; round < kRounds; ++round) {
    const std::vector<double> weights = areas.weights(variance);
    const LeastSquares fit(areas.x, areas.y, weights);
    CompensatedSum squares, slope;
    for (std::size_t i = 0; i < areas.y.size(); ++i) {
      const double apart = areas.y[i] - fitted(areas, fit, i);
      squares.add(apart * apart * weights[i]);
      slope.add(apart * apart * weights[i] * weights[i]);
    }
    if (!std::isfinite(squares.value()) || !std::isfinite(slope.value()))
      return std::numeric_limits<double>::quiet_NaN();
    const double step = (squares.value() - target) / slope.value();
    if (!(step > kEnough * variance)) break;
    variance += step;
  }
  return variance;
}

void estimate(const Areas& areas, const LeastSquares& fit, FayHerriot& result) {
  const double variance = result.variance;
  const auto m = static_cast<double>(areas.at.size());
  CompensatedSum first, second;
  for (const double weight : areas.weights(variance)) {
    first.add(weight);
    second.add(weight * weight);
  }
  const double s1 = first.value();
  const double of_variance = 2 * m / (s1 * s1);
  const double bias = 2 * (m * second.value() - s1 * s1) / (s1 * s1 * s1);
  for (std::size_t i = 0; i < areas.at.size(); ++i) {
    const double d = areas.d[i], total = variance + d, b = d / total;
    const double synthetic = fitted(areas, fit, i);
    const double g2 = b * b * fit.quadratic(areas.row(i));
    const double g3 = b * b / total * of_variance;
    result.areas[areas.at[i]] = {.value = synthetic + variance / total * (areas.y[i] - synthetic),
                                 .synthetic = synthetic,
                                 .gamma = variance / total,
                                 .mse = variance * b + g2 + 2 * g3 - b * b * bias};
  }
}

}  // namespace

FayHerriot fay_herriot(std::span<const double> y, std::span<const double> sampling_variance,
                       std::span<const std::vector<double>> covariates) {
  const auto fits = [&](const auto& column) { return column.size() == y.size(); };
  if (!fits(sampling_variance) || !std::all_of(covariates.begin(), covariates.end(), fits))
    throw Error(ErrorKind::bug, {.what = "columns of a Fay-Herriot model differ in length"});
  const Areas areas = with_data(y, sampling_variance, covariates);
  FayHerriot result;
  result.areas.resize(y.size());
  result.used = areas.at.size();
  result.too_few = areas.at.size() <= areas.x.size();
  if (result.too_few) return result;
  const LeastSquares before(areas.x, areas.y, areas.weights(0));
  if (before.dependent()) {
    result.dependent = *before.dependent() - 1;  // the intercept is never dependent
    return result;
  }
  result.variance = variance_between(areas);
  if (std::isnan(result.variance)) return result;
  const LeastSquares fit(areas.x, areas.y, areas.weights(result.variance));
  result.coefficients.assign(fit.coefficients().begin(), fit.coefficients().end());
  for (std::size_t k = 0; k < areas.scales.size(); ++k) {
    result.coefficients[k + 1] /= areas.scales[k].size;
    result.coefficients[0] -= result.coefficients[k + 1] * areas.scales[k].middle;
  }
  estimate(areas, fit, result);
  return result;
}

}  // namespace omrade::stats
