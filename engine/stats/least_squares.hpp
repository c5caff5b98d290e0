// Weighted least squares with few columns.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace omrade::stats {

/// b that makes Σ w (y - x'b)² least, by Householder's reflections of sqrt(w)·X (Golub and Van
/// Loan, ch. 5.3), which lose no digits to X'X.
class LeastSquares {
 public:
  /// `columns`: each with one entry per row; weights > 0; everything finite. Error bug where
  /// lengths differ.
  LeastSquares(std::span<const std::vector<double>> columns, std::span<const double> y,
               std::span<const double> weights);

  /// A column that follows from those before it, or finds no row left: then nothing below exists.
  [[nodiscard]] std::optional<std::size_t> dependent() const noexcept { return dependent_; }
  [[nodiscard]] std::span<const double> coefficients() const noexcept { return coefficients_; }
  /// Σ w (y - x'b)².
  [[nodiscard]] double residual() const noexcept { return residual_; }
  /// x'(X'WX)⁻¹x.
  [[nodiscard]] double quadratic(std::span<const double> x) const;

 private:
  std::size_t columns_;
  std::vector<double> r_;  ///< upper triangle, row by row
  std::vector<double> coefficients_;
  std::optional<std::size_t> dependent_;
  double residual_ = 0;
};

}  // namespace omrade::stats
