// Scores that are equal but for rounding.
#pragma once

#include "composite/hierarchy.hpp"

#include <span>
#include <vector>

namespace omrade::composite {

/// Of what went into a sum, this much of the largest is rounding.
inline constexpr double kRounding = 1e-12;

/// How far rounding may have put each area's score from what it is. Of an arithmetic mean kRounding
/// times the largest of the area's parts on the common scale. The other means are of numbers above
/// 0, whose sums keep their digits: kRounding times the score, by a power p below 1 as many times
/// more as 1 / |p| says. 0 where there is no score, and of copeland, whose scores are counts.
/// `parts` as they are weighed together; `scores` and `out` one entry per area.
void rounding_of(Mean mean, const Parts& parts, std::span<const double> scores,
                 std::span<double> out);

/// 1 for the highest; scores that are equal but for rounding share the lowest rank, and so does a
/// chain of such, whose ends may lie farther apart: see Ranking. NaN where there is no score.
std::vector<double> ranks(std::span<const double> scores, std::span<const double> rounding);

}  // namespace omrade::composite
