// Children of one age in one area by number of affected teeth, and what follows from that.
#pragma once

#include <omrade/plugin.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace caries {

inline constexpr std::size_t kMostTeeth = 32;

/// The mean of the children with the most affected teeth.
struct Top {
  double children = 0;  ///< how many they are: k = share * n, a real number
  double teeth = 0;     ///< theirs
  double boundary = 0;  ///< affected teeth of the last class that is taken, perhaps in part

  [[nodiscard]] double mean() const { return teeth / children; }  ///< NaN where nobody is
};

/// By the delta method: the mean of the top p is that of q + max(x - q, 0) / p over all children,
/// q its boundary, and moves with q only in the second order.
struct Influence {
  double boundary = 0;
  double share = 1;

  double operator()(double x) const { return boundary + std::max(x - boundary, 0.0) / share; }
};

/// No value here is below 0, and so no limit is.
inline omrade::Limits at_least_zero(omrade::Limits limits) {
  if (limits.kind == omrade::Interval::none) return limits;
  limits.lower95 = std::max(0.0, limits.lower95);
  limits.lower998 = std::max(0.0, limits.lower998);
  return limits;
}

/// Real numbers of children by class. Sums run upwards through the classes, so that the order and
/// the kind of the records (one child each, or a class each) change them by rounding alone.
class Teeth {
 public:
  /// REQUIRES: affected <= kMostTeeth.
  void add(std::size_t affected, double children) { children_[affected] += children; }

  [[nodiscard]] double examined() const {
    return sum([](double) { return 1.0; });
  }
  [[nodiscard]] double free() const { return children_[0]; }
  [[nodiscard]] double affected() const {
    return sum([](double x) { return x; });
  }
  /// NaN, and so below, where nobody was examined.
  [[nodiscard]] double mean() const { return affected() / examined(); }
  /// Sum of squared deviations of f(x) from its mean; f a number of each child. Where all are alike
  /// it is 0 whatever the rounding of the mean.
  template <class F>
  [[nodiscard]] double spread(const F& f) const {
    constexpr double rounding = 1e-24;
    const double middle = sum(f) / examined();
    const double out = sum([&](double x) { return (f(x) - middle) * (f(x) - middle); });
    return out > rounding * sum([&](double x) { return f(x) * f(x); }) ? out : 0;
  }
  [[nodiscard]] omrade::Limits limits_of_mean() const {
    return limits_around(mean(), [](double x) { return x; });
  }

  /// The share of the children with the most affected teeth, taken from the highest class down.
  [[nodiscard]] Top top(double share) const {
    Top out{.children = share * examined()};
    constexpr double rounding = 1e-12;
    double left = out.children;
    for (std::size_t x = kMostTeeth + 1; x-- > 0 && left > rounding * out.children;) {
      const double taken = std::min(children_[x], left);
      if (!(taken > 0)) continue;
      out.teeth += static_cast<double>(x) * taken;
      out.boundary = static_cast<double>(x);
      left -= taken;
    }
    return out;
  }
  [[nodiscard]] omrade::Limits limits_of(const Top& top) const {
    return limits_around(top.mean(), influence(top));
  }
  /// Of the top's mean minus that of all.
  [[nodiscard]] omrade::Limits limits_of_excess(const Top& top) const {
    const Influence of_top = influence(top);
    return limits_around(top.mean() - mean(), [&](double x) { return of_top(x) - x; });
  }

 private:
  template <class F>
  [[nodiscard]] double sum(const F& f) const {
    double out = 0;
    for (std::size_t x = 0; x <= kMostTeeth; ++x) out += children_[x] * f(static_cast<double>(x));
    return out;
  }
  template <class F>
  [[nodiscard]] omrade::Limits limits_around(double value, const F& f) const {
    const double n = examined();
    return at_least_zero(omrade::limits_of_mean(n, value, spread(f) / (n - 1)));
  }
  [[nodiscard]] Influence influence(const Top& top) const {
    return {.boundary = top.boundary, .share = top.children / examined()};
  }

  std::array<double, kMostTeeth + 1> children_{};
};

}  // namespace caries
