// When a direct estimate is shown.
#pragma once

#include <omrade/survey.hpp>

namespace habits {

inline constexpr double kPercent = 100;

struct Publication {
  double largest_half_width;
  double few_respondents;

  /// Among few the width must not depend on the answers: a proportion near 0 or 1 has a narrow
  /// interval, and "too uncertain" beside "protected" would tell whose is not.
  [[nodiscard]] bool too_wide(const omrade::SurveyProportion& habit,
                              const omrade::Limits& limits) const {
    constexpr double widest = 0.5;
    const bool few = omrade::whole_persons(habit.respondents()) < few_respondents;
    const omrade::Limits judged =
        few ? omrade::wilson_limits(widest, habit.n_eff(), kPercent) : limits;
    const double half_width = (judged.upper95 - judged.lower95) / 2;
    return !(half_width <= largest_half_width);  // so also without limits
  }
};

}  // namespace habits
