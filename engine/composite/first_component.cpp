#include "composite/first_component.hpp"

#include <algorithm>
#include <cmath>

namespace omrade::composite {
namespace {

using Matrix = std::vector<std::vector<double>>;

/// The areas that have all parts, standardised; parts that are constant become 0.
Matrix standardised(std::span<const std::vector<double>> parts) {
  Matrix out(parts.size());
  const std::size_t n = parts.front().size();
  for (std::size_t i = 0; i < n; ++i) {
    const bool all = std::none_of(parts.begin(), parts.end(),
                                  [i](const auto& part) { return std::isnan(part[i]); });
    if (!all) continue;
    for (std::size_t p = 0; p < parts.size(); ++p) out[p].push_back(parts[p][i]);
  }
  for (auto& part : out) {
    const auto count = static_cast<double>(part.size());
    double mean = 0, squares = 0;
    for (const double x : part) mean += x / count;
    for (double& x : part) {
      x -= mean;
      squares += x * x;
    }
    const double length = std::sqrt(squares);
    for (double& x : part) x = length > 0 ? x / length : 0;
  }
  return out;
}

/// Jacobi's method: turns a and b against each other until a is diagonal; columns of `vectors`.
void diagonalise(Matrix& a, Matrix& vectors) {
  constexpr int most_sweeps = 60;
  constexpr double small = 1e-15;
  const std::size_t n = a.size();
  for (int sweep = 0; sweep < most_sweeps; ++sweep) {
    double off = 0;
    for (std::size_t p = 0; p < n; ++p)
      for (std::size_t q = p + 1; q < n; ++q) off = std::max(off, std::abs(a[p][q]));
    if (off < small) return;
    for (std::size_t p = 0; p < n; ++p) {
      for (std::size_t q = p + 1; q < n; ++q) {
        if (a[p][q] == 0) continue;
        const double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        const double t = (theta < 0 ? -1 : 1) / (std::abs(theta) + std::sqrt(theta * theta + 1));
        const double c = 1 / std::sqrt(t * t + 1), s = t * c;
        for (std::size_t k = 0; k < n; ++k) {
          const double kp = a[k][p], kq = a[k][q];
          a[k][p] = c * kp - s * kq;
          a[k][q] = s * kp + c * kq;
        }
        for (std::size_t k = 0; k < n; ++k) {
          const double pk = a[p][k], qk = a[q][k];
          a[p][k] = c * pk - s * qk;
          a[q][k] = s * pk + c * qk;
          const double vp = vectors[k][p], vq = vectors[k][q];
          vectors[k][p] = c * vp - s * vq;
          vectors[k][q] = s * vp + c * vq;
        }
      }
    }
  }
}

}  // namespace

std::vector<double> first_component(std::span<const std::vector<double>> parts) {
  const std::size_t n = parts.size();
  const std::vector<double> equal(n, 1 / std::sqrt(static_cast<double>(n)));
  if (n < 2) return equal;
  const Matrix x = standardised(parts);
  if (x.front().size() < 2) return equal;
  Matrix a(n, std::vector<double>(n)), vectors(n, std::vector<double>(n));
  for (std::size_t p = 0; p < n; ++p) {
    vectors[p][p] = 1;
    for (std::size_t q = 0; q < n; ++q)
      for (std::size_t i = 0; i < x[p].size(); ++i) a[p][q] += x[p][i] * x[q][i];
  }
  diagonalise(a, vectors);
  std::size_t largest = 0;
  for (std::size_t k = 1; k < n; ++k) largest = a[k][k] > a[largest][largest] ? k : largest;
  std::vector<double> out(n);
  double sum = 0;
  for (std::size_t p = 0; p < n; ++p) {
    out[p] = vectors[p][largest];
    sum += out[p];
  }
  for (double& one : out) one = sum < 0 ? -one : one;
  return out;
}

}  // namespace omrade::composite
