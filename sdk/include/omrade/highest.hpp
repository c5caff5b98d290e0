// The mean of those with the highest values, such as SiC (the third with the most affected teeth),
// from a distribution, as the bundled plugin and `omrade stats sic` both compute it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>

namespace omrade {
inline namespace sdk {
namespace formula {

struct ValueCount {
  double value = 0;
  double count = 0;  ///< how many have it; a real number
};

/// Those with the highest values.
struct Highest {
  double people = 0;    ///< how many they are: k = share * n, a real number
  double total = 0;     ///< the sum of their values
  double boundary = 0;  ///< the lowest value that is taken, perhaps of a fraction of its people

  [[nodiscard]] double mean() const { return total / people; }  ///< NaN where nobody is
};

/// By the delta method: the mean of the highest p is that of q + max(x - q, 0) / p over all, q its
/// boundary, and moves with q only in the second order.
struct Influence {
  double boundary = 0;
  double share = 1;

  double operator()(double x) const { return boundary + std::max(x - boundary, 0.0) / share; }
};

/// Values of 0 or more in ascending order, each once. Sums run upwards, so that the order in which
/// people were counted changes them by rounding alone. It borrows the classes.
class Distribution {
 public:
  explicit Distribution(std::span<const ValueCount> classes) : classes_(classes) {}

  template <class F>
  [[nodiscard]] double sum(const F& f) const {
    double out = 0;
    for (const ValueCount& one : classes_) out += one.count * f(one.value);
    return out;
  }
  [[nodiscard]] double people() const {
    return sum([](double) { return 1.0; });
  }
  [[nodiscard]] double total() const {
    return sum([](double x) { return x; });
  }
  /// NaN, and so below, where nobody is.
  [[nodiscard]] double mean() const { return total() / people(); }
  /// Sum of squared deviations of f(x) from its mean, f a number of each person. Where all are
  /// alike it is 0 whatever the rounding of the mean.
  template <class F>
  [[nodiscard]] double spread(const F& f) const {
    constexpr double rounding = 1e-24;
    const double middle = sum(f) / people();
    const double out = sum([&](double x) { return (f(x) - middle) * (f(x) - middle); });
    return out > rounding * sum([&](double x) { return f(x) * f(x); }) ? out : 0;
  }
  /// Of one person's f(x).
  template <class F>
  [[nodiscard]] double variance(const F& f) const {
    return spread(f) / (people() - 1);
  }

  /// The share of the people with the highest values, taken from the highest class down; of the
  /// class at the boundary a fraction, where share * n is not a whole number.
  [[nodiscard]] Highest highest(double share) const {
    Highest out{.people = share * people()};
    constexpr double rounding = 1e-12;
    double left = out.people;
    for (std::size_t k = classes_.size(); k-- > 0 && left > rounding * out.people;) {
      const double taken = std::min(classes_[k].count, left);
      if (!(taken > 0)) continue;
      out.total += classes_[k].value * taken;
      out.boundary = classes_[k].value;
      left -= taken;
    }
    return out;
  }
  [[nodiscard]] Influence influence(const Highest& highest) const {
    return {.boundary = highest.boundary, .share = highest.people / people()};
  }

 private:
  std::span<const ValueCount> classes_;
};

}  // namespace formula
}  // namespace sdk
}  // namespace omrade
