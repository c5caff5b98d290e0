// The scale of one part as it stands, read backwards: which value has this place on it?
#pragma once

#include "composite/normalise.hpp"
#include "composite/prepare.hpp"

#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace omrade::composite {

/// True values lie within.
struct ValueLimits {
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
};

/// What is asked of a scale: to take one area's value to `wanted`.
struct Wanted {
  std::size_t area = 0;
  double place = 0;  ///< on the scale; may be infinite
  bool up = false;   ///< above where the area stands
  /// Whether a place is enough: true from some place on, in the direction of `up`.
  std::function<bool(double)> enough{};
};

/// All values stay as they are but one.
class PartScale {
 public:
  /// `values` NaN: none; `scaled` is what treatment and scale made of them. `limits` that the
  /// values do not keep are in another unit, and are dropped.
  PartScale(std::span<const double> values, std::span<const double> scaled,
            const Treatment& treatment, const Scaling& scaling, ValueLimits limits);

  /// The value of the area that has the place, or at the end of the scale is enough; on a scale of
  /// ranks that of the area that must be passed (up) or reached (down). NaN where no value is.
  [[nodiscard]] double value_at(const Wanted& wanted) const;

 private:
  struct Step {
    double at;         ///< turned and treated
    double value;      ///< turned: the highest that is put there
    std::size_t last;  ///< how many values lie there or below
  };
  void find_line(double low, double high);
  void find_steps();
  [[nodiscard]] double turned(double value) const { return scaling_.low_is_need ? -value : value; }
  [[nodiscard]] double treated(double value) const { return turned(treatment_(value)); }
  [[nodiscard]] double on_line(const Wanted& wanted) const;
  [[nodiscard]] double on_steps(const Wanted& wanted) const;

  std::span<const double> values_, scaled_;
  const Treatment& treatment_;
  Scaling scaling_;
  double least_, most_;  ///< turned and treated values between which the scale is not flat
  std::optional<double> least_place_{}, most_place_{};  ///< where these are ends of the scale
  double slope_ = 0;           ///< of a line: how much a treated value of 1 more adds
  std::vector<Step> steps_{};  ///< of ranks, rising
  std::size_t count_ = 0;      ///< values
};

}  // namespace omrade::composite
