// From an index to whom to begin with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace omrade::composite {

/// How far an area's place is known, by the width of its 95 % limits, as a share of all places:
/// up to a tenth, up to a quarter, or more.
enum class Stability : std::uint8_t { firm, moderate, uncertain };
Stability stability_of(double rank_lower, double rank_upper, std::size_t areas);
std::string_view word_of(Stability stability);

/// Among the `top` most in need with at least 95 % probability, or with at most 5 %, or neither.
enum class Membership : std::uint8_t { in, out, undecided };
Membership membership_of(double top_probability);
std::string_view word_of(Membership membership);

/// The fewest areas that hold `share` of all need: taken by need, the greatest first (of equal ones
/// the first in the list), until it is reached. need ≥ 0, NaN is none. One entry per area: 1, 0, or
/// NaN where the need is.
std::vector<double> fewest_that_hold(std::span<const double> need, double share);

/// Need and resources beside their medians: above or not above. NaN of either: none.
enum class Quadrant : std::uint8_t { none, high_low, high_high, low_low, low_high };
std::vector<Quadrant> quadrants(std::span<const double> need, std::span<const double> resources);
/// "high need, low resources" …; "" for none.
std::string_view word_of(Quadrant quadrant);

/// How many times the answers that an area has it would need for its score to be told from the edge
/// of the `top`: (1.645·deviation / distance to the edge)², the edge halfway between the mean
/// scores of the last in and the first out, as the variance of an estimate falls with its answers.
/// 1 where it can be told already; infinity where the score lies on the edge. What it leaves out:
/// that more answers would move the scores themselves, and draw them less together. Error bug where
/// top is 0 or not below the number of areas.
std::vector<double> information_needed(std::span<const double> score_means,
                                       std::span<const double> deviations, std::size_t top);

}  // namespace omrade::composite
