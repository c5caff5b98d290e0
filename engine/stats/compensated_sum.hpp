// A sum that hardly depends on the order of its terms.
#pragma once

namespace omrade::stats {

/// Neumaier's (1974) improvement of Kahan's sum: the error is that of one rounding, however many
/// terms there are, unless they cancel out to less than 1e-16 of their absolute sum.
class CompensatedSum {
 public:
  void add(double term) noexcept {
    const double sum = sum_ + term;
    // Knuth's two-sum (TAOCP 2, 4.2.2): the same loss, without asking which is larger.
    const double of_term = sum - sum_;
    lost_ += (sum_ - (sum - of_term)) + (term - of_term);
    sum_ = sum;
  }
  void add(const CompensatedSum& other) noexcept {
    add(other.sum_);
    lost_ += other.lost_;
  }
  [[nodiscard]] double value() const noexcept { return sum_ + lost_; }

 private:
  double sum_ = 0;
  double lost_ = 0;
};

}  // namespace omrade::stats
