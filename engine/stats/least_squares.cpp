#include "stats/least_squares.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cmath>

namespace omrade::stats {
namespace {

// A column whose part apart from the others is this small of it is rounding.
constexpr double kDependent = 1e-10;

double length_from(std::span<const double> column, std::size_t from) {
  double sum = 0;
  for (std::size_t i = from; i < column.size(); ++i) sum += column[i] * column[i];
  return std::sqrt(sum);
}

/// column -= 2 v (v'column) / v'v, with v = reflector from row `from` on.
void reflect(std::span<const double> reflector, std::size_t from, double square,
             std::span<double> column) {
  double product = 0;
  for (std::size_t i = from; i < column.size(); ++i) product += reflector[i] * column[i];
  const double factor = 2 * product / square;
  for (std::size_t i = from; i < column.size(); ++i) column[i] -= factor * reflector[i];
}

}  // namespace

LeastSquares::LeastSquares(std::span<const std::vector<double>> columns, std::span<const double> y,
                           std::span<const double> weights)
    : columns_(columns.size()), r_(columns.size() * columns.size()), coefficients_(columns.size()) {
  const std::size_t rows = y.size();
  std::vector<std::vector<double>> work(columns.begin(), columns.end());
  work.emplace_back(y.begin(), y.end());
  for (std::vector<double>& column : work) {
    if (column.size() != rows || weights.size() != rows)
      throw Error(ErrorKind::bug, {.what = "columns of a regression differ in length"});
    for (std::size_t i = 0; i < rows; ++i) column[i] *= std::sqrt(weights[i]);
  }
  const std::size_t p = columns_;
  for (std::size_t j = 0; j < p; ++j) {
    std::vector<double> reflector = work[j];
    const double whole = length_from(work[j], 0);
    const double rest = j < rows ? length_from(work[j], j) : 0;
    if (!(rest > kDependent * whole)) {
      dependent_ = j;
      return;
    }
    reflector[j] += std::copysign(rest, reflector[j]);
    const double size = length_from(reflector, j);
    for (std::size_t k = j; k <= p; ++k) reflect(reflector, j, size * size, work[k]);
    for (std::size_t k = j; k < p; ++k) r_[j * p + k] = work[k][j];
  }
  for (std::size_t j = p; j-- > 0;) {
    double left = work[p][j];
    for (std::size_t k = j + 1; k < p; ++k) left -= r_[j * p + k] * coefficients_[k];
    coefficients_[j] = left / r_[j * p + j];
  }
  const double rest = length_from(work[p], p);
  residual_ = rest * rest;
}

double LeastSquares::quadratic(std::span<const double> x) const {
  const std::size_t p = columns_;
  std::vector<double> solved(p);  // R't = x, and then t't
  double sum = 0;
  for (std::size_t j = 0; j < p; ++j) {
    double left = x[j];
    for (std::size_t k = 0; k < j; ++k) left -= r_[k * p + j] * solved[k];
    solved[j] = left / r_[j * p + j];
    sum += solved[j] * solved[j];
  }
  return sum;
}

}  // namespace omrade::stats
