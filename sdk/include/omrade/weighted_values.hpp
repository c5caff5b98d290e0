// Values that each stand for a number of people, such as distances: their mean and quantiles.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace omrade {
inline namespace sdk {

class WeightedValues {
 public:
  /// REQUIRES: weight >= 0.
  void add(double value, double weight) {
    if (weight > 0) values_.push_back({value, weight});
    weight_ += weight;
    sum_ += value * weight;
  }
  void clear() { *this = {}; }

  [[nodiscard]] double weight() const { return weight_; }
  [[nodiscard]] double sum() const { return sum_; }
  /// NaN, and so below, where nobody is.
  [[nodiscard]] double mean() const { return sum_ / weight_; }
  /// The lowest value that at least the part q of the people are at or below, q in (0, 1].
  [[nodiscard]] double quantile(double q) {
    if (values_.empty()) return std::numeric_limits<double>::quiet_NaN();
    std::sort(values_.begin(), values_.end(),
              [](const Weighed& a, const Weighed& b) { return a.value < b.value; });
    constexpr double rounding = 1e-12;
    const double wanted = q * weight_ * (1 - rounding);
    double below = 0;
    for (const Weighed& one : values_) {
      below += one.weight;
      if (below >= wanted) return one.value;
    }
    return values_.back().value;
  }

 private:
  struct Weighed {
    double value = 0;
    double weight = 0;
  };
  std::vector<Weighed> values_;
  double weight_ = 0;
  double sum_ = 0;
};

}  // namespace sdk
}  // namespace omrade
