// A sum that hardly depends on the order of its terms.
#pragma once

#include <cmath>

namespace omrade::stats {

/// Neumaier's (1974) improvement of Kahan's sum: the error is that of one rounding, however many
/// terms there are, unless they cancel out to less than 1e-16 of their absolute sum.
class CompensatedSum {
 public:
  void add(double term) noexcept {
    const double sum = sum_ + term;
    lost_ += std::abs(sum_) >= std::abs(term) ? (sum_ - sum) + term : (term - sum) + sum_;
    sum_ = sum;
  }
  [[nodiscard]] double value() const noexcept { return sum_ + lost_; }

 private:
  double sum_ = 0;
  double lost_ = 0;
};

}  // namespace omrade::stats
