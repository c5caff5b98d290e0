// Is it going up or down? A line through the values of several periods.
//
//   omrade::TrendLine trend;
//   for (std::size_t k = 0; k < history.periods(); ++k) trend.add(time[k], value[k], weight[k]);
//   const omrade::Change slope = trend.slope(5);
#pragma once

#include <omrade/change.hpp>
#include <omrade/sdk/student.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace omrade {
inline namespace sdk {

/// Weighted least squares of values on time. With w = 1/variance of each value, limits of the slope
/// are Student's with n - 2 degrees of freedom and the spread round the line as the scale, so that
/// weights need only be right in proportion. The same as omrade::stats::linear_trend, but for how
/// sums are rounded.
class TrendLine {
 public:
  /// What is not finite, or of a weight not above 0, is left out.
  void add(double time, double value, double weight) {
    if (!std::isfinite(time) || !std::isfinite(value) || !std::isfinite(weight) || !(weight > 0))
      return;
    points_.push_back({time, value, weight});
  }
  [[nodiscard]] std::size_t periods() const { return points_.size(); }

  /// Change per unit of time; NaN of fewer than `least` (and than 3) values, or where all times are
  /// one. No limits where the values lie on a line: no spread seen is not no spread.
  [[nodiscard]] Change slope(std::size_t least) const {
    Change out;
    if (points_.size() < std::max<std::size_t>(least, 3)) return out;
    double w = 0, wt = 0, wy = 0, largest = 0;
    for (const Point& p : points_) {
      w += p.weight;
      wt += p.weight * p.time;
      wy += p.weight * p.value;
      largest = std::max(largest, std::abs(p.value));
    }
    const double middle = wt / w, level = wy / w;
    double stt = 0, sty = 0;
    for (const Point& p : points_) {
      stt += p.weight * (p.time - middle) * (p.time - middle);
      sty += p.weight * (p.time - middle) * (p.value - level);
    }
    if (!(stt > 0)) return out;
    out.value = sty / stt;
    double rest = 0;
    for (const Point& p : points_) {
      const double apart = p.value - level - out.value * (p.time - middle);
      rest += p.weight * apart * apart;
    }
    constexpr double rounding = 1e-14;  // what is left of values on a line measures nothing
    if (!(rest > rounding * rounding * largest * largest * w)) return out;
    const auto freedom = static_cast<double>(points_.size() - 2);
    out.limits = student_limits(out.value, std::sqrt(rest / freedom / stt), freedom);
    return out;
  }

 private:
  struct Point {
    double time = 0, value = 0, weight = 0;
  };
  std::vector<Point> points_;
};

/// Cochran (1954) and Armitage (1955) of x of n at each time: the z of a trend of proportions,
/// slope * sqrt(sum of n*(t - mean)^2 / (p*(1 - p))) with the slope weighted by n and p the
/// proportion of all. Times without 0 <= x <= n and n > 0 are left out. NaN of fewer than `least`
/// (and than 2) times, or where all or nobody has it. The same as omrade::stats::cochran_armitage.
struct ProportionAt {
  double time = 0, x = 0, n = 0;
};
inline double cochran_armitage(const std::vector<ProportionAt>& all, std::size_t least) {
  double n = 0, nt = 0, x = 0, stt = 0, sty = 0;
  std::size_t used = 0;
  const auto whole = [](const ProportionAt& one) {
    return std::isfinite(one.time) && std::isfinite(one.n) && one.n > 0 && one.x >= 0 &&
           one.x <= one.n;
  };
  for (const ProportionAt& one : all) {
    if (!whole(one)) continue;
    n += one.n;
    nt += one.n * one.time;
    x += one.x;
    ++used;
  }
  if (used < std::max<std::size_t>(least, 2)) return kNone;
  const double middle = nt / n, p = x / n;
  for (const ProportionAt& one : all) {
    if (!whole(one)) continue;
    stt += one.n * (one.time - middle) * (one.time - middle);
    sty += (one.time - middle) * (one.x - one.n * p);
  }
  const double variance = p * (1 - p) * stt;
  return variance > 0 ? sty / std::sqrt(variance) : kNone;
}

}  // namespace sdk
}  // namespace omrade
