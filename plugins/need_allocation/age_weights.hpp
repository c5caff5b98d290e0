// What a person counts by age: a weight for each age band.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

namespace need_allocation {

/// Band k begins at from[k] and ends where the next begins; an age below all has no weight. The
/// bounds ascend, and there are as many weights.
class AgeWeights {
 public:
  AgeWeights(std::span<const double> from, std::span<const double> weights)
      : from_(from), weights_(weights) {}

  [[nodiscard]] bool valid() const {
    const auto not_above = [](double a, double b) { return a >= b; };
    return !from_.empty() && from_.size() == weights_.size() &&
           std::adjacent_find(from_.begin(), from_.end(), not_above) == from_.end();
  }
  /// Whether all ages weigh alike, so that none need be known.
  [[nodiscard]] bool same() const { return from_.size() == 1 && from_[0] <= 0; }
  [[nodiscard]] double of(double age) const {
    const auto above = std::upper_bound(from_.begin(), from_.end(), age);
    return above == from_.begin() ? 0
                                  : weights_[static_cast<std::size_t>(above - from_.begin()) - 1];
  }
  [[nodiscard]] double of_any() const { return weights_[0]; }

 private:
  std::span<const double> from_, weights_;
};

/// People of one area: how many, and how many weighted by age.
struct Heads {
  double number = 0;
  double weighted = 0;
};

/// Adds up persons with their share of the area; those of unknown age weigh as the mean of the
/// others.
class HeadCount {
 public:
  explicit HeadCount(const AgeWeights& weights) : weights_(weights) {}

  void add(double share, double age) {
    number_ += share;
    if (std::isnan(age)) return;
    known_ += share;
    weighted_ += share * weights_.of(age);
  }
  /// NaN weighted where no age is known of anybody.
  [[nodiscard]] Heads heads() const {
    if (number_ == 0) return {};
    return {.number = number_, .weighted = known_ > 0 ? weighted_ * (number_ / known_) : NAN};
  }

 private:
  AgeWeights weights_;
  double number_ = 0, known_ = 0, weighted_ = 0;
};

}  // namespace need_allocation
