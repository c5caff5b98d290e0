// Funnel plots: how far from a target chance alone carries an area of its size (Spiegelhalter 2005,
// Statistics in Medicine 24:1185).
#pragma once

#include "stats/estimate.hpp"

#include <cstdint>
#include <string_view>

namespace omrade::stats {

/// Of a proportion of n around `target` P: P ± z · sqrt(P (1 − P) / n), cut to [0, 1]. NaN unless P
/// lies in [0, 1] and n is above 0.
Limits funnel_of_proportion(double target, double n, double z);

/// Of a count where `expected` are: what a Poisson variable of that mean exceeds, and falls short
/// of, with half the two-sided error of z each, P(X >= upper) = P(X <= lower) = a/2, continued
/// between whole numbers by the gamma function. Thus a count lies outside exactly where its own
/// exact limits (poisson_exact) leave `expected` out. The lower limit is 0 where even no event is
/// that likely. NaN unless expected is finite and 0 or more; {0, 0} at 0.
Limits funnel_of_count(double expected, double z);

enum class Significance : std::uint8_t { high998, high95, similar, low95, low998 };
std::string_view name_of(Significance significance);

/// Where a value lies: outside the limits of 99.8 %, of 95 %, or neither; on a limit is inside.
Significance against_limits(double value, Limits at95, Limits at998);
/// Likewise of an estimate, whose own limits leave the target below or above them.
Significance against_target(const Estimate& estimate, double target);

}  // namespace omrade::stats
