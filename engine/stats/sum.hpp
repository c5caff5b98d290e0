// A sum whose result does not hang on the order of its terms, to within the last digits.
#pragma once

namespace omrade::stats {

/// Carries what each addition lost (the two-sum of Knuth, TAOCP 2, 4.2.2): as if summed in twice
/// the precision. Terms must be finite.
class Sum {
 public:
  void add(double term) noexcept {
    const double sum = high_ + term;
    const double of_term = sum - high_;
    low_ += (high_ - (sum - of_term)) + (term - of_term);
    high_ = sum;
  }
  void add(const Sum& other) noexcept {
    add(other.high_);
    low_ += other.low_;
  }
  [[nodiscard]] double value() const noexcept { return high_ + low_; }

 private:
  double high_ = 0;
  double low_ = 0;
};

}  // namespace omrade::stats
