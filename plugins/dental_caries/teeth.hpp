// Children of one age in one area by number of affected teeth, and what follows from that.
#pragma once

#include <omrade/highest.hpp>
#include <omrade/plugin.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

namespace caries {

inline constexpr std::size_t kMostTeeth = 32;

/// The children with the most affected teeth.
using Top = omrade::formula::Highest;

/// No value here is below 0, and so no limit is.
inline omrade::Limits at_least_zero(omrade::Limits limits) {
  if (limits.kind == omrade::Interval::none) return limits;
  limits.lower95 = std::max(0.0, limits.lower95);
  limits.lower998 = std::max(0.0, limits.lower998);
  return limits;
}

/// Real numbers of children by class; the kind of the records (one child each, or a class each)
/// changes what follows by rounding alone.
class Teeth {
 public:
  Teeth() {
    for (std::size_t x = 0; x <= kMostTeeth; ++x) classes_[x].value = static_cast<double>(x);
  }

  /// REQUIRES: affected <= kMostTeeth.
  void add(std::size_t affected, double children) { classes_[affected].count += children; }

  [[nodiscard]] double examined() const { return all().people(); }
  [[nodiscard]] double free() const { return classes_[0].count; }
  [[nodiscard]] double affected() const { return all().total(); }
  /// NaN, and so below, where nobody was examined.
  [[nodiscard]] double mean() const { return all().mean(); }
  template <class F>
  [[nodiscard]] double spread(const F& f) const {
    return all().spread(f);
  }
  [[nodiscard]] omrade::Limits limits_of_mean() const {
    return limits_around(mean(), [](double x) { return x; });
  }

  /// The share of the children with the most affected teeth.
  [[nodiscard]] Top top(double share) const { return all().highest(share); }
  [[nodiscard]] omrade::Limits limits_of(const Top& top) const {
    return limits_around(top.mean(), all().influence(top));
  }
  /// Of the top's mean minus that of all.
  [[nodiscard]] omrade::Limits limits_of_excess(const Top& top) const {
    const omrade::formula::Influence of_top = all().influence(top);
    return limits_around(top.mean() - mean(), [&](double x) { return of_top(x) - x; });
  }

 private:
  [[nodiscard]] omrade::formula::Distribution all() const {
    return omrade::formula::Distribution(classes_);
  }
  template <class F>
  [[nodiscard]] omrade::Limits limits_around(double value, const F& f) const {
    return at_least_zero(omrade::limits_of_mean(examined(), value, all().variance(f)));
  }

  std::array<omrade::formula::ValueCount, kMostTeeth + 1> classes_{};
};

}  // namespace caries
