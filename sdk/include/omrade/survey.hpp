// Proportions from a survey with weights, for plugins whose rows are respondents.
//
//   omrade::SurveyProportion smokers;
//   for (const omrade::Run run : respondents.runs(i)) {
//     for (std::size_t r = run.begin; r < run.end; ++r) {
//       if (weight[r] > 0 && !std::isnan(smokes[r])) {
//         smokers.add(run.share, weight[r], smokes[r] == 1);
//       }
//     }
//   }
//   if (smokers.respondents() > 0) {
//     out.set(i, smokers.yes(), smokers.all(), omrade::whole_persons(smokers.respondents()));
//     out.value(i, 100 * smokers.p(), smokers.limits(100));
//   }
//
// A layer whose every row weighs 1 needs none of this: the engine adds Wilson's interval itself.
#pragma once

#include <omrade/sdk/estimate.hpp>

#include <algorithm>
#include <cmath>

namespace omrade {
inline namespace sdk {

namespace detail {

struct WilsonPair {
  double lower = 0;
  double upper = 1;
};

/// The two limits are the roots of one quadratic; the lower one follows from their product, because
/// the difference of nearly equal terms would lose the digits of a small proportion.
inline WilsonPair wilson_at(double p, double n, double z) {
  const double x = p * n;
  const double sum = 2 * x + z * z + z * std::sqrt(z * z + 4 * x * (1 - p));
  return {.lower = p == 0 ? 0 : 2 * x * p / sum,
          .upper = p == 1 ? 1 : std::min(1.0, sum / (2 * (n + z * z)))};
}

}  // namespace detail

/// Wilson's (1927) score limits of a proportion p in [0, 1] of n > 0, which need not be whole,
/// times the layer's multiplier; none for any other p or n.
inline Limits wilson_limits(double p, double n, double multiplier = 1) {
  if (!(p >= 0 && p <= 1) || !(n > 0) || std::isinf(n)) return {};
  const detail::WilsonPair at95 = detail::wilson_at(p, n, kZ95);
  const detail::WilsonPair at998 = detail::wilson_at(p, n, kZ998);
  return {.lower95 = multiplier * at95.lower,
          .upper95 = multiplier * at95.upper,
          .lower998 = multiplier * at998.lower,
          .upper998 = multiplier * at998.upper,
          .kind = Interval::wilson};
}

/// The weighted proportion of yes among those who answered (Hájek 1971), from sums over rows that
/// each have a share s of the area, the share of its run, and a survey weight w. The share says how
/// much of the respondent is here and enters every sum once; only the weight is squared: a tenth of
/// a person is not a tenth as informative as a whole sample.
class SurveyProportion {
 public:
  /// REQUIRES: share > 0, weight > 0. Who did not answer is not added.
  void add(double share, double weight, bool yes) {
    respondents_ += share;
    all_ += share * weight;
    if (yes) {
      yes_ += share * weight;
      squares_of_yes_ += share * weight * weight;
    } else {
      squares_of_no_ += share * weight * weight;
    }
  }

  /// Sum of s: the base of the estimate, whole_persons() of it to be exact.
  [[nodiscard]] double respondents() const { return respondents_; }
  /// Sum of s*w*y, y being 1 for yes: the numerator. Never above all(), however it was rounded.
  [[nodiscard]] double yes() const { return yes_; }
  /// Sum of s*w: the denominator.
  [[nodiscard]] double all() const { return all_; }

  /// yes() / all(). NaN, and so below, before anyone is added.
  [[nodiscard]] double p() const { return yes_ / all_; }
  /// Kish's effective number (sum of s*w)^2 / sum of s*w^2: as many as equally weighed respondents
  /// would tell as much. At most respondents(), but for rounding.
  [[nodiscard]] double n_eff() const { return all_ * all_ / (squares_of_yes_ + squares_of_no_); }
  /// Of p: n/(n - 1) * sum of s*w^2*(y - p)^2 / (sum of s*w)^2, n being respondents(). NaN unless n
  /// is above 1; 0 where all answer alike, which is no certainty: intervals come from limits().
  [[nodiscard]] double variance() const {
    if (!(respondents_ > 1)) return kNone;
    const double part = p();
    const double spread = squares_of_yes_ * (1 - part) * (1 - part) + squares_of_no_ * part * part;
    return respondents_ / (respondents_ - 1) * spread / (all_ * all_);
  }
  /// Wilson's limits of p with the effective number, times the layer's multiplier.
  [[nodiscard]] Limits limits(double multiplier = 1) const {
    return wilson_limits(p(), n_eff(), multiplier);
  }

 private:
  double respondents_ = 0;
  double all_ = 0;
  double yes_ = 0;
  double squares_of_yes_ = 0;
  double squares_of_no_ = 0;
};

}  // namespace sdk
}  // namespace omrade
