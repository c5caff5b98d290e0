#include "composite/part_scale.hpp"

#include <algorithm>
#include <cmath>

namespace omrade::composite {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

bool is_of_ranks(Normalisation how) {
  return how == Normalisation::percentile_rank || how == Normalisation::rank ||
         how == Normalisation::imd_exponential;
}

}  // namespace

PartScale::PartScale(std::span<const double> values, std::span<const double> scaled,
                     const Treatment& treatment, const Scaling& scaling, ValueLimits limits)
    : values_(values), scaled_(scaled), treatment_(treatment), scaling_(scaling) {
  for (const double x : values) {
    if (x < limits.least || x > limits.most) limits = {};
  }
  double low = kInfinity, high = -kInfinity;
  for (const double x : values) {
    if (std::isnan(x)) continue;
    ++count_;
    low = std::min(low, treated(x));
    high = std::max(high, treated(x));
  }
  least_ = treated(scaling.low_is_need ? limits.most : limits.least);
  most_ = treated(scaling.low_is_need ? limits.least : limits.most);
  if (is_of_ranks(scaling.how)) {
    find_steps();
  } else {
    find_line(low, high);
  }
}

void PartScale::find_line(double low, double high) {
  double from = scaling_.ends[0], to = scaling_.ends[1];
  if (scaling_.how == Normalisation::target) low = turned(scaling_.target);
  if (has_ends(scaling_.how)) {
    if (low >= least_) least_place_ = from;
    if (high <= most_) most_place_ = to;
    least_ = std::max(least_, low);
    most_ = std::min(most_, high);
  } else {
    for (std::size_t i = 0; i < values_.size(); ++i) {
      if (treated(values_[i]) == low) from = scaled_[i];
      if (treated(values_[i]) == high) to = scaled_[i];
    }
  }
  if (high > low) slope_ = (to - from) / (high - low);
}

void PartScale::find_steps() {
  for (const double x : values_) {
    if (!std::isnan(x)) steps_.push_back({.at = treated(x), .value = turned(x), .last = 0});
  }
  std::sort(steps_.begin(), steps_.end(), [](const Step& a, const Step& b) {
    return a.at != b.at ? a.at < b.at : a.value < b.value;
  });
  std::size_t kept = 0;
  for (std::size_t k = 0; k < steps_.size(); ++k) {
    steps_[k].last = k + 1;
    if (k + 1 == steps_.size() || steps_[k + 1].at != steps_[k].at) steps_[kept++] = steps_[k];
  }
  steps_.resize(kept);
}

double PartScale::value_at(const Wanted& wanted) const {
  if (std::isnan(values_[wanted.area])) return kNone;
  if (wanted.enough(scaled_[wanted.area])) return values_[wanted.area];
  return steps_.empty() ? on_line(wanted) : on_steps(wanted);
}

double PartScale::on_line(const Wanted& wanted) const {
  if (!(slope_ > 0)) return kNone;
  const double own = values_[wanted.area];
  double start = treated(own);
  // Below a target all stand at it.
  if (scaling_.how == Normalisation::target) start = std::max(start, turned(scaling_.target));
  const double place = scaled_[wanted.area];
  double at = start + (wanted.place - place) / slope_;
  if (std::isnan(at)) return kNone;
  if (at < least_ || at > most_) {
    at = std::clamp(at, least_, most_);
    // Beyond by rounding alone is at the end, whose place is known: the way there would add to what
    // rounding does, by the digits that a low end has beside a high one.
    const std::optional<double> end = at == most_ ? most_place_ : least_place_;
    if (!wanted.enough(end.value_or(place + (at - start) * slope_))) return kNone;
  }
  const double value = treatment_.back(turned(at));
  return std::isfinite(value) ? value : kNone;
}

double PartScale::on_steps(const Wanted& wanted) const {
  const double own = treated(values_[wanted.area]);
  const auto here = std::lower_bound(steps_.begin(), steps_.end(), own,
                                     [](const Step& step, double at) { return step.at < at; });
  const auto n = static_cast<double>(count_);
  auto found = steps_.end();
  if (wanted.up) {
    // Past a step the area itself is no more among those there or below; rank 1 has none below it.
    found = std::partition_point(here, steps_.end(), [&](const Step& step) {
      return !wanted.enough(scale_of_rank(static_cast<double>(step.last), n, scaling_));
    });
    if (found == steps_.end() || !(found->at < most_)) return kNone;
  } else {
    const auto below = [&](const Step& step) -> double {
      return &step == steps_.data() ? 1 : static_cast<double>((&step - 1)->last + 1);
    };
    found = std::partition_point(steps_.begin(), here + 1, [&](const Step& step) {
      return wanted.enough(scale_of_rank(below(step), n, scaling_));
    });
    if (found == steps_.begin()) return kNone;
    --found;
  }
  return std::clamp(turned(found->value), treatment_.least, treatment_.most);
}

}  // namespace omrade::composite
